// Do not edit. Generated from the schemas in src/gateway/config, src/plugin and src/worker/config by `npm run generate`.
import type { ErrorObject } from "ajv";
import type { components } from "./config-types.ts";

export declare const validateWorkerConfig: {
  (data: unknown): data is components["schemas"]["WorkerConfig"];
  errors?: ErrorObject[] | null;
};
