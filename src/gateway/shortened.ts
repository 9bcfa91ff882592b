const LONGEST = 200;

/** Cuts text from a client to 200 characters, for the log and for traces. */
export function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
