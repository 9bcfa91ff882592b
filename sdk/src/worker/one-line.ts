/** Characters of a line that people read: progress, an error. */
const MAX_LENGTH = 1_000;

/** One line of text, without what no JSON can have. Empty if there is nothing to read. */
export function oneLine(text: unknown): string {
  // Far more than is kept, so that a text of any length costs no more.
  const start = String(text).slice(0, 10 * MAX_LENGTH);
  const line = start.replaceAll(/\s+/g, " ").trim();
  const short = line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH - 1)}…` : line;
  return short.replaceAll(/\p{Surrogate}/gu, "\ufffd");
}
