import type { FlowRecord, TaskRecord } from "../../src/port/records.ts";
import { newId } from "../../src/taskflow/clock.ts";
import { flowEvent, taskEvent } from "../../src/taskflow/events.ts";
import type { ChangeTarget, FlowStore, Settle, TasksLeft } from "../../src/taskflow/flow-store.ts";
import type { EndTask, SeenTask, TaskDecision, TaskStore } from "../../src/taskflow/task-store.ts";
import { insertFlow } from "../support/flows.ts";
import { aFlow, aTask } from "./describe-flow-store.ts";

/** Small stand-ins for the domain: what a store has to write. */

export const OWNER = "agent:main:main";
export const ALL_BYTES = Number.MAX_SAFE_INTEGER;
const HOUR = 3_600_000;

export const target = ({ ownerKey, flowId }: FlowRecord): ChangeTarget => ({ ownerKey, flowId });

export async function putFlow(store: FlowStore, over: Partial<FlowRecord> = {}): Promise<FlowRecord> {
  const flow = aFlow(over);
  await insertFlow(store, flow);
  return flow;
}

/** Runs a task in queue `q`, as `run_task` does. */
export function run(
  store: FlowStore,
  flow: FlowRecord,
  over: Partial<TaskRecord> = {},
  delayMs = 0,
): Promise<TaskRecord> {
  const now = Date.now();
  const queued = { queue: "q", attempt: 0, maxAttempts: 3, availableAt: now + delayMs };
  const task = aTask(flow, { taskId: newId(now), createdAt: now, lastEventAt: now, ...queued, ...over });
  const events = [taskEvent("task.created", task, flow, { now, routeId: "test" })];
  return store.change(target(flow), () => ({ outcome: task, task, delayMs, events }));
}

/** Runs a task without a queue. */
export function record(store: FlowStore, flow: FlowRecord, over: Partial<TaskRecord> = {}): Promise<TaskRecord> {
  const now = Date.now();
  const task = aTask(flow, { taskId: newId(now), createdAt: now, lastEventAt: now, ...over });
  return store.change(target(flow), () => ({ outcome: task, task }));
}

interface ClaimOptions {
  ownerKey?: string;
  queues?: readonly string[];
  limit?: number;
  leaseMs?: number;
  attemptMs?: number;
  workerId?: string;
}

export function claim(store: FlowStore, options: ClaimOptions = {}): Promise<TaskRecord[]> {
  const { ownerKey = OWNER, queues = ["q"], limit = 1, ...lease } = options;
  return store.tasks.claimTasks({ ownerKey, queues, limit, now: Date.now() }, claiming(lease));
}

/** Claims one, which is there. */
export async function claimOne(store: FlowStore, options: ClaimOptions = {}): Promise<TaskRecord> {
  const [task] = await claim(store, options);
  if (!task) throw new Error("no task is available");
  return task;
}

export const claiming =
  ({ leaseMs = HOUR, workerId = "w", ...options }: Omit<ClaimOptions, "limit"> = {}) =>
  (task: TaskRecord, flow: FlowRecord): TaskDecision<TaskRecord> => {
    const now = Date.now();
    const lease = { workerId, leaseHash: "hash", leaseMs, leaseExpiresAt: now + leaseMs };
    const attempt = { attempt: (task.attempt ?? 0) + 1, startedAt: task.startedAt ?? now };
    const attemptMs = options.attemptMs ?? task.timeoutMs;
    const claimed: TaskRecord = { ...task, status: "running", lastEventAt: now, ...lease, ...attempt };
    const events = [taskEvent("task.claimed", claimed, flow, { now })];
    return { outcome: claimed, task: claimed, events, leaseMs, attemptMs };
  };

const FREE = {
  workerId: undefined,
  leaseHash: undefined,
  leaseMs: undefined,
  leaseExpiresAt: undefined,
  cancelRequestedAt: undefined,
} satisfies Partial<TaskRecord>;

export type EndedStatus = "succeeded" | "failed" | "timed_out" | "cancelled";

export function ended(task: TaskRecord, status: EndedStatus, over: Partial<TaskRecord> = {}): TaskRecord {
  const now = Date.now();
  const end = { endedAt: now, cleanupAfter: now + HOUR, availableAt: undefined };
  return { ...task, ...FREE, status, lastEventAt: now, ...end, ...over };
}

