import { ACTION_FORMS, type ActionField, type ActionForm } from "../../../generated/action-forms.ts";
import { CONNECTION_HELP } from "../connection.ts";
import { columns, wrap } from "../layout.ts";
import { EXIT } from "./exit-codes.ts";
import { flagOf, LATEST } from "./fields.ts";

/** The options of every action, beside its fields. */
export const CALL_HELP: readonly (readonly [string, string])[] = [
  ["--json FILE", "fields from a JSON object in a file, - for standard input; options win over it"],
  ["--wait", "then wait until the flow has ended, and print it"],
  ["--timeout SECONDS", "how long to wait at most; default: until it has ended"],
  ["--idempotency-key KEY", "what tells that a repeated call is the same change; default: a random one"],
  ...CONNECTION_HELP,
  ["-h, --help", "this text"],
];

export function callHelp(): string {
  return `Usage: taskflow-webhooks call <action> [--field value …] [--json FILE|-] [--wait]

Performs an action on a route and prints its result as JSON. Each action has options of its own:
taskflow-webhooks call <action> --help

Actions:
${columns(ACTION_FORMS.map(({ action, title }) => [action, title]))}${common()}`;
}

export function actionHelp(form: ActionForm): string {
  const required = form.fields.filter((field) => field.required).map((field) => ` ${usageOf(field)}`);
  const fields = form.fields.map((field): [string, string] => [usageOf(field), describe(field)]);
  return `Usage: taskflow-webhooks call ${form.action}${required.join("")}${form.fields.length > required.length ? " [--field value …]" : ""}

${wrap(plain(form.description))}
${fields.length > 0 ? `\nFields:\n${columns(fields)}` : ""}${common()}`;
}

function common(): string {
  return `
Options:
${columns(CALL_HELP)}
Standard output is one JSON document: the result, or, when the action was refused, {"ok":false,"code","error",…} with the
flow as it is in "current". Exit codes:
${columns(Object.values(EXIT).map(([code, meaning]) => [String(code), meaning]))}`;
}

function usageOf(field: ActionField): string {
  const flag = `--${flagOf(field.name)}`;
  return field.type === "boolean" ? flag : `${flag} ${placeholderOf(field)}`;
}

function placeholderOf({ type, choices, list }: ActionField): string {
  if (choices) return list ? "VALUE,…" : choices.join("|");
  return { string: "TEXT", integer: "N", json: "JSON" }[type as "string" | "integer" | "json"];
}

function describe(field: ActionField): string {
  const notes = [
    field.required && "required",
    field.list && field.choices && `of ${field.choices.join(", ")}`,
    field.name === "expectedRevision" && `${LATEST}: the one that it has now, decided anew when another is faster`,
    field.nullable && "null clears it",
    field.type === "boolean" && `--no-${flagOf(field.name)} for false`,
    field.default !== undefined && `default ${field.default}`,
  ].filter((note) => note !== false && note !== undefined);
  return `${field.summary}${notes.length > 0 ? ` (${notes.join("; ")})` : ""}`;
}

function plain(markdown: string): string {
  return markdown.replaceAll("`", "");
}
