import { valueAt } from "../json-pointer.ts";
import type { ConfigProblem } from "./config-problem.ts";
import { INCLUDE, type KeySchema, knownKeys } from "./known-keys.ts";
import { allowedWords, isEcho, meantBy, placeOf, type SchemaError, typeNames } from "./schema-error.ts";

/** Below these keys a value may be a secret: only its type is reported. */
const SENSITIVE = new Set(["secret", "store", "env", "args", "headers"]);
/** The longest rendering that is shown of a value that may be a misplaced secret. */
const HARMLESS_LENGTH = 6;
/** Patterns in words. */
const PATTERNS: Readonly<Record<string, string>> = {
  "\\S": "a string that is not blank",
  "^[^\\u0000]*$": "a string without U+0000",
};

/** What was validated: a part of the file, where it is in it, and what it should be. */
export interface Validated {
  value: unknown;
  prefix: string;
  schema: KeySchema;
}

/** Ajv's errors as places in the file, what is there, and what should be. One for each place. */
export function describeProblems(errors: readonly SchemaError[], validated: Validated): ConfigProblem[] {
  const byPath = new Map<string, ConfigProblem>();
  const placed = errors.map((error) => ({ error, path: pathOf(validated.prefix, placeOf(error)) }));
  const unions = placed.filter(({ error }) => error.keyword === "oneOf").map(({ path }) => path);
  // An error of one branch of a union says less than the union itself, and a union less than one inside it.
  const covered = (path: string) =>
    unions.some((other) => isInside(other, path)) ||
    (unions.some((other) => isInside(path, other)) && !unions.includes(path));
  for (const { error, path } of placed.sort((a, b) => weight(b.error) - weight(a.error))) {
    if (isEcho(error) || byPath.has(path) || covered(path)) continue;
    byPath.set(path, {
      path,
      found: foundBy(error, validated.value, placeOf(error)),
      expected: expectedBy(error),
      suggestion: suggestionFor(error, validated),
    });
  }
  return [...byPath.values()];
}

/** Near the key that is unknown, or near the word that is none of a fixed set. */
function suggestionFor(error: SchemaError, { value, schema }: Validated): string | undefined {
  const segments = placeOf(error);
  if (error.keyword === "additionalProperties")
    return meantBy(segments.at(-1), [...knownKeys(schema, value, segments.slice(0, -1)), INCLUDE]);
  return meantBy(valueAt(value, segments), wordsFor(error));
}

/** The fixed words that may stand at a place; none where others may, too. */
function wordsFor(error: SchemaError): string[] {
  if (error.keyword !== "discriminator") return allowedWords(error);
  return error.instancePath.endsWith("/auth") ? ["hmac-sha256", "standard-webhooks"] : ["env", "file", "exec"];
}

function isInside(path: string, outer: string): boolean {
  return path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}

function weight({ keyword }: SchemaError): number {
  return keyword === "oneOf" || keyword === "discriminator" ? 1 : 0;
}

/** Dotted; a key that would be ambiguous so, such as one with a dot in it, is quoted in brackets. */
export function pathOf(prefix: string, segments: readonly string[]): string {
  const path = segments.map((key) => (/^[\w$-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`)).join("");
  return prefix === "" ? path.replace(/^\./, "") : prefix + path;
}

function foundBy(error: SchemaError, root: unknown, segments: string[]): string {
  if (error.propertyName !== undefined) return describeValue(error.propertyName);
  const value = valueAt(root, segments);
  return describeValue(value, segments.some((key) => SENSITIVE.has(key)) || mayBeMisplacedSecret(error, value));
}

/** `secrt: "…"`, or the secret where the whole route should stand: too short to be one, or not shown. */
function mayBeMisplacedSecret({ keyword, params }: SchemaError, value: unknown): boolean {
  const misplaced =
    keyword === "additionalProperties" || (keyword === "type" && ["object", "array"].includes(params.type));
  return misplaced && value !== undefined && JSON.stringify(value).length > HARMLESS_LENGTH;
}

/** A short rendering; of a secret or of anything long only the type. */
export function describeValue(value: unknown, sensitive = false): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  const type = Array.isArray(value) ? "an array" : `${typeof value === "object" ? "an" : "a"} ${typeof value}`;
  if (sensitive && typeof value === "string" && value.trim() === "") return "a blank string";
  if (sensitive || typeof value === "object") return type;
  // JSON has no NaN and no Infinity; JSON5 has.
  const text = typeof value === "number" ? String(value) : JSON.stringify(value);
  return text.length > 60 ? type : text;
}

function expectedBy(error: SchemaError): string | undefined {
  const { keyword, params, instancePath, message } = error;
  if (instancePath === "/gateway/metrics" && keyword === "type") return "false, or a listener { port, bind }";
  switch (keyword) {
    case "additionalProperties":
      return undefined;
    case "required":
      return "a value";
    case "type":
      return typeNames(params.type as string);
    case "enum":
      return `one of ${allowedWords(error).join(", ")}`;
    case "minLength":
      return "a string that is not blank";
    case "pattern":
      if (instancePath.endsWith("/auth/header")) return "the name of a header";
      if (instancePath.startsWith("/gateway/hosts/")) return "a host name, without a scheme and a port";
      if (instancePath.startsWith("/gateway/cors/origins/"))
        return 'an origin such as "https://console.example.com", or "*"';
      return PATTERNS[params.pattern as string] ?? `a string that matches ${params.pattern}`;
    case "minimum":
      return `${params.limit} or more`;
    case "maximum":
      return `${params.limit} or less`;
    case "minProperties":
      return `${params.limit} key or more`;
    case "minItems":
      return `a list of ${params.limit} or more`;
    case "maxItems":
      return `a list of ${params.limit} or fewer`;
    case "uniqueItems":
      return "a list without a value twice";
    case "discriminator":
      return wordsFor(error)
        .join(", ")
        .replace(/, (?=[^,]*$)/, " or ");
    case "oneOf":
      if (/\/secret\/\d+$/.test(instancePath))
        return "a string, or a reference { source: env | file | exec, provider, id }";
      if (instancePath.endsWith("/secret"))
        return "a string, a reference { source: env | file | exec, provider, id }, or a list of these";
      return instancePath === "/taskflow/store"
        ? "a postgres:// URL, or a reference { source: env | file | exec, provider, id }"
        : "one of the forms in the configuration reference";
    default:
      return message ?? "a valid value";
  }
}
