import type { PathToken } from "../shared/json-pointer.ts";
import type { Problems } from "./problems.ts";

/** The limit of the reference. Parsing takes any depth, but serializing recurses. */
const MAX_DEPTH = 1_000;
const TOO_DEEP = `must not be nested deeper than ${MAX_DEPTH} levels`;
const TOO_LARGE = "must not contain a number beyond the range of a double";
const HALF_PAIR = "must not contain an unpaired surrogate: a character was cut in two";
const HALF_PAIR_IN_NAME = "must not have an unpaired surrogate in its name: a character was cut in two";

/** Whether a JSON text can hold what `checkValues` finds, numbers apart: most are too short and too plain for it. */
export function mayHoldBadValues(text: string): boolean {
  return text.length > 2 * MAX_DEPTH || text.includes("\\u");
}

/**
 * Finds what no schema can say: how deep a value is nested; that 1e400 became Infinity when it was parsed; and strings
 * that are not text, which JavaScript reads and many other parsers refuse (RFC 8259, section 8.2).
 */
export function checkValues(fields: object, problems: Problems): void {
  new ValueCheck(problems).members([], fields);
}

class ValueCheck {
  readonly #problems: Problems;
  /** The last field that has a problem as a whole. */
  #field: PathToken | undefined;

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  /** `path` is of the object; it is changed, and left as it was. */
  members(path: PathToken[], object: object): void {
    for (const name of Object.keys(object)) {
      path.push(name);
      if (!name.isWellFormed()) this.#problems.add(path, HALF_PAIR_IN_NAME);
      this.#value(path, (object as Record<string, unknown>)[name]);
      path.pop();
    }
  }

  #value(path: PathToken[], value: unknown): void {
    if (path.length > MAX_DEPTH + 1) this.#wholeField(path, TOO_DEEP);
    else if (typeof value === "string") this.#string(path, value);
    else if (typeof value === "number") this.#number(path, value);
    else if (Array.isArray(value)) this.#items(path, value);
    else if (value !== null && typeof value === "object") this.members(path, value);
  }

  #items(path: PathToken[], items: readonly unknown[]): void {
    const last = path.push(0) - 1;
    for (let index = 0; index < items.length; index += 1) {
      path[last] = index;
      this.#value(path, items[index]);
    }
    path.pop();
  }

  #string(path: readonly PathToken[], value: string): void {
    if (!value.isWellFormed()) this.#problems.add(path, HALF_PAIR);
  }

  #number(path: readonly PathToken[], value: number): void {
    if (!Number.isFinite(value)) this.#wholeField(path, TOO_LARGE);
  }

  /** Once for each field, however often it is found there. */
  #wholeField([field = ""]: readonly PathToken[], message: string): void {
    if (field === this.#field) return;
    this.#field = field;
    this.#problems.add([field], message);
  }
}
