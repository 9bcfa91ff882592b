import { onTestFinished } from "vitest";
import type { components } from "../../generated/types.ts";
import type { Routes } from "../../src/plugin/config.ts";
import { openStore } from "../../src/store/open-store.ts";
import type { TaskStore } from "../../src/taskflow/task-store.ts";
import {
  gatewayForTest,
  RAISED,
  SECRET,
  type TestGateway,
  type TestGatewayOptions,
  temporaryDirectory,
} from "./gateway.ts";

type RouteConfig = Routes[string];
type TaskClaim = components["schemas"]["TaskClaim"];

/** A route whose senders may run tasks. */
export const workerRoute = (sessionKey: string, more: Partial<RouteConfig> = {}): RouteConfig => ({
  sessionKey,
  secret: SECRET,
  grants: ["worker"],
  limits: RAISED,
  ...more,
});

/** A sender's route and a worker's of one session, and one of another session. */
const SESSIONS: Routes = {
  zapier: { sessionKey: "agent:main:main", secret: SECRET, limits: RAISED },
  worker: workerRoute("agent:main:main"),
  other: workerRoute("agent:main:other"),
};

export function taskGateway({ routes, ...options }: TestGatewayOptions = {}): Promise<TestGateway> {
  return gatewayForTest({ routes: { ...SESSIONS, ...routes }, ...options });
}

export async function newFlow(gateway: TestGateway, fields: object = {}, route = "zapier") {
  const { body } = await gateway.call({ action: "create_flow", goal: "Run tasks", ...fields }, route);
  return body.result.flow;
}

/** Records a task of a new flow, unless `fields` name one. */
export async function runTask(
  gateway: TestGateway,
  fields: { flowId?: string; [name: string]: unknown } = {},
  route = "zapier",
) {
  const flowId = fields.flowId ?? (await newFlow(gateway, {}, route)).flowId;
  const request = { action: "run_task", runtime: "acp", task: "Look", queue: "agents", ...fields, flowId } as const;
  const { body } = await gateway.call(request, route);
  return body.result.task;
}

export const CLAIM = { action: "claim_tasks", workerId: "worker-1", queues: ["agents"] } as const;

export async function claimTasks(gateway: TestGateway, fields: object = {}, route = "worker"): Promise<TaskClaim[]> {
  return (await gateway.call({ ...CLAIM, ...fields }, route)).body.result.claims;
}

/** A task that a worker holds, and its lease. */
export async function claimedTask(
  gateway: TestGateway,
  fields: { flowId?: string; [name: string]: unknown } = {},
): Promise<TaskClaim> {
  const { taskId } = await runTask(gateway, fields);
  const claim = (await claimTasks(gateway, { maxTasks: 32 })).find(({ task }) => task.taskId === taskId);
  if (!claim) throw new Error("The task was not claimed.");
  return claim;
}

export const leaseOf = ({ task: { taskId }, leaseToken }: TaskClaim) => ({ taskId, leaseToken });

/** A real store that makes claims at once, and hands them over only when the test says so. */
export function heldClaims() {
  const store = openStore({ stateDir: temporaryDirectory() });
  const gate = Promise.withResolvers<void>();
  onTestFinished(() => gate.resolve());
  let [asked, claimed] = [0, 0];
  const claimTasks: TaskStore["claimTasks"] = async (request, claim) => {
    asked += 1;
    const claims = await store.tasks.claimTasks(request, claim);
    claimed += claims.length;
    await gate.promise;
    return claims;
  };
  return {
    store: { ...store, tasks: { ...store.tasks, claimTasks } },
    asked: () => asked,
    claimed: () => claimed,
    free: () => gate.resolve(),
  };
}
