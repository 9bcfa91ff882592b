// Do not edit. Generated from openapi.yaml by `npm run generate`.
import type { ErrorObject } from "ajv";
import type { components } from "./types.ts";

export declare const validateRequest: {
  (data: unknown): data is components["schemas"]["ActionRequest"];
  errors?: ErrorObject[] | null;
};
