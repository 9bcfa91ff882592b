import { pointerOf, valueAt } from "../shared/json-pointer.ts";
import {
  allowedWords,
  isEcho,
  meantBy,
  placeOf,
  type SchemaError,
  typeNames,
} from "../shared/schema-errors/schema-error.ts";
import { SIGNING_SECRET_FORM } from "../shared/signing-secret.ts";
import type { Problems } from "./problems.ts";

/** Adds Ajv's errors in the words of the contract: where (RFC 6901), and what was expected. */
export function addValidationErrors(errors: readonly SchemaError[], request: object, problems: Problems): void {
  for (const error of errors) if (!isEcho(error)) problems.addAt(pointerOf(placeOf(error)), expected(error, request));
}

const NOT_BLANK = "must not be blank";
/** What a pattern of the contract asks for. All others ask for a character that is not blank. */
const FORMS = new Map([
  ["^[a-z0-9._-]{1,64}$", "must be 1 to 64 characters of a-z, 0-9, -, _ and ."],
  ["^whsec_[A-Za-z0-9+/]{32,88}={0,2}$", `must be ${SIGNING_SECRET_FORM}`],
]);
const UNKNOWN_FIELD = "is not a field of this action";

/** Adds the fields of a request that its action does not have. */
export function addUnknownFields(names: readonly string[], known: ReadonlySet<string>, problems: Problems): void {
  for (const name of names)
    if (!known.has(name))
      problems.add([name], problems.isFull ? UNKNOWN_FIELD : withSuggestion(UNKNOWN_FIELD, name, [...known]));
}

/** Adds the word that was probably meant, where there is one. */
function withSuggestion(message: string, word: unknown, known: readonly string[]): string {
  const meant = meantBy(word, known);
  return meant === undefined ? message : `${message}. Did you mean ${meant}?`;
}

function expected(error: SchemaError, request: object): string {
  const { keyword, params, schemaPath } = error;
  if (schemaPath.startsWith("#/then/"))
    return "must be running when startedAt, lastEventAt or progressSummary is given";
  switch (keyword) {
    case "required":
      return "is required";
    case "type":
      return `must be ${typeNames(params.type)}`;
    case "enum":
      return oneOf(allowedWords(error), valueAt(request, placeOf(error)));
    case "minLength":
      return NOT_BLANK;
    case "maxLength":
      return `must not be longer than ${params.limit} characters`;
    case "pattern":
      return FORMS.get(String(params.pattern)) ?? NOT_BLANK;
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
