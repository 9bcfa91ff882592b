import { ACTION_NAMES, type ActionName, REQUEST_FIELDS } from "../../generated/actions.ts";
import { didYouMean } from "../shared/did-you-mean.ts";
import type { PathToken } from "../shared/json-pointer.ts";
import { ALL_ACTIONS, isAction } from "./action-names.ts";
import { FREE_FORM } from "./free-form.ts";
import type { ProblemDetail } from "./problem.ts";
import { requestPointer } from "./request-pointer.ts";
import { isObject, type Layer, unwrap } from "./unwrap.ts";

type Fields = Record<string, unknown>;

/** Maximum number of objects around a request. */
const MAX_DEPTH = 5;
/** Maximum number of steps of a search. Each field takes one step. */
const MAX_STEPS = 3_000;
/** Comparing a word with all actions, or parsing a text, takes as long as reading this number of fields. */
const STEPS_PER_WORD = 100;
const STEPS_PER_TEXT = 50;
const CHARACTERS_PER_STEP = 1_000;

const ALL_FIELDS = Object.values(REQUEST_FIELDS);
/** An object with more fields has not half of them from one action. */
const MAX_FIELDS = 2 * Math.max(...ALL_FIELDS.map((known) => known.size));

/** An object in what was sent. */
interface Place {
  fields: Fields;
  /** Those of the fields: to list thousands takes a millisecond. */
  names: readonly string[];
  /** As far as a JSON Pointer leads: not into the text of a string. */
  path: readonly PathToken[];
  isInText: boolean;
  isOneOfMany: boolean;
  depth: number;
}

/** What an object has of a request: the name of an action, misspelt or not, or only fields of one. */
type Likeness = "action" | "fields";
type Found = Place & { likeness: Likeness };

/**
 * Finds the request inside of a string or an array: tools encode JSON a second time, or send a list of one. `named` is the
 * action that the path names.
 */
export function findEncodedRequest(sent: unknown, named?: ActionName): ProblemDetail | undefined {
  const search = new Search(named);
  const { value, layers, isOneOfMany } = unwrap(sent, search.mayParse);
  if (!isObject(value)) return undefined;
  const names = Object.keys(value);
  if (layers.includes("string") || search.likenessOf(value, names))
    return { pointer: "", message: insteadOfObject(layers, isOneOfMany) };
  const root = { fields: value, names, path: layers.map(() => 0), isInText: false, isOneOfMany, depth: 0 };
  const found = search.inside(root);
  return found && wrapped(found, named);
}

/** Finds the request in a field of the body: tools pass the body of a request on as a part of the next one. */
export function findWrappedRequest(
  fields: Fields,
  names: readonly string[],
  named?: ActionName,
): ProblemDetail | undefined {
  const search = new Search(named);
  const own = search.likenessOf(fields, names);
  if (own === "action" || (own && named !== undefined)) return undefined;
  const found = search.inside(rootOf(fields, names));
  return found && (own === undefined || found.likeness === "action") ? wrapped(found, named) : undefined;
}

/** Finds the fields of an action, or a whole request, in a field that the action does not have. */
export function findWrappedFields(
  fields: Fields,
  names: readonly string[],
  action: ActionName,
): ProblemDetail | undefined {
  const found = new Search(action).inside(rootOf(fields, names), REQUEST_FIELDS[action]);
  if (!found || found.likeness === "action") return found && wrapped(found, action);
  const message = `is not a field of this action, but contains fields of ${action}: send them beside action`;
  return { pointer: requestPointer(found.path), message };
}

function rootOf(fields: Fields, names: readonly string[]): Place {
  return { fields, names, path: [], isInText: false, isOneOfMany: false, depth: 0 };
}

function wrapped({ path, isOneOfMany, likeness }: Found, named?: ActionName): ProblemDetail {
  const what = isOneOfMany
    ? "wraps the first of several requests: send each as the whole body of a separate request"
    : "wraps the request: send its content as the whole body";
  const message = likeness === "action" || named ? what : `${what}, and name its action: one of ${ALL_ACTIONS}`;
  return { pointer: requestPointer(path), message };
}

