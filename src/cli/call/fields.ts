import type { ActionField, ActionForm } from "../../../generated/action-forms.ts";
import { parseJson } from "../../shared/parse-json.ts";
import type { Option } from "../command.ts";
import { UsageError } from "../usage-error.ts";

/** Value of `expectedRevision` for the revision that the flow has when the command runs. */
export const LATEST = "latest";
export const REVISION = "expectedRevision";

type Value = string | boolean | (string | boolean)[] | undefined;

/** Fields with the name of an option of all actions: `--url` is the URL of the route. */
const RENAMED: ReadonlyMap<string, string> = new Map([["url", "endpoint-url"]]);

/** `expectedRevision` → `expected-revision` */
export function flagOf(name: string): string {
  return RENAMED.get(name) ?? kebab(name);
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Fields that have an option. A secret has none, as it would show in the process list: it goes into the file of `--json`. */
export function flagFields({ fields }: Pick<ActionForm, "fields">): readonly ActionField[] {
  return fields.filter(({ name }) => name !== "secret");
}

/** The options of an action's fields. */
export function fieldOptions(form: ActionForm): Option[] {
  return flagFields(form).map((field) => ({
    name: flagOf(field.name),
    ...(field.type !== "boolean" && { value: placeholderOf(field) }),
    multiple: field.list,
    summary: field.summary,
  }));
}

function placeholderOf({ type, choices, list }: ActionField): string {
  if (choices) return list ? "VALUE,…" : choices.join("|");
  return { string: "TEXT", integer: "N", json: "JSON" }[type as "string" | "integer" | "json"];
}

/** Flags as the contract writes its fields (`--flowId`) are taken too; what follows `=` is left alone. */
export function withKebabFlags(args: string[]): string[] {
  return args.map((arg) => arg.replace(/^--\w+/, kebab));
}

/** The request without its action: the fields of `body`, with those over them that the command line names. */
export function inputOf(form: ActionForm, values: Record<string, Value>, body: object): Record<string, unknown> {
  const named = form.fields.flatMap((field): [string, unknown][] => {
    const value = values[flagOf(field.name)];
    return value === undefined ? [] : [[field.name, typed(field, value)]];
  });
  const input = { ...body, ...Object.fromEntries(named) };
  const missing = form.fields.filter(({ name, required }) => required && !Object.hasOwn(input, name));
  if (missing.length > 0)
    throw new UsageError(
      `${form.action} needs ${missing.map(({ name }) => `--${flagOf(name)}`).join(", ")}. See: taskflow-webhooks call ${form.action} --help`,
    );
  return input;
}

function typed(field: ActionField, value: Exclude<Value, undefined>): unknown {
  if (typeof value === "boolean") return value;
  if (Array.isArray(value))
    return value.flatMap((texts) =>
      String(texts)
        .split(",")
        .map((text) => single(field, text.trim())),
    );
  return single(field, value);
}

function single(field: ActionField, text: string): unknown {
  const flag = `--${flagOf(field.name)}`;
  if (field.nullable && text === "null") return null;
  if (field.type === "integer") return field.name === REVISION && text === LATEST ? LATEST : integer(field, flag, text);
  if (field.type === "json") return json(flag, text);
  if (field.choices && !field.choices.includes(text))
    throw new UsageError(`${flag} takes ${alternatives(field.choices)}, not ${shown(text)}`);
  if (field.minLength && text.trim() === "")
    throw new UsageError(`${flag} is blank${field.nullable ? "; null clears it" : ""}`);
  return text;
}

function integer({ name, minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: ActionField, flag: string, text: string) {
  const number = Number(text);
  if (!/^-?\d+$/.test(text) || number < minimum || number > maximum)
    throw new UsageError(
      `${flag} takes an integer from ${minimum} to ${maximum}${name === REVISION ? `, or ${LATEST}` : ""}, not ${shown(text)}`,
    );
  return number;
}

function json(flag: string, text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    const hint = /^[\w ]*$/.test(text) ? `. A text needs JSON quotes: ${flag} '"…"'` : "";
    throw new UsageError(`${flag} takes JSON: ${(error as Error).message}${hint}`);
  }
}

function alternatives(choices: readonly string[]): string {
  return new Intl.ListFormat("en", { type: "disjunction" }).format(choices);
}

function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
