/** Maximum number of strings and arrays around a value. */
const MAX_LAYERS = 5;
/** Text that may be JSON of an object, an array or a string, with a byte order mark or blanks before it. */
const JSON_START = /^\s*[[{"]/;

/** What was taken off a value: a string that held its JSON, or an array in which it is the first. */
export type Layer = "string" | "array";

export interface Unwrapped {
  value: unknown;
  /** From the outside to the inside. */
  layers: Layer[];
  /** Whether an array held more than this. */
  isOneOfMany: boolean;
}

/** Takes off the strings and arrays around a value. `mayParse` is asked with the length of each text before it is parsed. */
export function unwrap(sent: unknown, mayParse: (length: number) => boolean): Unwrapped {
  let value = sent;
  const layers: Layer[] = [];
  let isOneOfMany = false;
  while (layers.length < MAX_LAYERS) {
    if (Array.isArray(value)) {
      layers.push("array");
      isOneOfMany ||= value.length > 1;
      value = value[0];
    } else if (typeof value === "string" && JSON_START.test(value) && mayParse(value.length)) {
      layers.push("string");
      value = parsed(value);
    } else break;
  }
  return { value, layers, isOneOfMany };
}

/** Undefined for what is not JSON. A byte order mark counts as a blank. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.trim());
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
