import { once } from "node:events";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { backUp } from "../../src/store/sqlite/backup.ts";
import { bindSession } from "../../src/taskflow/bind-session.ts";
import { commandsOn } from "../support/commands.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { ready, run, start } from "../support/program.ts";
import { timeOf } from "../support/time.ts";

const SESSION = "agent:main:main";

/** A state directory with one flow, and a backup of it. */
let used: string;
let made: string;
let stateDir: string;
let backup: string;

beforeAll(async () => {
  used = join(mkdtempSync(join(tmpdir(), "taskflow-backup-")), "state");
  made = join(dirname(used), "made.sqlite");
  const store = openStore({ stateDir: used });
  await bindSession(commandsOn(store), timeOf(Date.now), { sessionKey: SESSION, routeId: "zapier" }).createManaged({
    goal: "one",
    controllerId: "test",
  });
  await store.close();
  await backUp({ stateDir: used, target: made });
  return () => rmSync(dirname(used), { recursive: true });
});

beforeEach(() => {
  stateDir = join(temporaryDirectory(), "state");
  backup = join(temporaryDirectory(), "backup.sqlite");
  cpSync(used, stateDir, { recursive: true });
});

async function startGateway() {
  const gateway = start(["serve", "--state-dir", stateDir, "--port", "0"]);
  const url = await ready(gateway);
  const secret = readFileSync(join(stateDir, "zapier.secret"), "utf8").trim();
  const createFlow = async (goal: string) => {
    const response = await fetch(`${url}/plugins/webhooks/zapier/create_flow`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${secret}` },
      body: JSON.stringify({ goal }),
    });
    expect(response.status).toBe(200);
  };
  const stop = async () => {
    gateway.child.kill("SIGTERM");
    await once(gateway.child, "exit");
  };
  return { createFlow, stop };
}

async function goals(directory: string): Promise<string[]> {
  const store = openStore({ stateDir: directory });
  const { flows } = await store.listFlows(SESSION, { limit: 100 });
  await store.close();
  return flows.map(({ goal }) => goal).sort();
}

test("a backup of a running gateway holds its flows, and only its owner can read it", async () => {
  const gateway = await startGateway();
  const said = await run(["backup", "--state-dir", stateDir, backup]);
  expect(said).toMatchObject({ code: 0, out: "" });
  expect(said.err).toMatch(/^Backed up 1 flows, 0 tasks and 1 events \([\d.]+ kB, version \d+\) to .*\.\n$/);
  expect(statSync(backup).mode & 0o777).toBe(0o600);
  await gateway.createFlow("two");
  await gateway.stop();

  const restored = join(temporaryDirectory(), "restored");
  expect((await run(["restore", "--state-dir", restored, backup])).code).toBe(0);
  expect(await goals(restored)).toEqual(["one"]);
  expect(await goals(stateDir)).toEqual(["one", "two"]);
});

test("a backup of a stopped gateway goes to standard output", async () => {
  const { child, output } = start(["backup", "--state-dir", stateDir, "-"]);
  const chunks: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk));
  await once(child, "close");
  expect(output.err).toContain("to standard output");
  writeFileSync(backup, Buffer.concat(chunks));
  expect((await run(["check", backup])).out).toMatch(/flows +1\n[^]*No damage was found\.\n$/);
});

test("a backup leaves the state directory as it was", async () => {
  const before = readdirSync(stateDir).sort();
  await run(["backup", "--state-dir", stateDir, backup]);
  expect(readdirSync(stateDir).sort()).toEqual(before);
});

test("a backup overwrites nothing", async () => {
  writeFileSync(backup, "mine");
  const refused = await run(["backup", "--state-dir", stateDir, backup]);
  expect(refused).toMatchObject({
    code: 1,
    err: `${backup} exists. A backup overwrites nothing: choose another name.\n`,
  });
  expect(readFileSync(backup, "utf8")).toBe("mine");
});

test("restore keeps what it replaces", async () => {
  const gateway = await startGateway();
  await gateway.createFlow("two");
  await gateway.stop();
  const { out } = await run(["restore", "--state-dir", stateDir, made]);
  const [, folder = ""] = /are in (.*)\.\n$/.exec(out) ?? [];
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(await goals(stateDir)).toEqual(["one"]);
  expect(await goals(folder)).toEqual(["one", "two"]);
});

test("restore refuses a state directory that a gateway uses, and changes nothing", async () => {
  const gateway = await startGateway();
  const before = readdirSync(stateDir).sort();
  const refused = await run(["restore", "--state-dir", stateDir, made]);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain("Another process uses the state directory");
  expect(readdirSync(stateDir).sort()).toEqual(before);
  await gateway.createFlow("two");
  await gateway.stop();
});

test("restore refuses a damaged backup, a newer one and a file that is none, and changes nothing", async () => {
  const cut = `${backup}.cut`;
  writeFileSync(cut, readFileSync(made));
  truncateSync(cut, 20_000);
  const newer = `${backup}.newer`;
  writeFileSync(newer, readFileSync(made));
  const db = new DatabaseSync(newer);
  db.exec("INSERT INTO schema_version (version, applied_at) VALUES (9999, 0)");
  db.close();
  const text = `${backup}.txt`;
  writeFileSync(text, "this is no database");
  const before = readFileSync(join(stateDir, "taskflow.sqlite"));
  for (const [file, reason] of [
    [cut, "cannot be restored"],
    [newer, "has version 9999"],
    [text, "cannot be restored (file is not a database)"],
    [`${backup}.gone`, "does not exist"],
  ] as const) {
    const refused = await run(["restore", "--state-dir", stateDir, file]);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(reason);
  }
  expect(readFileSync(join(stateDir, "taskflow.sqlite")).equals(before)).toBe(true);
});

test("check finds damage, and exits with 1", async () => {
  expect(await run(["check", "--state-dir", stateDir])).toMatchObject({ code: 0, err: "" });
  const file = join(stateDir, "taskflow.sqlite");
  const bytes = readFileSync(file);
  bytes.fill(0xff, 4_096 * 3, 4_096 * 5);
  writeFileSync(file, bytes);
  const found = await run(["check", "--state-dir", stateDir]);
  expect(found.code).toBe(1);
  expect(found.err).toContain("is damaged");
});
