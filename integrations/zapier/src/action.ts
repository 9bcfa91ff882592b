/** One field of an action, as the contract describes it. */
export interface Field {
  name: string;
  /** Markdown. */
  description: string;
  type: "string" | "integer" | "boolean" | "json";
  /** Whether the value is a list. */
  list: boolean;
  required: boolean;
  /** That `null` clears it. */
  nullable: boolean;
  choices?: readonly string[];
  /** Default value. */
  default?: string | number | boolean;
}

/** One action of the contract. */
export interface Action {
  /** One sentence. */
  description: string;
  readOnly: boolean;
  fields: readonly Field[];
  example: { request: Record<string, unknown>; result: Record<string, unknown> };
  /** The type of each value that it returns, by the name that Zapier has for it: `part__name` for a part of a result. */
  output: Record<string, "string" | "integer" | "boolean">;
}
