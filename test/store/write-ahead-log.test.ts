import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { type LogState, readLogState } from "../../src/store/sqlite/write-ahead-log.ts";
import { temporaryDirectory } from "../support/gateway.ts";

const HEADER = 32;
/** Small ones, so that a log of many frames is quickly written. */
const PAGE = 512;
const FRAME = 24 + PAGE;
const SECTOR = 512;

interface Log {
  bytes: Buffer;
  /** Where each transaction ends; the first is the end of the header. */
  ends: number[];
  /** What was there when the last transaction had not been written yet. */
  before: Buffer;
}

/** A log as SQLite writes it, of transactions with the given rows each; before that, of others that were copied away. */
function writeLog(rowsOf: readonly number[], earlier: readonly number[] = []): Log {
  const file = join(temporaryDirectory(), "log.sqlite");
  const db = new DatabaseSync(file);
  db.exec(`PRAGMA page_size = ${PAGE}; PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE t (x)`);
  const insert = db.prepare("INSERT INTO t VALUES (randomblob(200))");
  const commit = (rows: number): void => {
    db.exec("BEGIN");
    for (let n = 0; n < rows; n += 1) insert.run();
    db.exec("COMMIT");
  };
  db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  for (const rows of earlier) commit(rows);
  // The next transaction starts the log again, with another salt, and leaves what is behind it.
  if (earlier.length > 0) db.exec("PRAGMA wal_checkpoint(PASSIVE)");
  const ends = [HEADER];
  let before = Buffer.alloc(0);
  for (const rows of rowsOf) {
    before = readFileSync(`${file}-wal`);
    commit(rows);
    ends.push(readLogState(`${file}-wal`).end);
  }
  const copy = `${file}.copy`;
  copyFileSync(`${file}-wal`, copy);
  db.close();
  const bytes = readFileSync(copy);
  // A file that grows does so with zeros.
  return { bytes, ends, before: Buffer.concat([before, Buffer.alloc(bytes.length - before.length)]) };
}

const path = join(temporaryDirectory(), "log");
function stateOf(bytes: Buffer): LogState {
  writeFileSync(path, bytes);
  return readLogState(path);
}

/** The same numbers from 0 to 1 at every run. */
function generator(seed: number): () => number {
  return () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0;
    return (seed >>> 0) / 2 ** 32;
  };
}

function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] as number) ^ (1 << (bit & 7));
  return copy;
}

/** Two bits of each byte of the headers, and one of every 7th byte of the pages. */
function* bitsOf(from: number, to: number): Generator<number> {
  for (let byte = from; byte < to; byte += 1) {
    const inFrame = (byte - HEADER) % FRAME;
    if (byte < HEADER || inFrame < 24) yield* [byte * 8 + (byte % 7), byte * 8 + 7];
    else if (inFrame % 7 === 0) yield byte * 8 + (byte % 8);
  }
}

const LOGS: Record<string, Log> = {
  "a new log": writeLog([3, 1, 8, 2, 5]),
  "a log that was begun again over a longer one": writeLog([3, 1, 8, 2, 5], [30, 1, 1, 30, 7]),
};

describe.each(Object.entries(LOGS))("%s", (_name, { bytes, ends }) => {
  const last = ends.at(-1) as number;
  const beforeLast = ends.at(-2) as number;

  test("is whole as it is, and where its last frame is cut off, the transactions before it are", () => {
    expect(stateOf(bytes)).toEqual({ transactions: 5, end: last, torn: false });
    expect(stateOf(bytes.subarray(0, last))).toEqual({ transactions: 5, end: last, torn: false });
    expect(stateOf(bytes.subarray(0, last - FRAME))).toEqual({ transactions: 4, end: beforeLast, torn: true });
    expect(stateOf(bytes.subarray(0, last - PAGE))).toEqual({ transactions: 4, end: beforeLast, torn: true });
  });

  test.each([1, 8, 23, 24, 25, PAGE])(
    "with %i bytes of a frame behind its last transaction is torn there",
    (length) => {
      const cut = bytes.subarray(0, beforeLast + length);
      expect(stateOf(cut)).toEqual({ transactions: 4, end: beforeLast, torn: true });
    },
  );

  test("with a part of its header, or of its first frame, is torn", () => {
    for (const length of [1, 31, 33, HEADER + 23])
      expect(stateOf(bytes.subarray(0, length)).torn, `${length}`).toBe(true);
    for (const length of [0, HEADER]) expect(stateOf(bytes.subarray(0, length)).torn, `${length}`).toBe(false);
  });

  test("with a bit flipped before its last transaction is damaged, wherever that is", () => {
    const missed = [...bitsOf(0, beforeLast)].filter((bit) => stateOf(flipped(bytes, bit)).damagedAt === undefined);
    expect(missed).toEqual([]);
  });

  test("with a bit flipped in its last transaction looks like a torn one, and is treated as torn", () => {
    for (const bit of bitsOf(beforeLast, last)) {
      // But for the mark of an end in the middle of it, which no loss of power makes.
      const inFrame = ((bit >> 3) - HEADER) % FRAME;
      if (inFrame >= 4 && inFrame < 8) continue;
      expect(stateOf(flipped(bytes, bit)), `bit ${bit}`).toEqual({ transactions: 4, end: beforeLast, torn: true });
    }
  });

  test("with a stretch before its last transaction overwritten is damaged", () => {
    for (const length of [SECTOR, 3 * FRAME])
      for (let start = 0; start + length < (ends.at(-3) as number); start += SECTOR)
        for (const byte of [0, 0xff]) {
          const copy = Buffer.from(bytes).fill(byte, start, start + length);
          if (!copy.equals(bytes)) expect(stateOf(copy).damagedAt, `${length} bytes at ${start}`).toBeDefined();
        }
  });

  test("with a bit flipped in each frame is damaged", () => {
    const copy = Buffer.from(bytes);
    for (let at = HEADER + 100; at < last; at += FRAME) copy[at] = (copy[at] as number) ^ 4;
    expect(stateOf(copy).damagedAt).toBe(HEADER);
  });
});

test("a transaction that the loss of power tears is never taken for damage, whichever of its sectors were written", () => {
  const random = generator(1);
  for (const earlier of [[], [20, 1, 90], Array.from({ length: 120 }, () => 1)])
    for (let rows = 60; rows < 120; rows += 6) {
      const { bytes, ends, before } = writeLog([1, 4, rows], earlier);
      const [from, to] = [ends.at(-2) as number, ends.at(-1) as number];
      for (let n = 0; n < 60; n += 1) {
        const torn = Buffer.from(bytes);
        for (let at = from - (from % SECTOR); at < to; at += SECTOR)
          if (random() < 0.3) before.copy(torn, Math.max(at, from), Math.max(at, from), Math.min(at + SECTOR, to));
        expect(stateOf(torn).damagedAt).toBeUndefined();
      }
    }
});
