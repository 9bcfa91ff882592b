import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, copyFileSync, existsSync, openSync, readSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { Checkpoints } from "../../src/store/sqlite/checkpoints.ts";
import { insertFlow } from "../support/flows.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { aFlow } from "./describe-flow-store.ts";

const MEBIBYTE = 1024 * 1024;
/** Has the thread of the event loop wait while the store's file is read, before it asks the store for anything. */
const SLOW_START = `
  import { createRequire, syncBuiltinESMExports } from "node:module";
  import { isMainThread } from "node:worker_threads";
  const sqlite = createRequire(process.execPath)("node:sqlite");
  const { DatabaseSync } = sqlite;
  if (isMainThread)
    sqlite.DatabaseSync = function (file, options) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_000);
      return new DatabaseSync(file, options);
    };
  syncBuiltinESMExports();
`;

describe("the write-ahead log", () => {
  test("stays short while changes go on, and every change that was acknowledged is kept", async () => {
    const stateDir = temporaryDirectory();
    const store = openStore({ stateDir });
    const log = join(stateDir, "taskflow.sqlite-wal");
    let written = 0;
    for (let n = 0; n < 12_000; n += 20) {
      await Promise.all(Array.from({ length: 20 }, () => insertFlow(store, aFlow({ goal: "g".repeat(2_000) }))));
      written += 20;
      // A sender's time between two requests, in which the background gets its turn.
      if (n % 1_000 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    // All that was logged is 45 MiB.
    expect(statSync(log).size).toBeLessThan(40 * MEBIBYTE);
    expect(statSync(join(stateDir, "taskflow.sqlite")).size).toBeGreaterThan(16 * MEBIBYTE);
    await store.close();
    const db = new DatabaseSync(join(stateDir, "taskflow.sqlite"), { readOnly: true });
    expect(db.prepare("SELECT count(*) AS n FROM flow_runs").get()).toEqual({ n: written });
    db.close();
  });
});

describe("a copy of taskflow.sqlite alone", () => {
  const copied = (stateDir: string): number => {
    const copy = join(temporaryDirectory(), "copy.sqlite");
    copyFileSync(join(stateDir, "taskflow.sqlite"), copy);
    const db = new DatabaseSync(copy);
    try {
      return (db.prepare("SELECT count(*) AS n FROM flow_runs").get() as { n: number }).n;
    } catch {
      return 0;
    } finally {
      db.close();
    }
  };

  test("holds each change a minute after it, however few there are", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const stateDir = temporaryDirectory();
    const store = openStore({ stateDir });
    for (let flows = 1; flows <= 3; flows += 1) {
      await insertFlow(store, aFlow());
      await vi.advanceTimersByTimeAsync(59_000);
      if (flows === 1) expect(copied(stateDir)).toBe(0);
      await vi.advanceTimersByTimeAsync(1_000);
      await expect.poll(() => copied(stateDir), { timeout: 10_000 }).toBe(flows);
    }
    await store.close();
  });

  test("holds everything when the gateway was stopped", async () => {
    const stateDir = temporaryDirectory();
    const store = openStore({ stateDir });
    await insertFlow(store, aFlow());
    await store.close();
    expect(copied(stateDir)).toBe(1);
    expect(existsSync(join(stateDir, "taskflow.sqlite-wal"))).toBe(false);
  });
});

test("a log that cannot be copied into the database is reported once, and copied when that is possible", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const warn = vi.fn();
  const background = { checkpoint: vi.fn(async () => true) };
  background.checkpoint.mockRejectedValueOnce(new Error("disk full")).mockRejectedValueOnce(new Error("disk full"));
  const commits = { holdDuring: (step: () => Promise<void>) => step() };
  const checkpoints = new Checkpoints(background, commits, warn);
  checkpoints.count(1);
  for (const calls of [1, 2, 4]) {
    await vi.advanceTimersByTimeAsync(60_000);
    expect(background.checkpoint).toHaveBeenCalledTimes(calls);
  }
  await vi.advanceTimersByTimeAsync(600_000);
  expect(background.checkpoint).toHaveBeenCalledTimes(4);
  expect(warn.mock.calls).toEqual([
    ["The log cannot be copied into the database (disk full). It grows until that succeeds."],
  ]);
});

test("a process that does nothing else waits for its changes, also while the log is copied", () => {
  const [store, support] = ["../../src/store/open-store.ts", "../support/flows.ts"].map((path) =>
    JSON.stringify(new URL(path, import.meta.url).href),
  );
  const program = `import { openStore } from ${store};
    import { insertFlow } from ${support};
    const store = openStore({ stateDir: process.argv[1] });
    const flow = ${JSON.stringify(aFlow())};
    for (let n = 0; n < 5_000; n += 500)
      await Promise.all(Array.from({ length: 500 }, (_, i) => insertFlow(store, { ...flow, flowId: "f" + (n + i) })));
    await store.close();
    process.stdout.write("done");`;
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", program, temporaryDirectory()]);
  expect([run.stdout.toString(), run.status]).toEqual(["done", 0]);
});

