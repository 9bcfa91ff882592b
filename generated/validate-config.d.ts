// Do not edit. Generated from src/plugin/route.schema.yaml and openapi.yaml by `npm run generate`.
import type { ErrorObject } from "ajv";
import type { components } from "./config-types.ts";

export declare const validateWebhooksConfig: {
  (data: unknown): data is components["schemas"]["WebhooksConfig"];
  errors?: ErrorObject[] | null;
};
