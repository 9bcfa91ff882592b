import type { EventRecord } from "../../../src/port/events.ts";
import type { FlowRecord, TaskRecord } from "../../../src/port/records.ts";
import type { ChangeTarget, Decision, FlowStore, Seen, Settle } from "../../../src/taskflow/flow-store.ts";
import type { EndTask, Lease, TaskDecision, TaskStore } from "../../../src/taskflow/task-store.ts";

interface Row {
  task: TaskRecord;
  /** By the clock of the test. */
  dueAt: number;
  leaseUntil: number;
  attemptUntil: number;
}

/** Flows and tasks in memory, written for clarity alone: what transitions need of a store, at the time of a test's clock. */
export class MemoryStore {
  readonly events: EventRecord[] = [];
  readonly flows = new Map<string, FlowRecord>();
  readonly #rows = new Map<string, Row>();
  /** Ids of ended tasks, in the order in which they ended. */
  readonly #ended: string[] = [];
  readonly #clock: () => number;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  get tasks(): TaskRecord[] {
    return [...this.#rows.values()].map(({ task }) => task);
  }

  /** What `bindSession` needs of it. */
  asFlowStore(): FlowStore {
    const store: Partial<FlowStore> = {
      insertFlow: async (flow, event) => {
        this.flows.set(flow.flowId, flow);
        this.events.push(event);
      },
      findFlow: async (_ownerKey, flowId) => this.flows.get(flowId),
      change: async (target, decide) => this.#change(target, decide),
      tasks: this.#tasks(),
    };
    return store as FlowStore;
  }

