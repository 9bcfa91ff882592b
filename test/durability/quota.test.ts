import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryDirectory } from "../support/gateway.ts";
import { MAIN } from "../support/program.ts";
import { configure } from "../torture/support/service.ts";

/** The program, when each of these calls on one of these files fails. */
async function runFailing(args: string[], error: string, calls: string, files: string[]) {
  const injection = ["-e", `trace=${calls}`, "-e", `inject=${calls}:error=${error}`];
  const paths = files.flatMap((file) => ["-P", file]);
  const program = [process.execPath, MAIN, ...args];
  const child = spawn("strace", ["-f", "-o", "/dev/null", ...injection, ...paths, ...program], { stdio: "pipe" });
  let err = "";
  child.stderr.on("data", (chunk) => void (err += chunk));
  const [code] = await once(child, "close");
  return { code: code as number, err };
}

const QUOTA =
  /^The disk quota for \S+ is used up \(EDQUOT\)\. Raise the quota or free some space, then start again\. Stored data was not harmed\.\n$/;

const FILES = ["taskflow.sqlite", "taskflow.sqlite-wal", "taskflow.sqlite-shm", "taskflow.probe"];

test.each([
  { what: "the database", calls: "write,pwrite64", files: FILES },
  { what: "the files", calls: "openat", files: ["taskflow.lock"] },
])("a quota that is used up when $what is written is reported at the start", async ({ calls, files }) => {
  const stateDir = temporaryDirectory();
  const paths = files.map((name) => join(stateDir, name));
  const { code, err } = await runFailing(["serve", "--config", configure({ stateDir })], "EDQUOT", calls, paths);
  expect(err).toMatch(QUOTA);
  expect(code).toBe(1);
});

test("a quota that is used up when the first configuration is written is reported", async () => {
  const stateDir = join(temporaryDirectory(), "state");
  mkdirSync(stateDir);
  const paths = [join(stateDir, "openclaw.json")];
  const { err } = await runFailing(["serve", "--port", "0", "--state-dir", stateDir], "EDQUOT", "write", paths);
  expect(err).toMatch(QUOTA);
});

test("a disk that cannot be written is called neither full nor damaged", async () => {
  const stateDir = temporaryDirectory();
  const paths = FILES.map((name) => join(stateDir, name));
  const args = ["serve", "--config", configure({ stateDir })];
  const { code, err } = await runFailing(args, "EIO", "write,pwrite64", paths);
  expect(code).toBe(1);
  expect(err).toMatch(/^The directory \S+ cannot be written \(EIO\)\. Stored data was not changed\./);
});
