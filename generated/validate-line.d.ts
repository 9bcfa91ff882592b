// Do not edit. Generated from src/transfer/line.schema.yaml by `npm run generate`.
import type { ErrorObject } from "ajv";

export declare const validateLine: {
  (data: unknown): boolean;
  errors?: ErrorObject[] | null;
};
