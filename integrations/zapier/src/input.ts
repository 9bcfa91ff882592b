import type { PlainInputField, ZObject } from "zapier-platform-core";
import type { Field } from "./action.ts";
import type { Body } from "./body.ts";
import { parseExactly } from "./exact-json.ts";
import { label } from "./label.ts";

type Input = Record<string, unknown>;

/** What Zapier asks for. */
export function inputField(field: Field): PlainInputField {
  const { name, required, list, choices } = field;
  return {
    key: name,
    label: label(name),
    helpText: helpText(field),
    type: field.type === "json" ? "text" : field.type,
    required,
    ...(list && { list }),
    ...(choices && { choices: Object.fromEntries(choices.map((choice) => [choice, label(choice)])) }),
    ...(field.type === "json" && { placeholder: '{"reviewed": 42}' }),
    ...(name === "taskId" && { dynamic: "new_task.taskId.task", search: "list_tasks.taskId" }),
    ...(name === "flowId" && { dynamic: "new_flow.flowId.goal", search: "find_latest_flow.flowId" }),
  };
}

function helpText({ description, type, nullable, default: preset }: Field): string {
  const notes = [
    type === "json" && "Write it as JSON: text in double quotes.",
    nullable && "If empty, the value does not change.",
    preset !== undefined && !description.includes(`\`${preset}\``) && `If empty, the value is \`${preset}\`.`,
  ];
  return [description, ...notes.filter(Boolean)].join(" ");
}

/** The request, of what Zapier has from the user: mostly text. Throws an error that names the field. */
export function requestBody(z: ZObject, fields: readonly Field[], input: Input): Body {
  const given = fields.filter(({ name }) => !isBlank(input[name]));
  return Object.fromEntries(given.map((field) => [field.name, valueOf(z, field, input[field.name])]));
}

export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

function valueOf(z: ZObject, field: Field, value: unknown): unknown {
  if (field.list) return Array.isArray(value) ? value : [value];
  if (field.nullable && value === "null") return null;
  const read = READ[field.type](value);
  if (read !== undefined) return read.value;
  throw new z.errors.Error(`${label(field.name)} ${EXPECTED[field.type]}`, "invalid_input");
}

const EXPECTED: Record<Field["type"], string> = {
  string: "must be text.",
  integer: "must be a whole number.",
  boolean: "must be true or false.",
  json: 'must be JSON, such as {"reviewed": 42}, [1, 2] or "text". Text needs double quotes around it.',
};

/** A value may be null, so that it comes in a box; undefined is what cannot be read. */
const READ: Record<Field["type"], (value: unknown) => { value: unknown } | undefined> = {
  string: (value) => {
    if (typeof value === "number" || typeof value === "boolean") return { value: String(value) };
    return typeof value === "string" ? { value } : undefined;
  },
  integer: (value) => {
    const number = typeof value === "string" && value.trim() ? Number(value) : value;
    return Number.isSafeInteger(number) ? { value: number } : undefined;
  },
  boolean: (value) => {
    if (typeof value === "boolean") return { value };
    const text = String(value).toLowerCase();
    if (["true", "yes", "1"].includes(text)) return { value: true };
    return ["false", "no", "0"].includes(text) ? { value: false } : undefined;
  },
  json: (value) => {
    if (typeof value !== "string") return { value };
    try {
      return { value: parseExactly(value) };
    } catch {
      return undefined;
    }
  },
};
