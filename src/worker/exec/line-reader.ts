/** Ends of lines. A carriage return alone is how progress bars begin again. */
const LINE_END = /[\r\n]+/;

export interface Line {
  text: string;
  /** Characters beyond the bound were dropped. */
  isCut: boolean;
}

/** Splits the output of a command into lines. Blank ones are left out, and long ones are cut. */
export class LineReader {
  readonly #maxLength: number;
  readonly #onLine: (line: Line) => void;
  readonly #decoder = new TextDecoder();
  #held: Line = { text: "", isCut: false };

  constructor(maxLength: number, onLine: (line: Line) => void) {
    this.#maxLength = maxLength;
    this.#onLine = onLine;
  }

  push(chunk: Uint8Array): void {
    this.#take(this.#decoder.decode(chunk, { stream: true }));
  }

  /** For a last line without an end. */
  end(): void {
    this.#take(`${this.#decoder.decode()}\n`);
  }

  #take(text: string): void {
    for (const [index, part] of text.split(LINE_END).entries()) {
      if (index > 0) this.#finish();
      this.#hold(part);
    }
  }

  #hold(part: string): void {
    const { text, isCut } = this.#held;
    const room = this.#maxLength - text.length;
    this.#held = { text: text + part.slice(0, room), isCut: isCut || part.length > room };
  }

  #finish(): void {
    const { text, isCut } = this.#held;
    this.#held = { text: "", isCut: false };
    if (text.trim() !== "") this.#onLine({ text: text.trim(), isCut });
  }
}
