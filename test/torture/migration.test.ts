import { once } from "node:events";
import { cpSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { problemsOf, survey } from "../../src/store/sqlite/survey.ts";
import { fixture } from "../store/describe-upgrade.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { HAS_HISTORY, PastVersion } from "../support/past-version.ts";
import { ready, run, start } from "../support/program.ts";
import { Connection } from "./support/connection.ts";
import { FACTOR_AT_LEAST_1 } from "./support/factor.ts";
import { configure, startService } from "./support/service.ts";
import { canMount, freeBytes, smallVolume } from "./support/volume.ts";

const ROUNDS = Math.ceil(5 * FACTOR_AT_LEAST_1);
/** The oldest version that has a fixture: nearly every migration is yet to come. */
const OLD = { fixture: "sqlite-2", commit: "2c1b04f", version: 2 };
const FLOWS = 30_000;

/** A database of the old version that takes a moment to migrate. */
let made: string;
beforeAll(() => {
  made = temporaryDirectory();
  const db = new DatabaseSync(join(made, "taskflow.sqlite"));
  db.exec(fixture(OLD.fixture).sql);
  db.exec(`
    INSERT INTO flow_runs (owner_key, flow_id, sync_mode, revision, status, notify_policy, goal, state_json, created_at, updated_at)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${FLOWS})
    SELECT 'agent:main:large', 'flow-' || i, 'managed', 0, 'queued', 'done_only', 'g', '{"step":0}', i, i FROM n;
    INSERT INTO task_runs (owner_key, task_id, parent_flow_id, runtime, task, status, delivery_status, notify_policy, created_at)
    SELECT owner_key, 'task-' || seq, flow_id, 'acp', 't', 'queued', 'pending', 'done_only', created_at
    FROM flow_runs WHERE owner_key = 'agent:main:large'`);
  db.close();
});

function copyTo(stateDir: string): string {
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  cpSync(made, stateDir, { recursive: true });
  return stateDir;
}

/** What the database holds: SQLite recovers what a killed process left. */
function look(stateDir: string) {
  const file = join(stateDir, "taskflow.sqlite");
  const db = new DatabaseSync(file);
  const { version, flows, tasks } = survey(db, file);
  const problems = problemsOf(db);
  db.close();
  return { version, flows, tasks, problems };
}

/** Resolves when the log holds this much of the transaction that migrates, or the gateway is ready already. */
async function migrates(stateDir: string, bytes: number, output: { err: string }): Promise<void> {
  const size = () => statSync(join(stateDir, "taskflow.sqlite-wal"), { throwIfNoEntry: false })?.size ?? 0;
  await expect.poll(() => size() > bytes || output.err.includes('"url"'), { timeout: 30_000, interval: 1 }).toBe(true);
}

/** The program of the old version serves the directory, and finds a flow from before. */
async function expectOldProgramServes(stateDir: string): Promise<void> {
  const past = new PastVersion(OLD.commit);
  onTestFinished(() => past.remove());
  const config = configure({});
  const secret = "a-secret-of-fixtures-0123456789";
  const routes = { zapier: { sessionKey: "agent:main:main", secret } };
  writeFileSync(
    config,
    JSON.stringify({ gateway: { port: 0 }, plugins: { entries: { webhooks: { config: { routes } } } } }),
  );
  const url = await ready(start(["serve", "--config", config, "--state-dir", stateDir], {}, "", past.main));
  const flow = fixture(OLD.fixture).history.flows[0]?.flow;
  const response = await fetch(`${url}/plugins/webhooks/zapier`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${secret}` },
    body: JSON.stringify({ action: "get_flow", flowId: flow?.flowId }),
  });
  expect(await response.json()).toMatchObject({ result: { flow } });
}

test.runIf(HAS_HISTORY)(
  `a migration that is killed ${ROUNDS} times leaves the old version, which its program serves, and the next start finishes`,
  async () => {
    const stateDir = copyTo(join(temporaryDirectory(), "state"));
    const before = look(stateDir);
    expect(before).toMatchObject({ version: OLD.version, problems: [] });
    const configuration = configure({ stateDir });
    let killed = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const { child, output } = start(["serve", "--config", configuration]);
      await migrates(stateDir, (round * 3_500_000) / ROUNDS, output);
      child.kill("SIGKILL");
      await once(child, "exit");
      const found = look(stateDir);
      if (found.version === OLD.version) killed += 1;
      else rmSync(stateDir, { recursive: true });
      expect({ ...found, version: OLD.version }).toEqual(before);
      if (found.version !== OLD.version) copyTo(stateDir);
    }
    // Not one of the starts that was killed had finished before.
    expect(killed).toBeGreaterThan(ROUNDS / 2);
    await expectOldProgramServes(copyOf(stateDir));

    const service = await startService(configuration);
    service.child.kill("SIGTERM");
    await once(service.child, "exit");
    const { version, ...content } = look(stateDir);
    expect(version).toBeGreaterThan(OLD.version);
    expect(content).toEqual({ flows: before.flows, tasks: before.tasks, problems: [] });
  },
  ROUNDS * 20_000 + 60_000,
);

function copyOf(stateDir: string): string {
  const copy = join(temporaryDirectory(), "state");
  cpSync(stateDir, copy, { recursive: true });
  return copy;
}

test.runIf(canMount)(
  "a migration that fills the disk says so and leaves the old version, and the next start with space finishes",
  async () => {
    const volume = smallVolume("128m");
    const stateDir = copyTo(join(volume, "state"));
    const before = look(stateDir);
    const ballast = join(volume, "ballast");
    writeFileSync(ballast, Buffer.alloc(freeBytes(volume) - 4_000_000));
    const configuration = configure({ stateDir });
    const refused = await run(["serve", "--config", configuration]);
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/^The disk of \S+ is full \(ENOSPC\)\. .* Stored data was not harmed\.$/m);
    expect(look(copyOf(stateDir))).toEqual(before);
    rmSync(ballast);
    const { url } = await startService(configuration);
    const connection = new Connection(url);
    const { flow } = fixture(OLD.fixture).history.flows[0] ?? {};
    const found = await connection.call({ action: "get_flow", flowId: flow?.flowId });
    connection.close();
    expect(found.body.result?.flow).toEqual(flow);
  },
  60_000,
);