/** Back in its queue. */
export function retried(task: TaskRecord, delayMs?: number): TaskRecord {
  const availableAt = delayMs === undefined ? task.availableAt : Date.now() + delayMs;
  return { ...task, ...FREE, status: "queued", availableAt };
}

export const ending =
  (status: EndedStatus, over: Partial<TaskRecord> = {}) =>
  (task: TaskRecord, flow: FlowRecord): Pick<TaskDecision<unknown>, "task" | "events"> => {
    const next = ended(task, status, over);
    return { task: next, events: [taskEvent(`task.${status}`, next, flow, { now: Date.now() })] };
  };

export const NO_SETTLE: Settle = () => undefined;

/** Changes a task that is there. */
export function changeTask<Outcome>(
  store: FlowStore,
  { ownerKey, taskId }: TaskRecord,
  decide: (task: TaskRecord, seen: SeenTask) => TaskDecision<Outcome>,
  settle: Settle = NO_SETTLE,
): Promise<Outcome> {
  return store.tasks.changeTask(
    { ownerKey, taskId },
    (seen) => {
      if (!seen.task) throw new Error(`there is no task ${taskId}`);
      return decide(seen.task, seen);
    },
    settle,
  );
}

/** Ends a task, and resolves to it. */
export function end(
  store: FlowStore,
  task: TaskRecord,
  status: EndedStatus = "succeeded",
  { settle = NO_SETTLE, ...over }: Partial<TaskRecord> & { settle?: Settle } = {},
): Promise<TaskRecord> {
  return changeTask(
    store,
    task,
    (current, { flow }) => {
      const decided = ending(status, over)(current, flow as FlowRecord);
      return { outcome: decided.task as TaskRecord, ...decided };
    },
    settle,
  );
}

/** Puts a task back into its queue. */
export function retry(store: FlowStore, task: TaskRecord, delayMs?: number): Promise<TaskRecord> {
  return changeTask(store, task, (current) => {
    const next = retried(current, delayMs);
    return { outcome: next, task: next, ...(delayMs !== undefined && { delayMs }) };
  });
}

export const leaseOf = (store: FlowStore, task: TaskRecord) =>
  changeTask(store, task, (_task, { lease }) => ({ outcome: lease }));

export const find = ({ tasks }: { tasks: TaskStore }, { ownerKey, taskId }: TaskRecord) =>
  tasks.findTask(ownerKey, taskId);

export const idsOf = (tasks: readonly TaskRecord[]): string[] => tasks.map(({ taskId }) => taskId);

/** Ends flows as the domain does, and remembers what was left of their tasks. */
export function settling(over?: Partial<FlowRecord>): { settle: Settle; seen: TasksLeft[] } {
  const seen: TasksLeft[] = [];
  const settle: Settle = (flow, left) => {
    seen.push(left);
    if (!over) return undefined;
    const next = { ...flow, ...over, revision: flow.revision + 1 };
    return { flow: next, event: flowEvent("flow.succeeded", next, { now: Date.now() }) };
  };
  return { settle, seen };
}

/** Types of the events of a flow, in order. */
export async function eventTypes(store: FlowStore, { ownerKey, flowId }: FlowRecord): Promise<string[]> {
  const after = await store.locateEvents(ownerKey, "oldest");
  const read = await store.readEvents(ownerKey, { after, flowId, limit: 100, maxBytes: ALL_BYTES });
  if ("refused" in read) throw new Error(read.refused);
  return read.events.map(({ event }) => event.type);
}

/** Polls until a condition holds. */
export async function until<Value>(read: () => Promise<Value>, holds: (value: Value) => boolean): Promise<Value> {
  for (const started = Date.now(); ; ) {
    const value = await read();
    if (holds(value)) return value;
    if (Date.now() - started > 20_000) throw new Error(`after 20 s it is still ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Ends what has ended by now, until that is `count`. */
export async function endAttempts(store: FlowStore, count: number, decide: EndTask, settle = NO_SETTLE): Promise<void> {
  let done = 0;
  await until(
    async () => {
      done += await store.tasks.endAttempts({ limit: 10 }, decide, settle);
      return done;
    },
    (total) => total >= count,
  );
}
