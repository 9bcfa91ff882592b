import { TaskFailure } from "../executor.ts";

const LINE_FEED = 0x0a;

interface LineLimits {
  messageBytes: number;
  totalBytes: number;
}

/** The lines of a stream, without their ends. Rejects with `TaskFailure` beyond the limits. */
export async function* linesOf(
  chunks: AsyncIterable<Buffer>,
  { messageBytes, totalBytes }: LineLimits,
): AsyncGenerator<string, void, undefined> {
  const line = new LineBuffer(messageBytes);
  let total = 0;
  for await (const chunk of chunks) {
    total += chunk.length;
    if (total > totalBytes) throw new TaskFailure(`The agent wrote more than ${totalBytes} bytes.`);
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      line.append(chunk.subarray(start, end));
      yield line.take();
      start = end + 1;
    }
    line.append(chunk.subarray(start));
  }
  yield line.take();
}

/** Grows by doubling: a line that comes in a million pieces is copied a few times, and holds none of their buffers. */
class LineBuffer {
  readonly #maxBytes: number;
  #bytes = Buffer.alloc(0);
  #length = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  append(part: Buffer): void {
    const length = this.#length + part.length;
    if (length > this.#maxBytes)
      throw new TaskFailure(`The agent wrote a message of more than ${this.#maxBytes} bytes.`);
    if (length > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(length, 2 * this.#bytes.length));
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    part.copy(this.#bytes, this.#length);
    this.#length = length;
  }

  take(): string {
    const text = this.#bytes.toString("utf8", 0, this.#length);
    this.#bytes = Buffer.alloc(0);
    this.#length = 0;
    return text;
  }
}
