/** Words that n8n, and everybody, writes in capitals. */
const CAPITALS = ["acp", "cli", "id", "json", "url"];
const SMALL = ["or", "to"];

/** `expectedRevision`, `timed_out`: "Expected Revision", "Timed Out". */
export function title(name: string): string {
  const words = name.replaceAll(/([a-z])([A-Z])/g, "$1 $2").split(/[ _]/);
  return words.map(word).join(" ");
}

function word(text: string): string {
  const lower = text.toLowerCase();
  if (SMALL.includes(lower)) return lower;
  return CAPITALS.includes(lower) ? lower.toUpperCase() : `${lower.slice(0, 1).toUpperCase()}${lower.slice(1)}`;
}

/** Markdown as n8n shows text: marks of code are HTML, and one sentence alone has no full stop. */
export function prose(markdown: string): string {
  const html = markdown
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/`([^`]+)`/g, "<code>$1</code>");
  const written = html.replaceAll(/\bid\b/g, "ID");
  return /[.!?]\s/.test(written) ? written : written.replace(/\.$/, "");
}

export function firstSentence(markdown: string): string {
  return /^[^]*?[.!?](?=\s|$)/.exec(markdown)?.[0].replaceAll(/\s+/g, " ") ?? markdown;
}

/** A value as people write it: n8n's linter does not see keys that are in quotes. */
export function literal(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll(/^( *)"([A-Za-z]\w*)":/gm, "$1$2:");
}
