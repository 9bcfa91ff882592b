import { once } from "node:events";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { hasEnded } from "../support/has-ended.ts";
import { run } from "../support/program.ts";
import { type Answer, allFlows, Connection, type Flow } from "./support/connection.ts";
import { configure, type Service, startService } from "./support/service.ts";
import { canMount, failingVolume, freeBytes, smallVolume } from "./support/volume.ts";

const large = "x".repeat(150_000);
const create = (goal: string, stateJson: unknown = large) => ({ action: "create_flow", goal, stateJson });

/** Creates flows, eight at a time, until one is refused; returns all the answers. */
async function createUntilRefused(connections: readonly Connection[]): Promise<{ goal: string; answer: Answer }[]> {
  const answers: { goal: string; answer: Answer }[] = [];
  while (answers.every(({ answer }) => answer.status === 200)) {
    if (answers.length > 1_000) throw new Error("The disk does not become full.");
    const started = answers.length;
    const round = connections.map(async (connection, index) => {
      const goal = `flow ${started + index}`;
      return { goal, answer: await connection.call(create(goal)) };
    });
    answers.push(...(await Promise.all(round)));
  }
  return answers;
}

function expectRefused({ status, headers, body }: Answer): void {
  expect([status, body.code, body.error]).toEqual([
    503,
    "persist_failed",
    "The store could not read or write. Nothing was changed.",
  ]);
  expect(Number(headers["retry-after"])).toBeGreaterThan(0);
}

/** Reads the flow, a page, the latest flow and the tasks, which all work although the gateway is not ready. */
async function expectOnlyReads(service: Service, connection: Connection, flow: Flow): Promise<void> {
  const { flowId } = flow;
  expect((await connection.call({ action: "get_flow", flowId })).body.result?.flow).toEqual(flow);
  expect((await allFlows(connection)).map((one) => one.flowId)).toContain(flowId);
  expect((await connection.call({ action: "find_latest_flow" })).status).toBe(200);
  expect((await connection.call({ action: "get_task_summary", flowId })).body.result?.summary?.total).toBe(0);
  expect(await readiness(service)).toBe(503);
  expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
}

async function readiness({ url }: Service): Promise<number> {
  return (await fetch(`${url}/readyz`)).status;
}

async function goalsAfterRestart(service: Service, configuration: string): Promise<Set<string>> {
  if (!hasEnded(service.child)) {
    service.child.kill("SIGTERM");
    await once(service.child, "exit");
  }
  const { url } = await startService(configuration);
  const reader = new Connection(url);
  const goals = new Set((await allFlows(reader)).map(({ goal }) => goal));
  reader.close();
  return goals;
}

if (!canMount)
  console.warn("Full and failing disks are not tried: that needs root, and a machine that lets root mount.");
