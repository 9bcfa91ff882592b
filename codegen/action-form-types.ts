/** One field of an action, in the terms that forms and command lines are made of. */
export interface ActionField {
  /** Name in the contract, for example `expectedRevision`. */
  readonly name: string;
  /** The first sentence of the description, without its marks of code. */
  readonly summary: string;
  /** Markdown, on one line. */
  readonly description: string;
  /** `json` is any JSON value, `null` included. */
  readonly type: "string" | "integer" | "boolean" | "json";
  /** Whether the value is a list. */
  readonly list: boolean;
  readonly required: boolean;
  /** Whether `null` clears the field. A `json` field is not `nullable`: its `null` is a value like any other. */
  readonly nullable: boolean;
  /** The accepted values, if they are limited. */
  readonly choices?: readonly string[];
  /** Default value. */
  readonly default?: string | number | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  /** In characters, for a string that has to have one that is not white space. */
  readonly minLength?: number;
}

/** One action as a form: its texts, its fields, and hints about its effect. */
export interface ActionForm<Name extends string = string> {
  readonly action: Name;
  /** Who performs it: a program that drives flows, one that works on tasks, or the operator. */
  readonly audience: "sender" | "worker" | "operator";
  /** Its name in camel case, as in the contract's form with a path for each action, and in the SDK. */
  readonly operationId: string;
  /** A few words, for example "Create a flow". */
  readonly title: string;
  /** Markdown. */
  readonly description: string;
  /** Whether the action only reads (RFC 9110, section 9.2.1). */
  readonly readOnly: boolean;
  /** Whether the action changes an existing flow, instead of adding a flow or a task. */
  readonly destructive: boolean;
  /** Whether a repeated request changes nothing more: it is refused, or it only reads. */
  readonly idempotent: boolean;
  readonly fields: readonly ActionField[];
  /** The JSON Schema (2020-12) of the request without `action`: an object that refers to nothing outside, no union. */
  readonly inputSchema: { readonly type: "object"; readonly [keyword: string]: unknown };
}
