import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { CommitQueue } from "../../src/store/sqlite/commit-queue.ts";
import { LogSync } from "../../src/store/sqlite/log-sync.ts";
import { temporaryDirectory } from "../support/gateway.ts";

const TIMEOUT_MS = 200;
let file: string;
let db: DatabaseSync;
let queue: CommitQueue;

const connect = (timeout: number): DatabaseSync => {
  const connection = new DatabaseSync(file, { timeout });
  onTestFinished(() => {
    if (connection.isOpen) connection.close();
  });
  return connection;
};
const insert = (n: number) => () => db.prepare("INSERT INTO t VALUES (?)").run(n).changes;
const stored = () => (db.prepare("SELECT n FROM t ORDER BY n").all() as { n: number }[]).map(({ n }) => n);

beforeEach(() => {
  file = join(temporaryDirectory(), "queue.sqlite");
  db = connect(TIMEOUT_MS);
  db.exec("PRAGMA journal_mode = WAL; CREATE TABLE t (n INTEGER PRIMARY KEY) STRICT");
  const log = new LogSync(file);
  onTestFinished(() => log.close());
  queue = new CommitQueue(db, { sync: (done) => log.sync(done) });
});

describe("the commit queue", () => {
  test("answers only when another connection can see the change", async () => {
    await queue.run(insert(1));
    expect(connect(0).prepare("SELECT n FROM t").all()).toEqual([{ n: 1 }]);
  });

  test("undoes the writes of a failing change, keeps the other changes, and reports the cause", async () => {
    const outcomes = await Promise.allSettled([
      queue.run(insert(1)),
      queue.run(() => {
        insert(2)();
        throw new Error("no");
      }),
      queue.run(insert(3)),
    ]);
    expect(stored()).toEqual([1, 3]);
    expect(outcomes[1]).toMatchObject({ reason: { name: "PersistError", cause: { message: "no" } } });
  });

  test("waits for a busy database once, not once for each change, and works again after", async () => {
    const other = connect(0);
    other.exec("BEGIN IMMEDIATE");
    const begun = performance.now();
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => queue.run(insert(n))));
    expect(performance.now() - begun).toBeLessThan(5 * TIMEOUT_MS);
    expect(outcomes.every(({ status }) => status === "rejected")).toBe(true);
    other.exec("ROLLBACK");
    await queue.run(insert(7));
    expect(stored()).toEqual([7]);
  });

  test("of a commit that one change spoils, syncs each of the others before it writes the next", async () => {
    const syncs: ((error: Error | null) => void)[] = [];
    queue = new CommitQueue(db, { sync: (done) => void syncs.push(done) });
    const spoiled = () => {
      throw new Error("spoiled");
    };
    const answered: unknown[] = [];
    const send = (name: unknown, work: () => unknown) =>
      queue.run(work).then(
        () => answered.push(name),
        () => answered.push("refused"),
      );
    const all = [send(1, insert(1)), send(2, insert(2)), send(0, spoiled), send(3, insert(3))];
    for (const written of [1, 2, 3]) {
      await expect.poll(() => syncs.length).toBe(written);
      expect(stored()).toHaveLength(written);
      // What comes meanwhile waits for all of them.
      if (written === 2) all.push(send(4, insert(4)));
      syncs[written - 1]?.(null);
    }
    await expect.poll(() => syncs.length).toBe(4);
    syncs[3]?.(null);
    await Promise.all(all);
    expect(answered).toEqual([1, 2, "refused", 3, 4]);
    expect(stored()).toEqual([1, 2, 3, 4]);
  });

  test("commits what arrives during a sync together, after it, and answers in the order of arrival", async () => {
    const syncs: ((error: Error | null) => void)[] = [];
    const commits: number[] = [];
    const answered: number[] = [];
    queue = new CommitQueue(db, { sync: (done) => void syncs.push(done) });
    queue.onCommit((changes) => commits.push(changes));
    const change = (n: number) => queue.run(insert(n)).then(() => answered.push(n));
    const all = [change(1), change(2)];
    await expect.poll(() => syncs.length).toBe(1);
    all.push(change(3), change(4), change(5));
    // More turns of the event loop than the queue gathers changes in.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect([syncs.length, commits, answered]).toEqual([1, [2], []]);
    syncs[0]?.(null);
    await expect.poll(() => syncs.length).toBe(2);
    expect([commits, answered]).toEqual([
      [2, 3],
      [1, 2],
    ]);
    syncs[1]?.(null);
    await Promise.all(all);
    expect(answered).toEqual([1, 2, 3, 4, 5]);
  });

  describe("when a commit of three ends while another change waits", () => {
    const commits: number[] = [];
    let waiting: Promise<unknown>;

    beforeEach(async () => {
      commits.length = 0;
      queue.onCommit((changes) => commits.push(changes));
      const three = [1, 2, 3].map((n) => queue.run(insert(n)));
      await new Promise((resolve) => process.nextTick(resolve));
      waiting = queue.run(insert(4));
      await Promise.all(three);
    });

    test("commits that one together with what is sent in the next turns", async () => {
      await new Promise((resolve) => setImmediate(resolve));
      await Promise.all([waiting, queue.run(insert(5)), queue.run(insert(6))]);
      expect(commits).toEqual([3, 3]);
    });

    test("commits a single change when no other comes", async () => {
      await waiting;
      expect(commits).toEqual([3, 1]);
    });

    test("commits it before it is finished", async () => {
      await queue.finish();
      expect(stored()).toEqual([1, 2, 3, 4]);
      await waiting;
    });
  });

  test("calls a change uncertain that could not be synced, and does no more", async () => {
    queue = new CommitQueue(db, { sync: (done) => setImmediate(done, new Error("EIO")) });
    const failed = { name: "PersistError", uncertain: true, cause: { message: "EIO" } };
    await expect(queue.run(insert(1))).rejects.toMatchObject(failed);
    await expect(queue.run(insert(2))).rejects.toMatchObject({ name: "PersistError", cause: failed });
    expect(stored()).not.toContain(2);
    const failure = await new Promise((resolve) => queue.whenDurable(resolve));
    expect(failure).toMatchObject(failed);
  });

  test("refuses a change to a database that is closed", async () => {
    db.close();
    await expect(queue.run(() => 1)).rejects.toMatchObject({ name: "PersistError" });
  });

  test("recovers from a transaction that was left open", async () => {
    db.exec("BEGIN");
    await expect(queue.run(insert(1))).rejects.toMatchObject({ name: "PersistError" });
    await queue.run(insert(2));
    expect(stored()).toEqual([2]);
  });
});
