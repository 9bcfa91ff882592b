/** Without what a terminal would take for a command: texts of a flow come from anybody who may write it. */
export function printable(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, " ");
}

/** One JSON document: on one line, or indented for people where it goes to a terminal. */
export function printJson(value: unknown): void {
  const text = JSON.stringify(value, null, process.stdout.isTTY ? 2 : 0);
  // JSON escapes the control characters of ASCII itself; the others are as good as these to a terminal.
  const safe = text.replaceAll(/[\x7f-\x9f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  process.stdout.write(`${safe}\n`);
}
