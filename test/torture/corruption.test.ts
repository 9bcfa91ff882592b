import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { cpSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { temporaryDirectory } from "../support/gateway.ts";
import { run } from "../support/program.ts";
import { allFlows, Connection } from "./support/connection.ts";
import { configure, startService } from "./support/service.ts";

const FILE = "taskflow.sqlite";
const PAGE = 4096;

/** A state directory with many pages of flows, after a gateway ended with this signal. */
async function stateLeftBy(signal: NodeJS.Signals): Promise<string> {
  const stateDir = temporaryDirectory();
  const service = await startService(configure({ stateDir }));
  const connections = Array.from({ length: 20 }, () => new Connection(service.url));
  const writing = connections.map(async (connection) => {
    for (let n = 0; n < 10; n += 1)
      await connection.call({ action: "create_flow", goal: "g".repeat(500), stateJson: "s".repeat(5_000) });
    connection.close();
  });
  await Promise.all(writing);
  if (signal === "SIGKILL") await leaveLog(stateDir, service.url);
  service.child.kill(signal);
  await once(service.child, "exit");
  return stateDir;
}

/**
 * Copies what is in the log into the file, so that there is something to damage that the log does not repair; then puts one
 * more flow into the log, which must not be lost either.
 */
async function leaveLog(stateDir: string, url: string): Promise<void> {
  const db = new DatabaseSync(join(stateDir, FILE));
  db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  const connection = new Connection(url);
  await connection.call({ action: "create_flow", goal: "in the log" });
  connection.close();
  db.close();
}

/**
 * Every file of the store but the lock, which holds nothing, with a digest of its bytes. Those of the index of the log (-shm) are made
 * from the log by whoever opens it, and worth nothing: it must be there if it was, and not if it was not.
 */
function contents(stateDir: string): Record<string, string> {
  const names = readdirSync(stateDir).filter((name) => /^taskflow\.(?!lock)/.test(name));
  const digest = (name: string) =>
    createHash("sha256")
      .update(readFileSync(join(stateDir, name)))
      .digest("hex");
  return Object.fromEntries(names.map((name) => [name, name.endsWith("-shm") ? "index" : digest(name)]));
}

/** A copy of the files of the store: a gateway that was killed leaves its admin socket too. */
function copyOf(left: string): string {
  const stateDir = temporaryDirectory();
  for (const name of readdirSync(left).filter((file) => file.startsWith("taskflow.")))
    cpSync(join(left, name), join(stateDir, name));
  return stateDir;
}

function overwrite(file: string, from: number, to: number, byte: number): void {
  writeFileSync(file, readFileSync(file).fill(byte, from, to));
}

const DAMAGES: Record<string, (file: string) => void> = {
  "other bytes as a header": (file) => overwrite(file, 0, 100, 0xab),
  "zeros as a first page": (file) => overwrite(file, 0, PAGE, 0),
  "pages in the middle overwritten": (file) => overwrite(file, 20 * PAGE, 40 * PAGE, 0xab),
  "pages in the middle zeroed": (file) => overwrite(file, 20 * PAGE, 40 * PAGE, 0),
  "the second half cut off": (file) => truncateSync(file, Math.floor(readFileSync(file).length / 2 / PAGE) * PAGE),
  "a piece of text in its place": (file) => writeFileSync(file, "This is no database. ".repeat(500)),
};

test.each(["SIGTERM", "SIGKILL"] as const)(
  "a damaged database that a gateway left at %s is refused, with what to do, and nothing is touched",
  async (signal) => {
    const left = await stateLeftBy(signal);
    for (const [what, damage] of Object.entries(DAMAGES)) {
      const stateDir = copyOf(left);
      damage(join(stateDir, FILE));
      const before = contents(stateDir);
      const { code, out, err } = await run(["serve", "--config", configure({ stateDir })]);
      expect({ code, out }, what).toEqual({ code: 1, out: "" });
      expect(err, what).toMatch(
        /^\S+taskflow\.sqlite cannot be opened as a database \(.+\)\. The file was not changed: restore it from a backup, or move it away to start empty\.\n$/,
      );
      expect(contents(stateDir), what).toEqual(before);
    }
  },
  60_000,
);

const LOG = `${FILE}-wal`;
const FRAME = 24 + PAGE;

/** A state directory whose gateway was killed after it had acknowledged these flows, one by one. */
async function killedWithLog(flows: number) {
  const stateDir = temporaryDirectory();
  const service = await startService(configure({ stateDir }));
  const connection = new Connection(service.url);
  for (let n = 0; n < flows; n += 1) await connection.call({ action: "create_flow", goal: `flow ${n}` });
  connection.close();
  service.child.kill("SIGKILL");
  await once(service.child, "exit");
  return stateDir;
}

function flipBit(file: string, byte: number): void {
  const bytes = readFileSync(file);
  bytes[byte] = (bytes[byte] as number) ^ 0x10;
  writeFileSync(file, bytes);
}

/** The goals of the flows that a gateway on this directory has, and its messages about the log. */
async function served(stateDir: string): Promise<{ goals: string[]; warnings: string[] }> {
  const { url, child, output } = await startService(configure({ stateDir }));
  const connection = new Connection(url);
  const goals = (await allFlows(connection)).map(({ goal }) => goal).reverse();
  connection.close();
  child.kill("SIGTERM");
  await once(child, "exit");
  return { goals, warnings: output.err.split("\n").filter((line) => /"level":40.*taskflow\.sqlite/.test(line)) };
}

const goalsTo = (flows: number) => Array.from({ length: flows }, (_, n) => `flow ${n}`);

test("the damaged log: a bit flipped before its last transaction is refused, and nothing is touched", async () => {
  const left = await killedWithLog(300);
  const frames = Math.floor((statSync(join(left, LOG)).size - 32) / FRAME);
  // Of the log's header, of a frame's header, of its page; and how many flows stand before that, at least and at most.
  const places = [
    { place: 9, kept: [0, 0] },
    { place: 32 + 6, kept: [0, 0] },
    { place: 32 + 13, kept: [0, 0] },
    { place: 32 + FRAME + 20, kept: [0, 0] },
    { place: 32 + Math.floor(frames / 2) * FRAME + 777, kept: [100, 200] },
    { place: 32 + (frames - 12) * FRAME, kept: [290, 298] },
  ] as const;
  for (const { place, kept } of places) {
    const stateDir = copyOf(left);
    flipBit(join(stateDir, LOG), place);
    const before = contents(stateDir);
    const { code, out, err } = await run(["serve", "--config", configure({ stateDir })]);
    expect({ code, out }, `byte ${place}`).toEqual({ code: 1, out: "" });
    expect(err, `byte ${place}`).toMatch(
      /^The log \S+taskflow\.sqlite-wal is damaged \(byte \d+\), and acknowledged changes follow the damage\. Nothing was changed\. Restore a backup\. To go on .*, keep a copy of \S+ and \S+, then cut the log off \(truncate -s \d+ \S+\)\.\n$/,
    );
    expect(contents(stateDir), `byte ${place}`).toEqual(before);

    const [, command = ""] = /\((truncate [^)]+)\)/.exec(err) ?? [];
    execFileSync("sh", ["-c", command]);
    const { goals, warnings } = await served(stateDir);
    expect(goals, `byte ${place}`).toEqual(goalsTo(goals.length));
    expect(goals.length, `byte ${place}`).toBeGreaterThanOrEqual(kept[0]);
    expect(goals.length, `byte ${place}`).toBeLessThanOrEqual(kept[1]);
    expect(warnings).toEqual([]);
  }
});

test("the damaged log: a last transaction that is torn starts without it, and says so", async () => {
  const left = await killedWithLog(50);
  const log = join(left, LOG);
  for (const tear of [
    () => truncateSync(log, statSync(log).size - 1),
    () => truncateSync(log, statSync(log).size - FRAME - 1_000),
    () => overwrite(log, statSync(log).size - 2_000, statSync(log).size, 0),
  ]) {
    tear();
    const stateDir = copyOf(left);
    const { goals, warnings } = await served(stateDir);
    expect(goals).toEqual(goalsTo(49));
    expect(warnings).toEqual([expect.stringMatching(/ends within a transaction \(byte \d+\)/)]);
    expect((await served(stateDir)).warnings).toEqual([]);
  }
});

test("the damaged log: a database that is gone, while its log is there, is not created again", async () => {
  const stateDir = await killedWithLog(3);
  truncateSync(join(stateDir, FILE), 0);
  const before = contents(stateDir);
  const { code, err } = await run(["serve", "--config", configure({ stateDir })]);
  expect(code).toBe(1);
  expect(err).toMatch(
    /taskflow\.sqlite is missing or empty, while its log \S+ holds \d+ transactions\. Nothing was changed\./,
  );
  expect(contents(stateDir)).toEqual(before);
});
