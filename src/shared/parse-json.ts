/** The slice of JSON.parse with source text access, and of raw JSON, that TypeScript's library does not have yet. */
interface SourceJson {
  parse(text: string, revive: (name: string, value: unknown, context: { source?: string }) => unknown): unknown;
  rawJSON(source: string): unknown;
}
const json = JSON as unknown as SourceJson;

/**
 * Parses JSON that is only passed on. A number that JavaScript would write with other digits, such as an integer beyond
 * 2^53, becomes raw JSON, which JSON.stringify writes as it was.
 *
 * @throws {SyntaxError} as JSON.parse
 */
export function parseJson(text: string): unknown {
  return json.parse(text, (_name, value, { source = "" }) =>
    typeof value === "number" && isInexact(value, source) ? json.rawJSON(source) : value,
  );
}

/** 1.0 and 1e2 may be written as 1 and 100: a double keeps the digits of every number with fewer than 16 of them. */
function isInexact(value: number, source: string): boolean {
  return String(value) !== source && (!Number.isFinite(value) || source.replaceAll(/\D/g, "").length >= 16);
}
