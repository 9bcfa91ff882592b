import type { ErrorObject } from "ajv";
import { didYouMean } from "../shared/did-you-mean.ts";
import { jsonPointer } from "./json-pointer.ts";
import type { Problems } from "./problems.ts";

/** Adds Ajv's errors in the words of the contract: where (RFC 6901), and what was expected. */
export function addValidationErrors(errors: readonly ErrorObject[], request: object, problems: Problems): void {
  // "if" only says that "then" or "else" failed, which says itself what is wrong.
  for (const error of errors) if (error.keyword !== "if") problems.addAt(placeOf(error), expected(error, request));
}

const UNKNOWN_FIELD = "is not a field of this action";

/** Adds the fields of a request that its action does not have. */
export function addUnknownFields(names: readonly string[], known: ReadonlySet<string>, problems: Problems): void {
  for (const name of names)
    if (!known.has(name))
      problems.add([name], problems.isFull ? UNKNOWN_FIELD : withSuggestion(UNKNOWN_FIELD, name, [...known]));
}

/** Adds the word that was probably meant, where there is one. */
function withSuggestion(message: string, word: unknown, known: readonly string[]): string {
  const meant = typeof word === "string" ? didYouMean(word, known) : undefined;
  return meant === undefined ? message : `${message}. Did you mean ${meant}?`;
}

function placeOf({ keyword, instancePath, params }: ErrorObject): string {
  return keyword === "required" ? instancePath + jsonPointer([String(params.missingProperty)]) : instancePath;
}

function expected({ keyword, params, schemaPath, instancePath }: ErrorObject, request: object): string {
  if (schemaPath.startsWith("#/then/"))
    return "must be running when startedAt, lastEventAt or progressSummary is given";
  switch (keyword) {
    case "required":
      return "is required";
    case "type":
      return `must be ${typeNames(params.type)}`;
    case "enum":
      return oneOf(params.allowedValues, valueAt(request, instancePath));
    case "minLength":
    case "pattern":
      return "must not be blank";
    case "minimum":
      return `must be at least ${params.limit}`;
    case "maximum":
      return `must be at most ${params.limit}`;
    case "minItems":
      return "must not be empty";
    case "maxItems":
      return `must not have more than ${params.limit} items`;
    case "uniqueItems":
      return "must not contain duplicates";
    default:
      return "is not valid";
  }
}

function oneOf(allowed: readonly string[], value: unknown): string {
  return withSuggestion(`must be one of ${allowed.join(", ")}`, value, allowed);
}

/** Of a place that the schema names, so that no name needs unescaping. */
function valueAt(request: object, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], request);
}

function typeNames(type: string | string[]): string {
  const named = [type].flat().map((name) => (name === "null" ? name : `${/^[aeiou]/.test(name) ? "an" : "a"} ${name}`));
  return named.join(" or ");
}
