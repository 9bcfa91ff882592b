/** The slice of JSON.parse with source text access, and of raw JSON, that TypeScript's library does not have yet. */
interface SourceJson {
  parse(text: string, revive: (name: string, value: unknown, context: { source?: string }) => unknown): unknown;
  rawJSON(source: string): unknown;
}
const json = JSON as unknown as SourceJson;

/**
 * Parses JSON that is only passed on: a number that has too many digits for JavaScript becomes raw JSON, which
 * JSON.stringify writes as it was.
 */
export function parseExactly(text: string): unknown {
  return json.parse(text, (_name, value, { source = "" }) => {
    const isInexact =
      typeof value === "number" && String(value) !== source && source.replaceAll(/\D/g, "").length >= 16;
    return isInexact ? json.rawJSON(source) : value;
  });
}
