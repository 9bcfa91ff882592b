import type { Claim } from "../src/port/tasks.ts";
import type { FlowStore } from "../src/taskflow/flow-store.ts";
import { claimTask } from "../src/taskflow/lease.ts";
import { decideComplete, decideRelease } from "../src/taskflow/task-reports.ts";
import type { SeenTask, TaskDecision } from "../src/taskflow/task-store.ts";
import type { Connection } from "./connection.ts";
import type { Server } from "./server.ts";
import { SESSION_KEY } from "./session.ts";
import { QUEUE, RESULT } from "./task-dataset.ts";

/** Something that claims and completes. */
export interface Worker {
  claim(maxTasks: number): Promise<Claimed[]>;
  complete(claimed: Claimed): Promise<void>;
}

interface Claimed {
  taskId: string;
  leaseToken: string;
}

const RULES = { retainEndedMs: 86_400_000, random: 0.5, routeId: "bench" };

export function claimFrom(store: FlowStore, limit: number): Promise<Claim[]> {
  const now = Date.now();
  const lease = { workerId: "bench", leaseMs: 60_000, now };
  return store.tasks.claimTasks({ ownerKey: SESSION_KEY, queues: [QUEUE], limit, now }, (task, flow, before) =>
    claimTask(task, flow, { ...lease, leaseToken: `token-${before.length}` }),
  );
}

/** Puts claimed tasks back to their places. */
export async function release(store: FlowStore, claims: readonly Claim[]): Promise<void> {
  await Promise.all(
    claims.map(({ task: { taskId }, leaseToken }) =>
      report(store, taskId, (seen) => decideRelease(seen, { taskId, leaseToken }, rulesNow())),
    ),
  );
}

export function workerOfStore(store: FlowStore): Worker {
  const { terminalSummary } = RESULT;
  const resultJson = JSON.stringify(RESULT.resultJson);
  return {
    claim: async (maxTasks) =>
      (await claimFrom(store, maxTasks)).map(({ task: { taskId }, leaseToken }) => ({ taskId, leaseToken })),
    complete: async ({ taskId, leaseToken }) => {
      const input = { taskId, leaseToken, terminalSummary, resultJson };
      await report(store, taskId, (seen) => decideComplete(seen, input, rulesNow()));
    },
  };
}

/** `path`: of a route with the grant for workers. */
export function workerOfServer(server: Server, connection: Connection, path: string): Worker {
  const call = (body: object) => connection.call(server.requestTo(path, JSON.stringify(body)));
  return {
    claim: async (maxTasks) => {
      const answer = await call({ action: "claim_tasks", workerId: "bench", queues: [QUEUE], maxTasks });
      const { result } = JSON.parse(answer.toString()) as { result: { claims: Claim[] } };
      return result.claims.map(({ task: { taskId }, leaseToken }) => ({ taskId, leaseToken }));
    },
    complete: async (claimed) => void (await call({ action: "complete_task", ...claimed, ...RESULT })),
  };
}

/** Every worker completes what has been claimed, and claims when nothing is left. Returns pairs a second. */
export async function pairsPerSecond(workers: readonly Worker[], batch: number, seconds: number): Promise<number> {
  const claimed: Claimed[] = [];
  let pairs = 0;
  const started = performance.now();
  const work = async (worker: Worker): Promise<void> => {
    while (performance.now() - started < seconds * 1_000) {
      const next = claimed.pop();
      if (next) {
        await worker.complete(next);
        pairs += 1;
      } else {
        const more = await worker.claim(batch);
        if (more.length === 0) throw new Error("the tasks ran out");
        claimed.push(...more);
      }
    }
  };
  await Promise.all(workers.map(work));
  const rate = (pairs * 1_000) / (performance.now() - started);
  for (const left of claimed) await workers[0]?.complete(left);
  return rate;
}

/** The same until no task is left. Returns how many there were. */
export async function completeAll(workers: readonly Worker[], batch: number): Promise<number> {
  let completed = 0;
  const work = async (worker: Worker): Promise<void> => {
    for (let claims = await worker.claim(batch); claims.length > 0; claims = await worker.claim(batch))
      for (const claimed of claims) {
        await worker.complete(claimed);
        completed += 1;
      }
  };
  await Promise.all(workers.map(work));
  return completed;
}

function report(store: FlowStore, taskId: string, decide: (seen: SeenTask) => TaskDecision<unknown>): Promise<unknown> {
  return store.tasks.changeTask({ ownerKey: SESSION_KEY, taskId }, decide, () => undefined);
}

function rulesNow() {
  const now = Date.now();
  return { ...RULES, now, waitsFrom: now };
}
