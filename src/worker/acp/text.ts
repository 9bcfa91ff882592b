import { printable } from "../../shared/printable.ts";

/** Unprintable, but for what lines are made of. */
const UNPRINTABLE = /[^\P{Cc}\n\t]|[\p{Bidi_Control}\u2028\u2029]/gu;

/** One line of at most `length` characters, for people. Empty if the text has nothing to show. */
export function oneLine(text: string, length: number): string {
  // Cut first, so that a text of megabytes costs little.
  const line = printable(text.slice(0, 4 * length)).replaceAll(/\s+/g, " ");
  return shortened(line.trim(), length);
}

/** At most `length` characters, in lines, for people. Empty if the text has nothing to show. */
export function paragraph(text: string, length: number): string {
  return shortened(text.replaceAll(UNPRINTABLE, " ").trim(), length);
}

/** Cuts no character in two, and leaves none that is half. */
function shortened(text: string, length: number): string {
  if (text.length <= length) return text.toWellFormed();
  const end = /[\uD800-\uDBFF]/.test(text.charAt(length - 2)) ? length - 2 : length - 1;
  return `${text.slice(0, end).trimEnd()}…`.toWellFormed();
}
