import type { ActionField } from "../../generated/action-forms.ts";
import { parseJson } from "../shared/parse-json.ts";

/**
 * Arguments as they are meant. Some clients send every argument as text, whatever type its schema names: `"0"` for a
 * revision, the text of a JSON object for a state (anthropics/claude-code#24597). What is not the text of a value of its
 * field's type stays as it came, and the gateway points at it.
 */
export function readArguments(
  fields: readonly ActionField[],
  input: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const fieldOf = new Map(fields.map((field) => [field.name, field]));
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      const field = fieldOf.get(name);
      return [name, field && typeof value === "string" ? meant(field, value) : value];
    }),
  );
}

function meant({ type, list }: ActionField, text: string): unknown {
  if (list) return listOf(text);
  if (type === "integer") return /^-?\d+$/.test(text.trim()) ? parsed(text, Number.isSafeInteger) : text;
  // Clients in Python write True.
  if (type === "boolean") return BOOLEANS.get(text.trim().toLowerCase()) ?? text;
  // A state can be a text like any other: only what no one writes by accident is taken for what it is the text of.
  if (type === "json") return parsed(text, (value) => typeof value === "object" && value !== null);
  return text;
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
]);

/** The text of a JSON array, or one value, or several with commas between them. */
function listOf(text: string): unknown {
  const value = parsed(text, Array.isArray);
  return value === text ? text.split(",").map((one) => one.trim()) : value;
}

function parsed(text: string, isMeant: (value: unknown) => boolean): unknown {
  try {
    const value = parseJson(text);
    return isMeant(value) ? value : text;
  } catch {
    return text;
  }
}
