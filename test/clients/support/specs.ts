import { fileURLToPath } from "node:url";

/** The published forms of the contract that clients are generated from. */
export const SPECS = {
  "union-3.1": "openapi.json",
  "union-3.0": "openapi-3.0.json",
  "per-action-3.1": "actions.openapi.json",
  "per-action-3.0": "actions.openapi-3.0.json",
  "per-action-2.0": "actions.swagger-2.0.json",
} as const;

export type Form = keyof typeof SPECS;
export const FORMS = Object.keys(SPECS) as Form[];

/** One operation with a union body, or one operation for each action. */
export type Shape = "union" | "per-action";

export const shapeOf = (form: Form): Shape => (form.startsWith("union") ? "union" : "per-action");

export const specFile = (form: Form): string =>
  fileURLToPath(new URL(`../../../generated/${SPECS[form]}`, import.meta.url));