  #tasks(): TaskStore {
    const tasks: Partial<TaskStore> = {
      findTask: async (_ownerKey, taskId) => this.#rows.get(taskId)?.task,
      changeTask: async ({ taskId }, decide, settle) => this.#changeTask(taskId, decide, settle),
      claimTasks: async ({ queues, limit, now }, claim) => {
        const due = this.#waiting().filter(({ task, dueAt }) => dueAt <= now && queues.includes(task.queue ?? ""));
        due.sort((one, other) => one.dueAt - other.dueAt);
        const outcomes: Parameters<typeof claim>[2][number][] = [];
        for (const row of due.slice(0, limit)) {
          const decision = claim(row.task, this.#flowOf(row.task), outcomes);
          if (!decision) break;
          this.#apply(row, decision, () => undefined);
          outcomes.push(decision.outcome);
        }
        return outcomes;
      },
      endAttempts: async ({ limit }, end, settle) => {
        const now = this.#clock();
        const over = [...this.#rows.values()].filter(({ task, leaseUntil }) => task.leaseHash && leaseUntil <= now);
        return this.#endAll(over.slice(0, limit), end, settle);
      },
      endUnclaimed: async ({ availableBefore, limit }, end, settle) => {
        const waited = this.#waiting().filter(({ task }) => (task.availableAt ?? 0) < availableBefore);
        return this.#endAll(waited.slice(0, limit), end, settle);
      },
      nextAttemptEndMs: async () => {
        const held = [...this.#rows.values()].filter(({ task }) => task.leaseHash);
        if (held.length === 0) return undefined;
        return Math.max(0, Math.min(...held.map(({ leaseUntil }) => leaseUntil)) - this.#clock());
      },
      nextTaskMs: async () => undefined,
      onTasks: () => undefined,
    };
    return tasks as TaskStore;
  }

  #endAll(rows: readonly Row[], end: EndTask, settle: Settle): number {
    const now = this.#clock();
    for (const row of rows)
      this.#apply(
        row,
        { outcome: undefined, ...end(row.task, this.#flowOf(row.task), row.attemptUntil <= now) },
        settle,
      );
    return rows.length;
  }

  #changeTask<Outcome>(
    taskId: string,
    decide: (seen: Parameters<Parameters<TaskStore["changeTask"]>[1]>[0]) => TaskDecision<Outcome>,
    settle: Settle,
  ): Outcome {
    const row = this.#rows.get(taskId);
    if (!row) return decide({ task: undefined, flow: undefined, lease: undefined }).outcome;
    const decision = decide({ task: row.task, flow: this.#flowOf(row.task), lease: this.#leaseOf(row) });
    this.#apply(row, decision, settle);
    return decision.outcome;
  }

  #leaseOf({ task, leaseUntil, attemptUntil }: Row): Lease | undefined {
    const now = this.#clock();
    if (!task.leaseHash) return undefined;
    return { leftMs: Math.max(0, leaseUntil - now), attemptLeftMs: Math.max(0, attemptUntil - now) };
  }

  #apply(row: Row, decision: TaskDecision<unknown>, settle: Settle): void {
    const { task = row.task, events = [], leaseMs, attemptMs, delayMs } = decision;
    const now = this.#clock();
    const isClaim = task.leaseHash !== undefined && task.leaseHash !== row.task.leaseHash;
    const hasEnded = isActive(row.task) && !isActive(task);
    row.task = task;
    if (isClaim) row.attemptUntil = attemptMs === undefined ? Number.POSITIVE_INFINITY : now + attemptMs;
    if (leaseMs !== undefined) row.leaseUntil = now + leaseMs;
    if (delayMs !== undefined) row.dueAt = now + delayMs;
    this.events.push(...events);
    if (hasEnded) this.#settle(task, settle);
  }

  #settle(task: TaskRecord, settle: Settle): void {
    this.#ended.push(task.taskId);
    const siblings = this.tasks.filter(({ parentFlowId }) => parentFlowId === task.parentFlowId);
    const active = siblings.filter(isActive);
    const isLast = task.settleFlow && !active.some(({ settleFlow }) => settleFlow);
    const failed = this.#ended
      .flatMap((taskId) => this.#rows.get(taskId)?.task ?? [])
      .find((one) => one.parentFlowId === task.parentFlowId && one.settleFlow && one.status !== "succeeded");
    const error = failed && (failed.error ?? `Task was ${failed.status}.`);
    const change = settle(this.#flowOf(task), { hasActive: active.length > 0, ...(isLast && { settled: { error } }) });
    if (change) {
      this.flows.set(change.flow.flowId, change.flow);
      this.events.push(change.event);
    }
    if (isLast)
      for (const row of this.#rows.values())
        if (row.task.parentFlowId === task.parentFlowId) row.task = { ...row.task, settleFlow: undefined };
  }

  #change<Outcome>(target: ChangeTarget, decide: (seen: Seen) => Decision<Outcome>): Outcome {
    const { outcome, flow, task, ended = [], events = [], delayMs = 0 } = decide(this.#look(target));
    if (flow) this.flows.set(flow.flowId, flow);
    const now = this.#clock();
    const row = task && this.#rows.get(task.taskId);
    if (row && task) row.task = task;
    else if (task) this.#rows.set(task.taskId, { task, dueAt: now + delayMs, leaseUntil: 0, attemptUntil: 0 });
    for (const one of ended) {
      (this.#rows.get(one.taskId) as Row).task = one;
      this.#ended.push(one.taskId);
    }
    this.events.push(...events);
    return outcome;
  }

  #look({ flowId, withTasks, activeTasks, withWaiting, run }: ChangeTarget): Seen {
    const tasks = this.tasks.filter(({ parentFlowId }) => parentFlowId === flowId);
    const waiting = withWaiting ? tasks.filter(isWaiting) : [];
    const active = tasks.filter((task) => isActive(task) && !waiting.includes(task));
    return {
      flow: this.flows.get(flowId),
      tasks: withTasks ? tasks.toReversed() : [],
      moreTasks: false,
      hasActiveTasks: activeTasks !== undefined && active.length >= activeTasks,
      existing: run && tasks.find(({ runtime, runId }) => runtime === run.runtime && runId === run.runId),
      waiting,
    };
  }

  #waiting(): Row[] {
    return [...this.#rows.values()].filter(({ task }) => isWaiting(task));
  }

  #flowOf({ parentFlowId }: TaskRecord): FlowRecord {
    return this.flows.get(parentFlowId) as FlowRecord;
  }
}

function isActive({ status }: TaskRecord): boolean {
  return status === "queued" || status === "running";
}

function isWaiting({ status, queue }: TaskRecord): boolean {
  return status === "queued" && queue !== undefined;
}
