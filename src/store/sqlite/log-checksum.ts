/** The two sums of a checksum in a write-ahead log: https://www.sqlite.org/fileformat2.html#checksum_algorithm */
export type Sums = readonly [number, number];

export function equal(a: Sums, b: Sums): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** The sums when these words, an even number of them, have been added. */
export function add([a, b]: Sums, words: Int32Array): Sums {
  for (let n = 0; n < words.length; n += 2) {
    a = (a + (words[n] as number) + b) | 0;
    b = (b + (words[n + 1] as number) + a) | 0;
  }
  return [a, b];
}

/** Bytes as a checksum takes them; `swapped`: in the other order than this machine's. They begin at a multiple of four. */
export function wordsOf(bytes: Buffer, start: number, end: number, swapped: boolean): Int32Array {
  const part = bytes.subarray(start, end);
  const ordered = swapped ? Buffer.from(part).swap32() : part;
  return new Int32Array(ordered.buffer, ordered.byteOffset, ordered.length / 4);
}
