import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { eventually, type GatewayProcess, startReplica, startReplicas } from "./support/gateways.ts";
import { PgBouncer } from "./support/pgbouncer.ts";
import { databaseOf, PostgresServer } from "./support/server.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

const WORKERS = { workers: true };

interface Claimed {
  taskId: string;
  leaseToken: string;
}

async function claim(replica: GatewayProcess, over: Record<string, unknown> = {}): Promise<Claimed[]> {
  const request = { action: "claim_tasks", workerId: "w", queues: ["q"], leaseMs: 60_000, ...over };
  const { body, status } = await replica.call(request);
  if (status !== 200) throw new Error(`claim_tasks was answered with ${status}: ${body.error}`);
  return (body.result?.claims ?? []).map(({ task, leaseToken }) => ({ taskId: task.taskId, leaseToken }));
}

async function createFlow(replica: GatewayProcess): Promise<string> {
  const { body } = await replica.call({ action: "create_flow", goal: "g" });
  return body.result?.flow?.flowId ?? "";
}

async function runTask(replica: GatewayProcess, flowId: string, over: Record<string, unknown> = {}): Promise<string> {
  const request = { action: "run_task", flowId, runtime: "acp", task: "t", queue: "q", ...over };
  const { body, status } = await replica.call(request);
  if (status !== 200) throw new Error(`run_task was answered with ${status}: ${body.error}`);
  return body.result?.task?.taskId ?? "";
}

/** Of each task, the types of its events in the order of the journal. */
async function histories(url: string): Promise<Map<string, string[]>> {
  const events = "SELECT task_id, type FROM taskflow.events WHERE task_id IS NOT NULL ORDER BY position";
  const [found] = await server.asAdmin(databaseOf(url), events);
  const rows = (found?.rows ?? []) as { task_id: string; type: string }[];
  return new Map([...Map.groupBy(rows, (row) => row.task_id)].map(([id, all]) => [id, all.map(({ type }) => type)]));
}

/** The process ids of connections that listen. */
async function listeners(url: string): Promise<number[]> {
  const [found] = await server.asAdmin(
    databaseOf(url),
    `SELECT pid FROM pg_stat_activity WHERE datname = '${databaseOf(url)}' AND query LIKE 'LISTEN %'`,
  );
  return (found?.rows ?? []).map(({ pid }) => pid as number);
}

