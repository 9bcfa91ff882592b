/**
 * What a terminal takes for a command, or turns the text around it about with, and what ends a line for some programs.
 * Texts of a flow come from anybody who may write it.
 */
export const UNPRINTABLE = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu;

/** A line of text for people, with a blank in place of what is not to be printed. */
export function printable(text: string): string {
  return text.replaceAll(UNPRINTABLE, " ");
}