test("a process that does nothing else waits for the thread to end, also with an answer of it on the way", async () => {
  const stateDir = temporaryDirectory();
  await openStore({ stateDir }).close();
  const background = new URL("../../src/store/sqlite/background.ts", import.meta.url).href;
  const program = `import { openSync } from "node:fs";
    import { Background } from ${JSON.stringify(background)};
    const file = process.argv[2];
    const background = new Background({ file, descriptor: openSync(file, "r+") });
    await background.checkpoint();
    void background.checkpoint().catch(() => {});
    // Nothing of the thread is heard before it has to end.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    await background.close();
    process.stdout.write("closed");`;
  // Not with --eval: a thread inherits the options.
  const script = join(stateDir, "program.mjs");
  writeFileSync(script, program);
  const run = spawnSync(process.execPath, [script, join(stateDir, "taskflow.sqlite")]);
  expect([run.stdout.toString(), run.status]).toEqual(["closed", 0]);
});

describe("a database that is too large to be read as a whole before it is used", () => {
  let stateDir: string;
  let file: string;
  beforeAll(async () => {
    stateDir = temporaryDirectory();
    file = join(stateDir, "taskflow.sqlite");
    const store = openStore({ stateDir });
    const stateJson = JSON.stringify("s".repeat(3_000));
    for (let n = 0; n < 20_000; n += 1_000)
      await Promise.all(Array.from({ length: 1_000 }, () => insertFlow(store, aFlow({ stateJson }))));
    await store.close();
    expect(statSync(file).size).toBeGreaterThan(64 * MEBIBYTE);
  });

  const damageWithin = () => overwrite(file, Math.floor(statSync(file).size / 8192) * 4096, Buffer.alloc(4096, 0xab));

  test("is opened, and damage within it is found soon after", async () => {
    const undo = damageWithin();
    const damage = Promise.withResolvers<string>();
    const store = openStore({ stateDir, onFailure: damage.resolve });
    await store.ping();
    expect(await damage.promise).toMatch(/taskflow\.sqlite is damaged \(.*\)\. .*restore it from a backup/s);
    await store.close();
    undo();
  });

  test.each([
    ["that runs", []],
    ["that is starting", ["--import", `data:text/javascript,${encodeURIComponent(SLOW_START)}`]],
  ])("ends a gateway %s with that reason", async (_, flags) => {
    const undo = damageWithin();
    const main = new URL("../../src/main.ts", import.meta.url).pathname;
    const args = [...flags, main, "serve", "--port", "0", "--state-dir", stateDir];
    const gateway = spawn(process.execPath, args, { stdio: "pipe" });
    const log: Buffer[] = [];
    gateway.stderr.on("data", (chunk: Buffer) => log.push(chunk));
    expect(await once(gateway, "close")).toEqual([1, null]);
    const last = Buffer.concat(log).toString().trimEnd().split("\n").at(-1);
    expect(last).toMatch(/taskflow\.sqlite is damaged .* restore it from a backup/);
    undo();
  });

  test.each(["events", "flow_runs"])("is refused when its last page of %s is damaged", (table) => {
    const db = new DatabaseSync(file, { readOnly: true });
    const { pageno } = db
      .prepare("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path DESC LIMIT 1")
      .get(table) as { pageno: number };
    db.close();
    const undo = overwrite(file, (pageno - 1) * 4096, Buffer.alloc(4096, 0xab));
    expect(() => openStore({ stateDir })).toThrow(/cannot be opened as a database.*was not changed/s);
    undo();
  });

  test("is refused when its end is missing", () => {
    // The number of pages, as the file's header has it.
    const undo = overwrite(file, 28, Buffer.from([0x7f, 0xff, 0xff, 0xff]));
    expect(() => openStore({ stateDir })).toThrow(/cannot be opened as a database.*was not changed/s);
    undo();
  });
});

/** Gives back what undoes it. */
function overwrite(file: string, position: number, bytes: Buffer): () => void {
  const before = Buffer.alloc(bytes.length);
  const write = (content: Buffer): void => {
    const descriptor = openSync(file, "r+");
    if (content === bytes) readSync(descriptor, before, 0, before.length, position);
    writeSync(descriptor, content, 0, content.length, position);
    closeSync(descriptor);
  };
  write(bytes);
  return () => write(before);
}
