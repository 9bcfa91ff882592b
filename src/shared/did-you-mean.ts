import leven, { closestMatch } from "leven";

/**
 * Returns the known word that `word` is most likely a misspelling of: one letter in four may differ, or two letters may
 * have changed places. Case does not count. A word of any length costs as much as the known words are long.
 */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  if (word.length > longest(known) * 2) return undefined;
  const lower = word.toLowerCase();
  const candidates = known.map((name) => name.toLowerCase());
  const maxDistance = Math.min(Math.ceil(lower.length / 4), lower.length - 1);
  const near =
    closestMatch(lower, candidates, { maxDistance }) ?? candidates.find((name) => hasSameLetters(name, lower));
  return near === undefined ? undefined : known[candidates.indexOf(near)];
}

/** Whether one letter makes the difference between two words, or two have changed places. */
export function isNear(word: string, known: string): boolean {
  return Math.abs(word.length - known.length) <= 1 && (leven(word, known) <= 1 || hasSameLetters(word, known));
}

function longest(words: readonly string[]): number {
  return words.reduce((length, word) => Math.max(length, word.length), 0);
}

/** Plain edit distance counts swapped letters as two changes, which is too many for a short word: prot, port. */
function hasSameLetters(a: string, b: string): boolean {
  return a.length === b.length && sortedLetters(a) === sortedLetters(b);
}

function sortedLetters(word: string): string {
  return word.split("").toSorted().join("");
}