describe.runIf(canMount)("the disk of the SQLite store", () => {
  test("when it is full: changes are 503, reads go on, and changes too when there is space again", async () => {
    const stateDir = smallVolume("16m");
    const configuration = configure({ stateDir });
    const service = await startService(configuration);
    const connections = Array.from({ length: 8 }, () => new Connection(service.url));
    const [connection] = connections as [Connection];
    const flow = (await connection.call(create("first", { step: 0 }))).body.result?.flow as Flow;
    const ballast = join(stateDir, "ballast");
    writeFileSync(ballast, Buffer.alloc(freeBytes(stateDir) - 4_000_000));

    const answers = await createUntilRefused(connections);
    const refused = answers.filter(({ answer }) => answer.status !== 200);
    for (const { answer } of refused) expectRefused(answer);
    const change = { action: "set_waiting", flowId: flow.flowId, expectedRevision: 0, stateJson: large };
    expectRefused(await connection.call(change));
    await expectOnlyReads(service, connection, flow);

    rmSync(ballast);
    // Without traffic: senders have moved on, so no change reveals that writes work again.
    expect(await readiness(service)).toBe(200);
    expect((await connection.call(change)).body.result?.flow?.revision).toBe(1);
    for (const { goal } of refused) expect((await connection.call(create(`${goal} again`))).status).toBe(200);
    for (const one of connections) one.close();

    const goals = await goalsAfterRestart(service, configuration);
    const kept = answers.filter(({ answer }) => answer.status === 200).map(({ goal }) => goal);
    expect([...goals].sort()).toEqual([...kept, "first", ...refused.map(({ goal }) => `${goal} again`)].sort());
    const db = new DatabaseSync(join(stateDir, "taskflow.sqlite"), { readOnly: true });
    expect(db.prepare("PRAGMA integrity_check").all()).toEqual([{ integrity_check: "ok" }]);
    db.close();
  });

  test("when it turns read-only: changes are 503, reads go on, and nothing is lost when it is repaired", async () => {
    const { directory: stateDir, fail, repair } = failingVolume();
    const configuration = configure({ stateDir });
    const service = await startService(configuration);
    const connection = new Connection(service.url);
    const created = await Promise.all(
      Array.from({ length: 50 }, (_, n) => connection.call(create(`flow ${n}`, { step: 0 }))),
    );
    const flow = created[0]?.body.result?.flow as Flow;

    fail();
    for (let n = 0; n < 5; n += 1) expectRefused(await connection.call(create("refused", { step: 0 })));
    expectRefused(await connection.call({ action: "finish_flow", flowId: flow.flowId, expectedRevision: 0 }));
    await expectOnlyReads(service, connection, flow);
    connection.close();

    service.child.kill("SIGTERM");
    expect(await once(service.child, "exit")).toEqual([0, null]);
    repair();
    expect(await goalsAfterRestart(service, configuration)).toEqual(
      new Set(Array.from({ length: 50 }, (_, n) => `flow ${n}`)),
    );
  });

  test("when it is read-only from the start: the gateway says so, and does not start", async () => {
    const { directory: stateDir, fail } = failingVolume();
    fail();
    await expect(startService(configure({ stateDir }))).rejects.toThrow(
      /state directory .* cannot be written \(EROFS\)\. Choose another with --state-dir, or make it writable\./,
    );
  });

  const FULL =
    /^The disk of \S+ is full \(ENOSPC\)\. Free some space, then start again\. Stored data was not harmed\.\n$/;

  /** Fills the volume until this number of bytes is free. Returns a function that frees the space again. */
  function fill(directory: string, free: number): () => void {
    const ballast = join(directory, "ballast");
    writeFileSync(ballast, Buffer.alloc(freeBytes(directory) - free));
    return () => rmSync(ballast);
  }

  test.each([0, 4, 16, 40, 64, 96])(
    "when it has %i KiB from the start: the gateway says that it is full, and starts when there is space",
    async (kibibytes) => {
      const volume = smallVolume("4m");
      const empty = fill(volume, kibibytes * 1024);
      const configuration = configure({ stateDir: join(volume, "state") });
      const refused = await run(["serve", "--config", configuration]);
      expect(refused).toMatchObject({ code: 1, out: "" });
      expect(refused.err).toMatch(FULL);
      empty();
      const { url } = await startService(configuration);
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
    },
  );

  test("when it fills up: the gateway is not ready before a change has failed, and ready again when there is space", async () => {
    const stateDir = smallVolume("4m");
    const service = await startService(configure({ stateDir }));
    expect(await readiness(service)).toBe(200);
    const empty = fill(stateDir, 8 * 1024);
    expect(await readiness(service)).toBe(503);
    expect(readdirSync(stateDir)).not.toContain("taskflow.probe");
    empty();
    expect(await readiness(service)).toBe(200);
  });

  test("when it is full at the first start: no half-written configuration stays behind", async () => {
    const volume = smallVolume("64k");
    const empty = fill(volume, 0);
    const stateDir = join(volume, "state");
    const refused = await run(["serve", "--port", "0", "--state-dir", stateDir]);
    expect(refused.err).toMatch(FULL);
    expect(readdirSync(stateDir)).toEqual([]);
    empty();
  });

  test.each(["SIGTERM", "SIGKILL"] as const)(
    "when it is full after %s: the gateway says so at the start, and has every flow when there is space",
    async (signal) => {
      const stateDir = smallVolume("16m");
      const configuration = configure({ stateDir });
      const { url, child } = await startService(configuration);
      const connection = new Connection(url);
      for (let n = 0; n < 20; n += 1) expect((await connection.call(create(`flow ${n}`))).status).toBe(200);
      connection.close();
      child.kill(signal);
      await once(child, "exit");
      const empty = fill(stateDir, 0);
      const { code, err } = await run(["serve", "--config", configuration]);
      expect(code).toBe(1);
      expect(err).toMatch(FULL);
      empty();
      const again = await startService(configuration);
      const goals = await goalsAfterRestart(again, configuration);
      expect(goals).toEqual(new Set(Array.from({ length: 20 }, (_, n) => `flow ${n}`)));
    },
    60_000,
  );
});
