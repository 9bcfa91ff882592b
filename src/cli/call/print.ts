import { UNPRINTABLE } from "../../shared/printable.ts";

/** One JSON document: on one line, or indented for people where it goes to a terminal, and safe for that. */
export function printJson(value: unknown): void {
  const { isTTY } = process.stdout;
  process.stdout.write(`${isTTY ? terminalJson(value) : pipedJson(value)}\n`);
}

/** The same document: what is not to be printed is written as JSON can write any character. */
function terminalJson(value: unknown): string {
  // The line breaks between the values are of the document, and none is inside a string: JSON.stringify escapes those.
  const lines = JSON.stringify(value, null, 2).split("\n");
  return lines.map((line) => line.replaceAll(UNPRINTABLE, escaped)).join("\n");
}

/** The same on one line, wherever it goes. */
export function jsonLine(value: unknown): string {
  const line = JSON.stringify(value);
  return `${line.replaceAll(UNPRINTABLE, escaped)}\n`;
}

function pipedJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(/[\x7f-\x9f]/g, escaped);
}

function escaped(text: string): string {
  return text.replaceAll(/[^]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
