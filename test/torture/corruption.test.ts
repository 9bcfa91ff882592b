import { createHash } from "node:crypto";
import { once } from "node:events";
import { cpSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { temporaryDirectory } from "../support/gateway.ts";
import { run } from "../support/program.ts";
import { Connection } from "./support/connection.ts";
import { configure, startService } from "./support/service.ts";

const FILE = "taskflow.sqlite";
const PAGE = 4096;

/** A state directory with enough flows for many pages, left by a gateway that ended with this signal. */
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
 * Copies what is in the log into the file, so that there is something to damage that the log does not mend; then puts one
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
 * Every file but the lock, which holds nothing, with a digest of its bytes. Those of the index of the log (-shm) are made
 * from the log by whoever opens it, and worth nothing: it must be there if it was, and not if it was not.
 */
function contents(stateDir: string): Record<string, string> {
  const names = readdirSync(stateDir).filter((name) => !name.startsWith("taskflow.lock"));
  const digest = (name: string) =>
    createHash("sha256")
      .update(readFileSync(join(stateDir, name)))
      .digest("hex");
  return Object.fromEntries(names.map((name) => [name, name.endsWith("-shm") ? "index" : digest(name)]));
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
      const stateDir = temporaryDirectory();
      cpSync(left, stateDir, { recursive: true });
      damage(join(stateDir, FILE));
      const before = contents(stateDir);
      const { code, out, err } = await run(["serve", "--config", configure({ stateDir })]);
      expect({ code, out }, what).toEqual({ code: 1, out: "" });
      expect(err, what).toMatch(
        /^\S+taskflow\.sqlite cannot be opened as a database \(.+\)\. It was left as it is: restore it from a backup, or move it away to start empty\.\n$/,
      );
      expect(contents(stateDir), what).toEqual(before);
    }
  },
  60_000,
);
