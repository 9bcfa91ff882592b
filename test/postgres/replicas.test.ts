import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPostgresStore } from "../../src/store/postgres/open-postgres.ts";
import { aFlow } from "../store/describe-flow-store.ts";
import { insertFlow } from "../support/flows.ts";
import {
  type Answer,
  eventually,
  type GatewayProcess,
  SESSION,
  startReplica,
  startReplicas,
} from "./support/gateways.ts";
import { databaseOf, PostgresServer } from "./support/server.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

/** Taking turns. */
const of = (replicas: GatewayProcess[], n: number) => replicas[n % replicas.length] as GatewayProcess;

/** How many answers have each status. */
function count(answers: Answer[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const answer of answers) counts[answer.status] = (counts[answer.status] ?? 0) + 1;
  return counts;
}

describe("three gateways on one database", () => {
  test("that start at once on an empty one share the migrations, and each is ready", async () => {
    const url = await server.createDatabase();
    const replicas = await startReplicas(3, url);
    for (const replica of replicas) expect((await fetch(`${replica.url}/readyz`)).status).toBe(200);
    const [versions] = await server.asAdmin(databaseOf(url), "SELECT version FROM taskflow.schema_version");
    expect(versions?.rows).toEqual([
      { version: 1 },
      { version: 2 },
      { version: 3 },
      { version: 4 },
      { version: 5 },
      { version: 6 },
    ]);
  });

  test("let exactly one of 50 writers with one revision win", async () => {
    const replicas = await startReplicas(3, await server.createDatabase());
    const created = await of(replicas, 0).call({ action: "create_flow", goal: "g" });
    const flowId = created.body.result?.flow?.flowId;
    for (let revision = 0; revision < 5; revision += 1) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          of(replicas, n).call({
            action: "set_waiting",
            flowId,
            expectedRevision: revision,
            currentStep: `step-${n}`,
          }),
        ),
      );
      expect(count(answers)).toEqual({ 200: 1, 409: 49 });
      const winner = answers.find((answer) => answer.status === 200);
      for (const replica of replicas) {
        const { body } = await replica.call({ action: "get_flow", flowId });
        expect(body.result?.flow).toEqual(winner?.body.result?.flow);
      }
    }
  });

  test("give one task to 30 repetitions of a run", async () => {
    const replicas = await startReplicas(3, await server.createDatabase());
    const created = await of(replicas, 0).call({ action: "create_flow", goal: "g" });
    const run = {
      action: "run_task",
      flowId: created.body.result?.flow?.flowId,
      runtime: "acp",
      task: "t",
      childSessionKey: "agent:main:acp:worker",
      // Longer than an entry of an index may be.
      runId: `r${"\u0000é".repeat(3_000)}`,
    };
    const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => of(replicas, n).call(run)));
    expect(count(answers)).toEqual({ 200: 30 });
    const taskIds = answers.map((answer) => answer.body.result?.task?.taskId);
    expect(new Set(taskIds).size).toBe(1);
  });

  test("count a client's requests together, to the last one", async () => {
    const replicas = await startReplicas(3, await server.createDatabase(), { limits: { requestsPerMinute: 30 } });
    const ask = (client: string, n: number) =>
      of(replicas, n).call({ action: "find_latest_flow" }, { "x-forwarded-for": client });
    const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => ask("192.0.2.1", n)));
    expect(count(answers)).toEqual({ 200: 30, 429: 30 });
    const refused = answers.find((answer) => answer.status === 429);
    expect(refused?.headers.get("ratelimit-policy")).toBe('"route";q=30;w=60');
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(30);
    expect((await ask("192.0.2.2", 0)).status).toBe(200);
  });

  test("count requests without a secret together, apart from those with one", async () => {
    const replicas = await startReplicas(3, await server.createDatabase(), { limits: { requestsPerMinute: 30 } });
    const client = { "x-forwarded-for": "203.0.113.7, 192.0.2.1:50000" };
    const ask = (n: number, headers = {}) =>
      of(replicas, n).call({ action: "find_latest_flow" }, { ...client, ...headers });
    const strangers = await Promise.all(Array.from({ length: 60 }, (_, n) => ask(n, { authorization: "" })));
    expect(count(strangers)).toEqual({ 401: 30, 429: 30 });
    const known = (n: number) => ask(n, n % 2 === 0 ? {} : { authorization: "Bearer wrong" });
    const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => known(n)));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(30);
  });
});

describe("maintenance", () => {
  const maintenance = { sweepIntervalMs: 200, lostAfterMs: 1 };

  test("is one gateway's, and another's when that one is killed", async () => {
    const url = await server.createDatabase();
    const first = await startReplica(url, { maintenance });
    const holder = async () => {
      const [lease] = await server.asAdmin(databaseOf(url), "SELECT holder FROM taskflow.maintenance_lease");
      return lease?.rows[0]?.holder as string;
    };
    const held = await eventually(5_000, async () => (await holder()) ?? Promise.reject(new Error("not held")));
    const second = await startReplica(url, { maintenance });
    const swept = async ({ call }: GatewayProcess) => {
      const created = await call({ action: "create_flow", goal: "g" });
      const flowId = created.body.result?.flow?.flowId;
      await call({ action: "run_task", flowId, runtime: "acp", task: "t" });
      await call({ action: "request_cancel", flowId, expectedRevision: 0 });
      await eventually(5_000, async () => {
        const { body } = await call({ action: "get_flow", flowId });
        expect(body.result?.flow?.status).toBe("cancelled");
      });
    };
    await swept(second);
    expect(await holder()).toBe(held);
    // A sweep goes on behind the flow, and is logged when it is done.
    await eventually(5_000, async () => expect(first.output.err).toContain("Maintenance swept."));
    expect(second.output.err).not.toContain("Maintenance swept.");

    first.child.kill("SIGKILL");
    await once(first.child, "exit");
    await swept(second);
    await eventually(5_000, async () => expect(second.output.err).toContain("Maintenance swept."));
    expect(await holder()).not.toBe(held);
  });

  test("is handed over at once by a gateway that stops", async () => {
    const url = await server.createDatabase();
    const [first, second] = [await openPostgresStore(url), await openPostgresStore(url)];
    expect([await first.claimMaintenance(60_000), await second.claimMaintenance(60_000)]).toEqual([true, false]);
    expect(await first.claimMaintenance(60_000)).toBe(true);
    await first.close();
    expect(await second.claimMaintenance(60_000)).toBe(true);
    await second.close();
  });

  test("changes nothing for a gateway that has lost its lease", async () => {
    const url = await server.createDatabase();
    const [slow, other] = [await openPostgresStore(url), await openPostgresStore(url)];
    await slow.claimMaintenance(1);
    await insertFlow(slow, aFlow({ ownerKey: SESSION, status: "failed", endedAt: 1 }));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await other.claimMaintenance(60_000)).toBe(true);
    expect(await slow.pruneFlows({ endedBefore: 2, limit: 10 })).toBe(0);
    expect(await other.pruneFlows({ endedBefore: 2, limit: 10 })).toBe(1);
    await Promise.all([slow.close(), other.close()]);
  });
});
