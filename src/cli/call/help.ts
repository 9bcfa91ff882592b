import { ACTION_FORMS, type ActionField, type ActionForm } from "../../../generated/action-forms.ts";
import { CALL } from "../command-table.ts";
import { optionsHelp, usageOf } from "../help.ts";
import { columns, wrap } from "../layout.ts";
import { EXIT } from "./exit-codes.ts";
import { fieldOptions, flagFields, flagOf, LATEST } from "./fields.ts";

export function callHelp(): string {
  return `Usage: taskflow-webhooks call ${CALL.usage}

${wrap(CALL.about)}

Actions:
${columns(ACTION_FORMS.map(({ action, title }) => [action, title]))}${common()}`;
}

export function actionHelp(form: ActionForm): string {
  const usages = fieldOptions(form).map(usageOf);
  const flagged = flagFields(form);
  const required = usages.filter((_usage, index) => flagged[index]?.required).map((usage) => ` ${usage}`);
  const fields = flagged.map((field, index): [string, string] => [usages[index] ?? "", describe(field)]);
  return `Usage: taskflow-webhooks call ${form.action}${required.join("")}${flagged.length > required.length ? " [--field value …]" : ""}

${wrap(plain(form.description))}
${fields.length > 0 ? `\nFields:\n${columns(fields)}` : ""}${common()}`;
}

function common(): string {
  return `
Options:
${optionsHelp(CALL.options)}
Standard output is one JSON document: the result, or, when the action was refused, {"ok":false,"code","error",…} with the
flow as it is in "current". Exit codes:
${columns(Object.values(EXIT).map(([code, meaning]) => [String(code), meaning]))}`;
}

function describe(field: ActionField): string {
  const notes = [
    field.required && "required",
    field.list && field.choices && `of ${field.choices.join(", ")}`,
    field.name === "expectedRevision" && `${LATEST}: the current revision, read again when another writer is faster`,
    field.nullable && "null clears it",
    field.type === "boolean" && `--no-${flagOf(field.name)} for false`,
    field.default !== undefined && `default ${field.default}`,
  ].filter((note) => note !== false && note !== undefined);
  return `${field.summary}${notes.length > 0 ? ` (${notes.join("; ")})` : ""}`;
}

function plain(markdown: string): string {
  return markdown.replaceAll("`", "");
}