describe("50 workers over three gateways", () => {
  test("of which one after the other is killed never hold a task together, and end each exactly once", async () => {
    const url = await server.createDatabase();
    const replicas = await startReplicas(3, url, WORKERS);
    onTestFinished(() => {
      for (const { child } of replicas) child.kill("SIGKILL");
    });
    const of = (n: number) => replicas[n % replicas.length] as GatewayProcess;
    const flows = await Promise.all([0, 1, 2, 3].map((n) => createFlow(of(n))));
    const tasks: string[] = [];
    for (let batch = 0; batch < 10; batch += 1) {
      const more = { maxAttempts: 50, settleFlow: true };
      const run = Array.from({ length: 40 }, (_, n) => runTask(of(n), flows[n % flows.length] ?? "", more));
      tasks.push(...(await Promise.all(run)));
    }
    const holders = new Map<string, Claimed>();
    const accepted: string[] = [];
    let stopped = false;
    const work = async (n: number): Promise<void> => {
      for (let turn = n; !stopped; turn += 1) {
        try {
          for (const held of await claim(of(turn), { maxTasks: 1 + (n % 3), leaseMs: 5_000, waitMs: 1_000 })) {
            holders.set(held.taskId, held);
            const done = await of(turn + n).call({ action: "complete_task", ...held });
            if (done.status === 200) accepted.push(held.taskId);
          }
        } catch {
          // The gateway is gone: so is the answer. Nobody knows of the claim, or whether the task has ended.
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }
    };
    const workers = Array.from({ length: 50 }, (_, n) => work(n));
    for (let kill = 0; kill < 6; kill += 1) {
      await expect.poll(() => accepted.length, { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(50 * kill + 20);
      const killed = of(kill);
      killed.child.kill("SIGKILL");
      await once(killed.child, "exit");
      replicas[kill % replicas.length] = await startReplica(url, WORKERS);
    }
    await eventually(90_000, async () => {
      const left = await of(0).call({ action: "list_tasks", status: ["queued", "running"], limit: 1 });
      expect(left.body.result).toMatchObject({ tasks: [] });
    });
    stopped = true;
    await Promise.all(workers);
    const found = await histories(url);
    for (const taskId of tasks)
      expect(found.get(taskId)?.join(" ")).toMatch(
        /^task\.created (task\.claimed task\.retrying )*task\.claimed task\.succeeded$/,
      );
    // At most once for each: a second one, with the token of an attempt before, was refused.
    expect(new Set(accepted).size).toBe(accepted.length);
    for (const flowId of flows) {
      const { body } = await of(1).call({ action: "get_flow", flowId });
      expect(body.result?.flow?.status).toBe("succeeded");
    }
    // The token of an attempt that is over is worth nothing.
    const stale = await of(2).call({ action: "complete_task", ...(holders.values().next().value as Claimed) });
    expect(stale.status).toBe(409);
  }, 240_000);
});

/** Milliseconds from the answer to a `run_task` of one gateway to the claim that waited at another. */
async function wake(from: GatewayProcess, to: GatewayProcess, flowId: string): Promise<number> {
  let claimedAt = 0;
  const waiting = claim(to, { waitMs: 30_000 }).then((claims) => {
    claimedAt = performance.now();
    return claims;
  });
  // By then it has looked, found nothing, and waits: nothing shows it from outside, and if not, it is faster.
  await new Promise((resolve) => setTimeout(resolve, 100));
  const taskId = await runTask(from, flowId);
  const ranAt = performance.now();
  const claims = await waiting;
  expect(claims.map((one) => one.taskId)).toEqual([taskId]);
  return claimedAt - ranAt;
}

const sorted = (times: readonly number[]) => times.toSorted((a, b) => a - b);

describe("a claim that waits at one gateway", () => {
  test("is woken by a task that another adds, within 50 ms when the machine is not busy", async () => {
    const url = await server.createDatabase();
    const [first, second] = (await startReplicas(2, url, WORKERS)) as [GatewayProcess, GatewayProcess];
    const flowId = await createFlow(first);
    await claim(second);
    await eventually(20_000, async () => expect(await listeners(url)).toHaveLength(1));
    const times = [];
    for (let n = 0; n < 11; n += 1) times.push(await wake(first, second, flowId));
    expect(sorted(times)[3]).toBeLessThan(50);
  });

  test("is woken when its task's time has come, though another gateway delayed it", async () => {
    const url = await server.createDatabase();
    const [first, second] = (await startReplicas(2, url, WORKERS)) as [GatewayProcess, GatewayProcess];
    const flowId = await createFlow(first);
    const waiting = claim(second, { waitMs: 30_000 });
    const runAt = Date.now() + 1_500;
    const taskId = await runTask(first, flowId, { runAt });
    expect((await waiting).map((one) => one.taskId)).toEqual([taskId]);
    expect(Date.now()).toBeGreaterThanOrEqual(runAt - 5);
  });

  test("is woken after the connection that listens was cut, and by what came meanwhile", async () => {
    const url = await server.createDatabase();
    const [first, second] = (await startReplicas(2, url, WORKERS)) as [GatewayProcess, GatewayProcess];
    const flowId = await createFlow(first);
    await claim(second);
    for (let round = 0; round < 5; round += 1) {
      const [pid] = await eventually(20_000, async () => {
        const found = await listeners(url);
        expect(found).toHaveLength(1);
        return found;
      });
      const waiting = claim(second, { waitMs: 30_000 });
      await server.asAdmin(databaseOf(url), `SELECT pg_terminate_backend(${pid})`);
      const taskId = await runTask(first, flowId);
      expect((await waiting).map((one) => one.taskId)).toEqual([taskId]);
    }
  });

  test("is woken behind PgBouncer in transaction mode, where nobody can listen", async () => {
    const bouncer = await PgBouncer.start(server);
    onTestFinished(() => bouncer.stop());
    const direct = await server.createDatabase();
    const url = server.url(databaseOf(direct), { port: bouncer.port });
    const [first, second] = (await startReplicas(2, url, WORKERS)) as [GatewayProcess, GatewayProcess];
    const flowId = await createFlow(first);
    const times = [];
    for (let n = 0; n < 9; n += 1) times.push(await wake(first, second, flowId));
    // It looks every 40 to 320 ms.
    expect(sorted(times)[2]).toBeLessThan(1_000);
  });

  test("wakes one of many workers, and the others keep waiting", async () => {
    const url = await server.createDatabase();
    const [first, second] = (await startReplicas(2, url, WORKERS)) as [GatewayProcess, GatewayProcess];
    const flowId = await createFlow(first);
    const waiting = Array.from({ length: 12 }, (_, n) => claim(n % 2 ? first : second, { waitMs: 20_000 }));
    const taskIds = await Promise.all(Array.from({ length: 12 }, (_, n) => runTask(n % 3 ? first : second, flowId)));
    const claimed = (await Promise.all(waiting)).flat().map(({ taskId }) => taskId);
    expect(claimed.toSorted()).toEqual(taskIds.toSorted());
  });
});