/** Describes what was found in place of an object, and what to send. */
function insteadOfObject(layers: readonly Layer[], isOneOfMany: boolean): string {
  const found = layers.map((layer) => (layer === "string" ? "a string" : "an array")).join(" that contains ");
  const must = layers.includes("string") ? "must be a JSON object" : "must be an object";
  if (isOneOfMany) return `${must}, not ${found} that contains several: send each in a separate request`;
  const times = layers.length === 1 ? "twice" : `${layers.length + 1} times`;
  const advice = layers.includes("array") ? "send its item alone" : `it was encoded ${times}`;
  return `${must}, not ${found} that contains one: ${advice}`;
}

/** Whether a field is that of an action, and not of every other response as well. */
function isTelling(name: string): boolean {
  return name !== "status" && ALL_FIELDS.some((known) => known.has(name));
}

/** Looks through what was sent, the outermost first, for no longer than a fixed number of steps. */
class Search {
  #left = MAX_STEPS;
  readonly #named: ActionName | undefined;

  constructor(named: ActionName | undefined) {
    this.#named = named;
  }

  readonly mayParse = (length: number): boolean => this.#take(STEPS_PER_TEXT + length / CHARACTERS_PER_STEP);

  /** The first request that names an action, or else the first object with fields of one, but for the known fields. */
  inside(root: Place, known?: ReadonlySet<string>): Found | undefined {
    let first: Found | undefined;
    const places = [root];
    for (const place of places)
      for (const name of place.names) {
        if (!this.#take(1)) return first;
        const isPassedOver = FREE_FORM.has(name) || (place === root && known?.has(name));
        const inner = isPassedOver ? undefined : this.#at(place, name);
        if (!inner) continue;
        const likeness = this.likenessOf(inner.fields, inner.names);
        if (likeness === "action") return { ...inner, likeness };
        if (likeness) first ??= { ...inner, likeness };
        if (inner.depth < MAX_DEPTH) places.push(inner);
      }
    return first;
  }

  /** Where the path names the action, one of its fields is enough; else half of the fields must be those of one action. */
  likenessOf(fields: Fields, names: readonly string[]): Likeness | undefined {
    const { action } = fields;
    if (action !== undefined) return this.#isAction(action) ? "action" : undefined;
    if (names.length === 0 || names.length > MAX_FIELDS || !this.#take(names.length)) return undefined;
    const countKnown = (known: ReadonlySet<string>) => names.filter((name) => known.has(name)).length;
    const isLike = this.#named
      ? countKnown(REQUEST_FIELDS[this.#named]) > 0
      : ALL_FIELDS.some((known) => countKnown(known) * 2 >= names.length) && names.some(isTelling);
    return isLike ? "fields" : undefined;
  }

  #isAction(value: unknown): boolean {
    if (isAction(value)) return true;
    return typeof value === "string" && this.#take(STEPS_PER_WORD) && didYouMean(value, ACTION_NAMES) !== undefined;
  }

  /** The object in a field, or in the arrays and strings there. */
  #at({ fields, path, isInText, depth, ...place }: Place, name: string): Place | undefined {
    const { value, layers, isOneOfMany } = unwrap(fields[name], this.mayParse);
    if (!isObject(value)) return undefined;
    const text = layers.indexOf("string");
    const indexes = layers.slice(0, text < 0 ? layers.length : text).map(() => 0);
    return {
      fields: value,
      names: Object.keys(value),
      path: isInText ? path : [...path, name, ...indexes],
      isInText: isInText || text >= 0,
      isOneOfMany: place.isOneOfMany || isOneOfMany,
      depth: depth + 1,
    };
  }

  #take(steps: number): boolean {
    this.#left -= steps;
    return this.#left >= 0;
  }
}
