// Do not edit. Generated from openapi.yaml by `npm run generate`.
import type { ErrorObject } from "ajv";
import type { components } from "./types.ts";

export declare const validateWebhooksConfig: {
  (data: unknown): data is components["schemas"]["WebhooksConfig"];
  errors?: ErrorObject[] | null;
};
