// Do not edit. Generated from src/gateway/config/gateway.schema.yaml and src/plugin/route.schema.yaml by `npm run generate`.
import type { ErrorObject } from "ajv";
import type { components } from "./config-types.ts";

export declare const validateSections: {
  (data: unknown): data is components["schemas"]["Sections"];
  errors?: ErrorObject[] | null;
};
