import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { gatewayForTest, SECRET, temporaryDirectory } from "../support/gateway.ts";
import { MAIN, ready } from "../support/program.ts";
import { route, withRoutes } from "../support/reloading-program.ts";

test("a gateway that cannot write is not ready, though it reads, and is ready again by itself when it can", async () => {
  const stateDir = temporaryDirectory();
  const gateway = await gatewayForTest({ stateDir });
  const ready = async () => (await fetch(`${gateway.url}/readyz`)).status;
  const create = () => gateway.call({ action: "create_flow", goal: "g" });
  expect((await create()).status).toBe(200);
  const other = new DatabaseSync(join(stateDir, "taskflow.sqlite"));
  other.exec("BEGIN IMMEDIATE");
  // Nothing is known of it before a change has failed.
  expect(await ready()).toBe(200);
  expect((await create()).status).toBe(503);
  expect(await ready()).toBe(503);
  expect((await gateway.call({ action: "find_latest_flow" })).status).toBe(200);
  expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
  other.exec("ROLLBACK");
  other.close();
  expect(await ready()).toBe(200);
  expect((await create()).status).toBe(200);
});

test.each([
  ["taskflow.sqlite", "deleted", (file: string) => rmSync(file)],
  ["taskflow.sqlite-wal", "deleted", (file: string) => rmSync(file)],
  ["taskflow.sqlite", "replaced", replace],
  [
    "taskflow.sqlite",
    "moved with its directory",
    (file: string) => renameSync(dirname(file), `${dirname(file)}-moved`),
  ],
])("a gateway whose %s was %s is not ready, and says so once", async (name, _what, change) => {
  const stateDir = join(temporaryDirectory(), "state");
  const warnings: string[] = [];
  const store = openStore({ stateDir, warn: (message) => warnings.push(message) });
  const gateway = await gatewayForTest({ store });
  const isReady = async () => (await fetch(`${gateway.url}/readyz`)).status;
  expect(await isReady()).toBe(200);
  const file = join(stateDir, name);
  change(file);
  expect([await isReady(), await isReady()]).toEqual([503, 503]);
  expect(warnings).toEqual([expect.stringContaining(`${file} was moved, deleted or replaced while it is in use`)]);
});

function replace(file: string): void {
  copyFileSync(file, `${file}.copy`);
  renameSync(`${file}.copy`, file);
}

describe.runIf(spawnSync("prlimit", ["--version"]).status === 0)("a limit on the size of files", () => {
  /** The real program; none of its files may become larger. The limit is a soft one, which can be raised again. */
  const startLimited = (bytes: number) => {
    const directory = temporaryDirectory();
    const config = join(directory, "openclaw.json");
    writeFileSync(config, JSON.stringify(withRoutes({ a: route(SECRET) })), { mode: 0o600 });
    const program = [process.execPath, MAIN, "serve", "--config", config, "--port", "0"];
    const args = [`--fsize=${bytes}:`, ...program, "--state-dir", join(directory, "state")];
    const child = spawn("prlimit", args, { stdio: "pipe" });
    onTestFinished(() => void child.kill("SIGKILL"));
    const output = { out: "", err: "" };
    child.stderr.on("data", (chunk) => void (output.err += chunk));
    return { child, output };
  };

  test("that a change meets makes a gateway not ready until the limit is raised", async () => {
    const running = startLimited(1_000_000);
    const url = await ready(running);
    const isReady = async () => (await fetch(`${url}/readyz`)).status;
    const create = async () => {
      const body = JSON.stringify({ action: "create_flow", goal: "g", stateJson: "x".repeat(100_000) });
      const headers = { "content-type": "application/json", authorization: `Bearer ${SECRET}` };
      return (await fetch(`${url}/plugins/webhooks/a`, { method: "POST", headers, body })).status;
    };
    expect(await isReady()).toBe(200);
    const statuses = [];
    while ((statuses.at(-1) ?? 200) === 200 && statuses.length < 50) statuses.push(await create());
    expect(statuses.at(-1)).toBe(503);
    expect(await isReady()).toBe(503);
    execFileSync("prlimit", ["--pid", String(running.child.pid), "--fsize=unlimited:"]);
    expect(await isReady()).toBe(200);
    expect(await create()).toBe(200);
  });

  test("that is met at the start is reported", async () => {
    const { child, output } = startLimited(50_000);
    expect((await once(child, "close"))[0]).toBe(1);
    expect(output.err).toMatch(
      /^A file in \S+ has reached the limit on file size \(EFBIG; see ulimit -f\)\. Raise the limit, then start again\./,
    );
  });
});
