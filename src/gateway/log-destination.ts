import { setTimeout as sleep } from "node:timers/promises";
import { symbols } from "pino";
import sonicBoom from "sonic-boom";

/** Bytes of lines that may wait for the reader: enough for seconds under load. */
const CAPACITY = 4 * 1024 * 1024;
/** Bytes reserved for warnings and errors. */
const RESERVED = CAPACITY / 4;
/** As pino numbers the level "warn". */
const WARN = 40;
/** How long a process that ends waits for a reader that does not read. */
const LAST_WAIT_MS = 1_000;

interface Options {
  /** The file descriptor to write to. */
  fd: number;
  /** Returns what is written for a line; absent: the line. */
  format?: ((line: string) => string) | undefined;
  /** Called with the number of lines that were dropped, when there is room again. */
  onRoom: (dropped: number) => void;
}

/**
 * Writes log lines in the background, so that a reader that stalls does not stall the gateway. Holds a bounded number of
 * bytes, and drops and counts the lines beyond it, warnings and errors last.
 */
export class LogDestination {
  /** Tells pino to set `lastLevel` before each line. */
  readonly [symbols.needsMetadataGsym] = true;
  lastLevel = 0;
  /** Lines that were dropped since the start. */
  dropped = 0;
  readonly #options: Options;
  readonly #file: sonicBoom.SonicBoom;
  #held = 0;
  #reported = 0;
  /** The last write failed. */
  #isFailing = false;
  #waitUntil = Number.POSITIVE_INFINITY;

  constructor(options: Options) {
    this.#options = options;
    this.#file = new sonicBoom.SonicBoom({ fd: options.fd, retryEAGAIN: () => performance.now() < this.#waitUntil });
    this.#file.on("write", (bytes: number) => this.#onWritten(bytes));
    this.#file.on("error", ({ code }: NodeJS.ErrnoException) => {
      // A reader that is gone does not come back. Anything else, a full disk for example, is tried again with the next line.
      if (code === "EPIPE") this.#giveUp();
      this.#isFailing = true;
    });
    process.once("exit", () => this.flush());
  }

  write(line: string): void {
    const text = this.#options.format?.(line) ?? line;
    const bytes = Buffer.byteLength(text);
    const capacity = this.lastLevel < WARN ? CAPACITY - RESERVED : CAPACITY;
    if (this.#isClosed || this.#held + bytes > capacity) {
      this.dropped += 1;
      return;
    }
    this.#held += bytes;
    this.#file.write(text);
  }

  /**
   * Writes what is held before it returns. Not named `flushSync`, which pino would call after a line of the level "fatal":
   * sonic-boom tries for ever while the reader is gone or the disk is full.
   */
  flush(): void {
    if (this.#isClosed || this.#isFailing) return;
    this.#waitUntil = performance.now() + LAST_WAIT_MS;
    try {
      this.#file.flushSync();
    } catch {
      // There is no reader to tell.
    }
    this.#waitUntil = Number.POSITIVE_INFINITY;
  }

  /** Resolves when everything was written, or the reader has stood still for a second, and then writes no more. */
  async close(): Promise<void> {
    for (let [left, waited] = [this.#held, 0]; this.#held > 0 && waited < LAST_WAIT_MS; waited += 10) {
      await sleep(10);
      if (this.#held < left) [left, waited] = [this.#held, 0];
    }
    // Else a process would wait for the reader that sonic-boom waits for.
    this.#giveUp();
  }

  #giveUp(): void {
    this.#waitUntil = 0;
    this.#held = 0;
    this.#file.destroy();
  }

  get #isClosed(): boolean {
    return this.#waitUntil === 0;
  }

  #onWritten(bytes: number): void {
    this.#held -= bytes;
    this.#isFailing = false;
    const unreported = this.dropped - this.#reported;
    if (unreported === 0 || this.#held > CAPACITY / 2) return;
    this.#reported = this.dropped;
    this.#options.onRoom(unreported);
  }
}
