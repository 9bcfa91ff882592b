import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { killedBeforeAnswering } from "../support/killed-before-answering.ts";
import { type Answer, eventually, type GatewayProcess, startReplica, startReplicas } from "./support/gateways.ts";
import { databaseOf, PostgresServer } from "./support/server.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

const CREATE = { action: "create_flow", goal: "Once" };
const KEY = { "idempotency-key": "k-1" };
const isReplayed = ({ headers }: Answer) => headers.get("idempotency-replayed") === "true";
const of = (replicas: GatewayProcess[], n: number) => replicas[n % replicas.length] as GatewayProcess;

async function goalsIn(url: string): Promise<string[]> {
  const [flows] = await server.asAdmin(databaseOf(url), "SELECT goal FROM taskflow.flow_runs");
  return (flows?.rows ?? []).map(({ goal }) => goal as string);
}

describe("three gateways on one database", () => {
  test("apply requests with one key that reach all of them at once a single time", async () => {
    const url = await server.createDatabase();
    const replicas = await startReplicas(3, url);
    for (let round = 0; round < 10; round += 1) {
      const body = { ...CREATE, goal: `Round ${round}` };
      const headers = { "idempotency-key": `round-${round}` };
      const answers = await Promise.all(Array.from({ length: 21 }, (_, n) => of(replicas, n).call(body, headers)));
      const done = answers.filter(({ status }) => status === 200);
      expect(done.filter((answer) => !isReplayed(answer))).toHaveLength(1);
      expect(new Set(done.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
      for (const { status, body: refusal } of answers.filter((answer) => answer.status !== 200))
        expect([status, refusal.code]).toEqual([409, "idempotency_in_progress"]);
      for (const replica of replicas) expect(isReplayed(await replica.call(body, headers))).toBe(true);
    }
    expect(await goalsIn(url)).toHaveLength(10);
  });

  test("make one change of a flow, with one key at once, a single time", async () => {
    const replicas = await startReplicas(3, await server.createDatabase());
    const created = await of(replicas, 0).call(CREATE);
    const flowId = created.body.result?.flow?.flowId;
    const task = { action: "run_task", flowId, runtime: "acp", task: "t" };
    const answers = await Promise.all(Array.from({ length: 21 }, (_, n) => of(replicas, n).call(task, KEY)));
    const ids = new Set(answers.flatMap(({ body }) => body.result?.task?.taskId ?? []));
    expect(ids.size).toBe(1);
  });

  test("refuse a key that came to another of them with another body, and know no key of another route", async () => {
    const [first, second] = (await startReplicas(2, await server.createDatabase())) as [GatewayProcess, GatewayProcess];
    await first.call(CREATE, KEY);
    const refused = await second.call({ ...CREATE, goal: "Other" }, KEY);
    expect([refused.status, refused.body.code]).toEqual([422, "idempotency_key_reused"]);
    expect(isReplayed(await second.call(CREATE, KEY))).toBe(true);
  });
});

test("a signed message that comes to three gateways at once, and to each again, is done a single time", async () => {
  const url = await server.createDatabase();
  const replicas = await startReplicas(3, url);
  for (let round = 0; round < 10; round += 1) {
    const body = { ...CREATE, goal: `Round ${round}` };
    const id = `msg_${round}`;
    const answers = await Promise.all(Array.from({ length: 21 }, (_, n) => of(replicas, n).deliver(body, { id })));
    const done = answers.filter(({ status }) => status === 200);
    expect(done.filter((answer) => !isReplayed(answer))).toHaveLength(1);
    for (const { status, body: refusal } of answers.filter((answer) => answer.status !== 200))
      expect([status, refusal.code]).toEqual([409, "idempotency_in_progress"]);
    for (const replica of replicas) {
      const again = await replica.deliver({ ...CREATE, goal: "Another" }, { id });
      expect([again.status, isReplayed(again), again.body]).toEqual([200, true, done[0]?.body]);
    }
  }
  expect(await goalsIn(url)).toHaveLength(10);
});

test("a gateway that was killed between the change and its answer leaves the answer to the others", async () => {
  const url = await server.createDatabase();
  const [other, killed] = [await startReplica(url), await startReplica(url, {}, killedBeforeAnswering())];
  const gone = once(killed.child, "exit");
  await expect(killed.call(CREATE, KEY)).rejects.toThrow();
  expect((await gone)[1]).toBe("SIGKILL");
  const replayed = await other.call(CREATE, KEY);
  expect([replayed.status, isReplayed(replayed)]).toEqual([200, true]);
  expect(await goalsIn(url)).toEqual(["Once"]);
});

test("a database that restarts keeps the keys: what was answered 503 is done once when it is sent again", async () => {
  const url = await server.createDatabase();
  const replica = await startReplica(url);
  const sent = Array.from({ length: 200 }, (_, n) => async () => {
    const headers = { "idempotency-key": `restart-${n}` };
    return eventually(20_000, async () => {
      const answer = await replica.call({ ...CREATE, goal: `Goal ${n}` }, headers);
      if (answer.status !== 200) throw new Error(String(answer.status));
      return answer;
    });
  });
  const working = Array.from({ length: 8 }, async () => {
    for (let next = sent.pop(); next; next = sent.pop()) await next();
  });
  await eventually(10_000, async () => expect(sent.length).toBeLessThan(150));
  await server.crash();
  await server.boot();
  await Promise.all(working);
  const goals = await goalsIn(url);
  expect(goals).toHaveLength(200);
  expect(new Set(goals).size).toBe(200);
});
