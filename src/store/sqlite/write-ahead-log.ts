import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { endianness } from "node:os";
import { add, equal, type Sums, wordsOf } from "./log-checksum.ts";

/**
 * What a write-ahead log holds, found out without SQLite, which takes a log to end at the first frame that is not right
 * and writes over the rest. The format: https://www.sqlite.org/fileformat2.html#walformat
 */
export interface LogState {
  /** Transactions that can be read. */
  transactions: number;
  /** Where the last of them ends, in bytes. */
  end: number;
  /** A transaction begins at `end` that is not complete, as the loss of power leaves it. */
  torn: boolean;
  /** Where a frame stands that is not right, although it was on the disk when a later transaction was written. */
  damagedAt?: number;
}

const MAGIC = 0x377f0682;
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
/** Read at a time, rounded to whole frames. */
const CHUNK_BYTES = 1024 * 1024;
/** What a disk writes as a whole, or not at all, when its power is lost. */
const SECTOR_BYTES = 512;

const EMPTY: LogState = { transactions: 0, end: 0, torn: false };

/** Of the log at a path; an empty one where there is none. */
export function readLogState(path: string): LogState {
  let descriptor: number;
  try {
    descriptor = openSync(path, "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return EMPTY;
    throw error;
  }
  try {
    return stateOf(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function stateOf(descriptor: number): LogState {
  const header = Buffer.alloc(HEADER_BYTES);
  const { size } = fstatSync(descriptor);
  if (readSync(descriptor, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return { ...EMPTY, torn: size > 0 };
  const format = formatOf(header);
  if (!format) return size > HEADER_BYTES + FRAME_HEADER_BYTES ? unreadable(descriptor) : EMPTY;
  const scan = new Scan(format);
  for (const frame of framesOf(descriptor, format, size)) if (scan.next(frame)) break;
  return scan.state;
}

/**
 * The header is synced before the first frame is written: where there are frames it was whole. One of nothing but zeros
 * never had any.
 */
function unreadable(descriptor: number): LogState {
  const start = Buffer.alloc(CHUNK_BYTES);
  const read = readSync(descriptor, start, 0, CHUNK_BYTES, HEADER_BYTES);
  const written = start.subarray(0, read).some((byte) => byte !== 0);
  return written ? { ...EMPTY, damagedAt: 0 } : EMPTY;
}

interface Format {
  frameBytes: number;
  /** Whether the words of a checksum are stored in the other order than this machine's. */
  swapped: boolean;
  salts: bigint;
  sums: Sums;
  /** Whether other frames stood where these stand. */
  begunAgain: boolean;
}

/** Undefined for a header that is not right. */
function formatOf(header: Buffer): Format | undefined {
  const magic = header.readUInt32BE(0);
  const pageSize = header.readUInt32BE(8);
  const powerOfTwo = pageSize >= 512 && pageSize <= 65_536 && (pageSize & (pageSize - 1)) === 0;
  if ((magic & ~1) >>> 0 !== MAGIC || !powerOfTwo) return undefined;
  const swapped = (magic & 1 ? "BE" : "LE") !== endianness();
  const sums = add([0, 0], wordsOf(header, 0, 24, swapped));
  if (header.readInt32BE(24) !== sums[0] || header.readInt32BE(28) !== sums[1]) return undefined;
  const frameBytes = FRAME_HEADER_BYTES + pageSize;
  return { frameBytes, swapped, salts: header.readBigUInt64BE(16), sums, begunAgain: header.readUInt32BE(12) > 0 };
}

interface Frame {
  /** Where it stands in the log. */
  at: number;
  bytes: Buffer;
}

/** The last one may be cut short. The bytes are good until the next one is asked for. */
function* framesOf(descriptor: number, { frameBytes }: Format, size: number): Generator<Frame> {
  const chunk = Buffer.alloc(Math.max(1, Math.floor(CHUNK_BYTES / frameBytes)) * frameBytes);
  for (let position = HEADER_BYTES; position < size; position += chunk.length) {
    const read = readSync(descriptor, chunk, 0, chunk.length, position);
    for (let start = 0; start < read; start += frameBytes)
      yield { at: position + start, bytes: chunk.subarray(start, Math.min(start + frameBytes, read)) };
  }
}

/** Goes from frame to frame: first those that SQLite would read, then what stands behind them. */
class Scan {
  readonly #format: Format;
  readonly state: LogState;
  /** Up to the frame before: the sums as they are stored there, and as they should be. */
  #stored: Sums;
  #computed: Sums;
  /** Of the first frame that is not right. */
  #badAt: number | undefined;
  /** What is right, or not, from there on: whether the frame before ended a transaction, and whether any did. */
  #justCommitted = false;
  #committed = false;

  constructor(format: Format) {
    this.#format = format;
    this.#stored = format.sums;
    this.#computed = format.sums;
    this.state = { ...EMPTY, end: HEADER_BYTES };
  }

  /** True when no more has to be looked at. */
  next(frame: Frame): boolean {
    if (this.#badAt === undefined && this.#isRight(frame)) return false;
    this.#badAt ??= frame.at;
    return this.#lookBehind(frame);
  }

  #isRight(frame: Frame): boolean {
    const { at, bytes } = frame;
    const { frameBytes, salts } = this.#format;
    if (bytes.length < frameBytes || saltsOf(bytes) !== salts) return false;
    const sums = this.#sumsAfter(this.#computed, frame);
    if (!equal(sums, storedSums(bytes))) return false;
    this.#stored = sums;
    this.#computed = sums;
    this.state.torn = sizeOf(bytes) === 0;
    if (!this.state.torn) {
      this.state.transactions += 1;
      this.state.end = at + frameBytes;
    }
    return true;
  }

  /**
   * A transaction is synced before the next one is written. So what stands before a frame that was written after a
   * commit was on the disk: if it is not right there, then it is damage. What a transaction leaves that could not be
   * written to its end also bears the salts; it continues no commit, and ends none.
   */
  #lookBehind(frame: Frame): boolean {
    const { frameBytes, salts } = this.#format;
    const live = frame.bytes.length >= FRAME_HEADER_BYTES && saltsOf(frame.bytes) === salts;
    const first = frame.at === this.#badAt;
    // A frame that is cut short was being written, wherever its header ends.
    if (live || (first && frame.bytes.length < frameBytes)) this.state.torn = true;
    if (frame.bytes.length < frameBytes) return true;
    if (!live && !first) {
      this.#justCommitted = false;
      return false;
    }
    const { linked, commits } = this.#judge(frame);
    const written = live || linked;
    if (written && ((this.#justCommitted && linked) || (this.#committed && commits))) {
      this.state.damagedAt = this.#badAt as number;
      return true;
    }
    this.#justCommitted = written && commits;
    this.#committed ||= this.#justCommitted;
    return false;
  }

  /** Whether a frame continues the one before, and whether it ends a transaction. */
  #judge(frame: Frame): { linked: boolean; commits: boolean } {
    const stored = storedSums(frame.bytes);
    const computed = this.#sumsAfter(this.#computed, frame);
    const linked = equal(computed, stored) || equal(this.#sumsAfter(this.#stored, frame), stored);
    this.#computed = computed;
    this.#stored = stored;
    // Of one that was being written, a header in two sectors may be that of the frame which stood there before.
    const inTwo = frame.at % SECTOR_BYTES > SECTOR_BYTES - FRAME_HEADER_BYTES;
    return { linked, commits: sizeOf(frame.bytes) !== 0 && (linked || !inTwo || !this.#format.begunAgain) };
  }

  #sumsAfter(before: Sums, { bytes }: Frame): Sums {
    const { frameBytes, swapped } = this.#format;
    const own = add(before, wordsOf(bytes, 0, 8, swapped));
    return add(own, wordsOf(bytes, FRAME_HEADER_BYTES, frameBytes, swapped));
  }
}

function saltsOf(frame: Buffer): bigint {
  return frame.readBigUInt64BE(8);
}

function storedSums(frame: Buffer): Sums {
  return [frame.readInt32BE(16), frame.readInt32BE(20)];
}

/** The pages of the database after a transaction; 0 but for the last frame of one. */
function sizeOf(frame: Buffer): number {
  return frame.readUInt32BE(4);
}
