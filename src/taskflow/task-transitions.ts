import type { RunTaskInput, TaskCreation } from "../port/bound-task-flow.ts";
import type { FlowRecord, TaskRecord } from "../port/records.ts";
import { newId } from "./clock.ts";
import { taskEvent } from "./events.ts";
import type { Decision, Seen, TaskChange } from "./flow-store.ts";
import { isEnded } from "./flow-transitions.ts";

export function isActive({ status }: TaskRecord): boolean {
  return status === "queued" || status === "running";
}

interface TaskRules {
  ownerKey: string;
  /** The route that asks for the task. */
  routeId: string | undefined;
  /** Silence counts from it, so that it must not be ahead of the true time. */
  now: number;
  /** From when on a task waits, by the clock that its queue goes by. */
  waitsFrom: number;
  /** The latest time at which a task can have been heard of, whatever its sender says. Absent: no bound. */
  latestEventAt?: number | undefined;
  /** A flow with this number of active tasks takes no other. The store was asked for the same number. */
  maxActiveTasks: number;
}

/** Records a task of the flow, or returns the one that this run has already. The flow stays as it is. */
export function decideRunTask(seen: Seen, input: RunTaskInput, rules: TaskRules): Decision<TaskCreation> {
  const { flow, existing } = seen;
  const refusal = refusalOf(seen, input, rules);
  if (refusal || !flow) return { outcome: refusal ?? NOT_FOUND };
  const task = existing ? repeatTask(existing, input) : newTask(input, rules);
  const outcome = { created: true, flow, task } as const;
  if (existing && isSame(existing, task)) return { outcome };
  const event = taskEvent(existing ? "task.progress" : "task.created", task, flow, rules);
  const delayMs = existing || task.availableAt === undefined ? undefined : task.availableAt - rules.waitsFrom;
  return { outcome, task, events: [event], ...(delayMs !== undefined && { delayMs }) };
}

const NOT_FOUND = { created: false, code: "not_found", reason: "Flow not found." } as const;

function refusalOf(
  { flow, existing, hasActiveTasks }: Seen,
  input: RunTaskInput,
  { ownerKey, maxActiveTasks }: TaskRules,
): TaskCreation | undefined {
  if (!flow) return NOT_FOUND;
  const refuse = (code: "not_managed" | "terminal" | "cancel_requested" | "task_not_created", reason: string) =>
    ({ created: false, code, reason, flow }) as const;
  if (flow.syncMode !== "managed") return refuse("not_managed", "Flow is not managed.");
  if (flow.cancelRequestedAt !== undefined)
    return refuse("cancel_requested", "Flow cancellation has already been requested.");
  if (isEnded(flow)) return refuse("terminal", `Flow is already ${flow.status}.`);
  const childAgent = agentOf(input.childSessionKey);
  if (childAgent !== undefined && childAgent !== agentOf(ownerKey))
    return refuse("task_not_created", "childSessionKey belongs to a different agent than the route.");
  if (!existing && hasActiveTasks)
    return refuse(
      "task_not_created",
      `Flow has ${maxActiveTasks} active tasks, the maximum (taskflow.maxActiveTasksPerFlow). Wait until one has ended.`,
    );
  return undefined;
}

/** `main` in `agent:main:main`; undefined for a key of another form. */
function agentOf(sessionKey: string | undefined): string | undefined {
  return /^agent:([^:]+):/.exec(sessionKey ?? "")?.[1];
}

function newTask(
  input: RunTaskInput,
  { ownerKey, now, waitsFrom, latestEventAt = Number.POSITIVE_INFINITY }: TaskRules,
): TaskRecord {
  const { status = "queued", startedAt } = input;
  const lastHeardOf = input.lastEventAt ?? startedAt ?? now;
  return {
    taskId: newId(now),
    ownerKey,
    parentFlowId: input.flowId,
    runtime: input.runtime,
    sourceId: input.sourceId,
    childSessionKey: input.childSessionKey,
    parentTaskId: input.parentTaskId,
    agentId: input.agentId ?? agentOf(ownerKey),
    runId: input.runId,
    label: input.label,
    task: input.task,
    status,
    deliveryStatus: "pending",
    notifyPolicy: input.notifyPolicy ?? "done_only",
    progressSummary: oneLine(input.progressSummary),
    // Work that runs already began before it was recorded.
    createdAt: Math.min(now, startedAt ?? now, lastHeardOf),
    startedAt,
    lastEventAt: Math.min(Math.max(lastHeardOf, startedAt ?? 0), latestEventAt),
    ...queued(input, { now, waitsFrom }),
  };
}

const MAX_ATTEMPTS = 3;

/** What a worker needs; nothing of it in a task without a queue. */
function queued(input: RunTaskInput, { now, waitsFrom }: Pick<TaskRules, "now" | "waitsFrom">): Partial<TaskRecord> {
  const { queue, inputJson, maxAttempts = MAX_ATTEMPTS, timeoutMs, runAt, settleFlow } = input;
  if (queue === undefined) return {};
  const waits = { attempt: 0, maxAttempts, availableAt: waitsFrom + Math.max(0, (runAt ?? now) - now) };
  return { queue, ...waits, inputJson, timeoutMs, runAt, settleFlow: settleFlow || undefined };
}

/** Progress as the reference keeps it. */
export function oneLine(progressSummary: string | null | undefined): string | undefined {
  return progressSummary?.replaceAll(/\s+/g, " ").trim() || undefined;
}

/** Fills in what the first request did not say; `preferMetadata` lets the repetition win over the text and the label. */
function repeatTask(task: TaskRecord, input: RunTaskInput): TaskRecord {
  return {
    ...task,
    sourceId: task.sourceId ?? input.sourceId,
    parentTaskId: task.parentTaskId ?? input.parentTaskId,
    label: input.preferMetadata ? (input.label ?? task.label) : (task.label ?? input.label),
    task: input.preferMetadata ? input.task : task.task,
    notifyPolicy: task.notifyPolicy === "silent" ? (input.notifyPolicy ?? "done_only") : task.notifyPolicy,
  };
}

function isSame(task: TaskRecord, repeated: TaskRecord): boolean {
  return (Object.keys(repeated) as (keyof TaskRecord)[]).every((field) => task[field] === repeated[field]);
}

/** A task that nothing was heard of; its record is kept for `retainMs`. */
export function lost(task: TaskRecord, flow: FlowRecord, now: number, retainMs: number): TaskChange {
  const ended: TaskRecord = { ...task, status: "lost", endedAt: now, cleanupAfter: now + retainMs };
  return { task: ended, event: taskEvent("task.lost", ended, flow, { now }) };
}
