// Do not edit. Generated from openapi.yaml by `npm run generate`.
import type { ErrorObject } from "ajv";
import type { ActionName } from "./actions.ts";

interface Validator {
  (data: unknown): boolean;
  errors?: ErrorObject[] | null;
}
/** By action, then by status. A status that is not there is one that the action never answers with. */
export declare const validateResponse: Record<ActionName, Partial<Record<number, Validator>>>;
