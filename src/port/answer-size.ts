/** No answer is larger, in bytes on the wire, unless it is a single record that is. A host reads no more for one. */
export const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/** What a record has on the wire besides its free texts, at least: the names of its fields, its ids and times. */
export const BYTES_AROUND_TEXTS = 128;

interface Bounds {
  limit: number;
  maxBytes: number;
}

/**
 * Records that are read one after the other, until there are as many, or as many bytes of them, as are wanted. Bytes are
 * counted from below, by the characters of the texts: whoever writes the answer counts them exactly.
 */
export class BoundedRecords<Item extends object> {
  readonly items: Item[] = [];
  /** Whether there was a record that is not wanted any more. */
  more = false;
  readonly #bounds: Bounds;
  #bytes = 0;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  /** Takes a record, or returns false. The first is taken however large it is. `texts`: how many characters they have. */
  add(record: Item, texts = textsOf(record)): boolean {
    this.#bytes += BYTES_AROUND_TEXTS + texts;
    const { limit, maxBytes } = this.#bounds;
    this.more = this.items.length >= limit || (this.items.length > 0 && this.#bytes > maxBytes);
    if (!this.more) this.items.push(record);
    return !this.more;
  }
}

/** Without the owner, which is in no answer. */
function textsOf({ ownerKey: _owner, ...shown }: { ownerKey?: string }): number {
  return Object.values(shown).reduce<number>((sum, value) => sum + (typeof value === "string" ? value.length : 0), 0);
}
