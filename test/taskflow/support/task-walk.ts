import { expect } from "vitest";
import type { BoundTaskFlow } from "../../../src/port/bound-task-flow.ts";
import type { TaskRecord } from "../../../src/port/records.ts";
import type { TaskManager } from "../../../src/port/tasks.ts";
import { bindSession } from "../../../src/taskflow/bind-session.ts";
import type { FlowStore } from "../../../src/taskflow/flow-store.ts";
import { settleFlow } from "../../../src/taskflow/settle-flow.ts";
import { TaskQueues } from "../../../src/taskflow/task-queues.ts";
import { endAttempt } from "../../../src/taskflow/task-reports.ts";
import { commandsOn } from "../../support/commands.ts";
import { timeOf } from "../../support/time.ts";
import { MemoryStore } from "./memory-store.ts";
import { type Ending, TaskModel } from "./task-model.ts";

const START = 1_700_000_000_000;
const FLOWS = 3;

export interface NewTask {
  flow: number;
  queue: string | undefined;
  maxAttempts: number;
  timeoutMs: number | undefined;
  delayMs: number;
  settles: boolean;
}

/** Does the same with the transitions, over a store in memory, and with the model. Throws where they differ. */
export class TaskWalk {
  readonly store = new MemoryStore(() => this.#now);
  readonly model = new TaskModel();
  readonly #flows: BoundTaskFlow;
  readonly #tasks: TaskManager;
  readonly #flowStore: FlowStore;
  readonly #flowIds: string[] = [];
  /** Every token that was ever given, with its task. */
  readonly #tokens: { taskId: string; leaseToken: string }[] = [];
  #now = START;

  constructor() {
    this.model.now = START;
    this.#flowStore = this.store.asFlowStore();
    const queues = new TaskQueues(this.#flowStore.tasks, () => this.#now);
    const binding = { sessionKey: "agent:main:main", routeId: "zapier", queues };
    this.#flows = bindSession(
      commandsOn(this.#flowStore),
      timeOf(() => this.#now),
      binding,
    );
    this.#tasks = this.#flows.tasks as TaskManager;
  }

  async begin(): Promise<void> {
    for (let n = 0; n < FLOWS; n += 1) {
      const creation = await this.#flows.createManaged({ goal: "g", controllerId: "c" });
      if (!creation.created) throw new Error(creation.reason);
      this.#flowIds.push(creation.flow.flowId);
      this.model.addFlow(creation.flow.flowId);
    }
  }

  async runTask({ flow, queue, maxAttempts, timeoutMs, delayMs, settles }: NewTask): Promise<void> {
    const flowId = this.#flowId(flow);
    const runAt = this.#now + delayMs;
    const rules = { queue: queue ?? "", maxAttempts, runAt, settleFlow: settles, ...(timeoutMs && { timeoutMs }) };
    const made = await this.#flows.runTask({ flowId, runtime: "acp", task: "t", ...(queue && rules) });
    expect(made.created).toBe(this.model.takesTask(flowId));
    if (!made.created) return;
    const { taskId } = made.task;
    const rest = { maxAttempts, timeoutMs: timeoutMs ?? Number.POSITIVE_INFINITY };
    this.model.addTask(taskId, { flowId, queue, ...rest, settles: settles && queue !== undefined, dueAt: runAt });
  }

  async claim(queues: string[], maxTasks: number, leaseMs: number): Promise<void> {
    const expected = this.model.claimable(queues, maxTasks);
    const bounds = { maxTasks, leaseMs, maxBytes: 1e9 };
    const claims = await this.#tasks.claim({ workerId: "w", queues, ...bounds });
    expect(claims.map(({ task }) => task.taskId)).toEqual(expected);
    for (const { task, leaseToken, leaseExpiresAt } of claims) {
      this.model.claimed(task.taskId, leaseToken, leaseMs);
      expect(leaseExpiresAt).toBe(this.model.task(task.taskId).leaseUntil);
      this.#tokens.push({ taskId: task.taskId, leaseToken });
    }
  }

  async heartbeat(pick: number, leaseMs: number | undefined): Promise<void> {
    await this.#withToken(pick, async (lease) => {
      const beat = await this.#tasks.heartbeatTask({ ...lease, leaseMs });
      if (!("refused" in beat)) {
        this.model.heartbeat(lease.taskId, leaseMs);
        const { leaseUntil } = this.model.task(lease.taskId);
        expect([beat.leaseExpiresAt, beat.cancelRequested]).toEqual([leaseUntil, this.model.isToStop(lease.taskId)]);
      }
      return beat;
    });
  }

  async complete(pick: number): Promise<void> {
    await this.#withToken(pick, async (lease) => {
      const report = await this.#tasks.completeTask(lease);
      if (!("refused" in report)) this.model.end(lease.taskId, "succeeded");
      return report;
    });
  }

  async fail(pick: number, outcome: Exclude<Ending, "succeeded">, retryable: boolean): Promise<void> {
    await this.#withToken(pick, async (lease) => {
      const error = `error ${this.#now}`;
      const report = await this.#tasks.failTask({ ...lease, error, outcome, retryable });
      if (!("refused" in report)) this.#failed(report.task, outcome, error, retryable);
      return report;
    });
  }

  async release(pick: number): Promise<void> {
    await this.#withToken(pick, async (lease) => {
      const report = await this.#tasks.releaseTask(lease);
      if (!("refused" in report)) this.model.released(lease.taskId);
      return report;
    });
  }

  async cancelTask(pick: number): Promise<void> {
    const ids = [...this.model.tasks.keys()];
    const taskId = ids[pick % ids.length];
    if (!taskId) return;
    const cancellation = await this.#tasks.cancelTask(taskId);
    const expected = { ended: { cancelled: true }, asked: { cancelled: false }, refused: { refused: "terminal" } };
    expect(cancellation).toMatchObject(expected[this.model.cancelTask(taskId)]);
  }

  async cancelFlow(pick: number): Promise<void> {
    const flowId = this.#flowId(pick);
    await this.#flows.cancel(flowId);
    this.model.cancelFlow(flowId, false);
  }

  async requestCancel(pick: number): Promise<void> {
    const flowId = this.#flowId(pick);
    const { revision = -1 } = this.store.flows.get(flowId) ?? {};
    const change = await this.#flows.requestCancel({ flowId, expectedRevision: revision });
    this.model.cancelFlow(flowId, true);
    expect(change).toMatchObject({ applied: true, flow: { status: this.model.flow(flowId).status } });
  }

  async finishFlow(pick: number): Promise<void> {
    const flowId = this.#flowId(pick);
    const { revision = -1, status } = this.store.flows.get(flowId) ?? {};
    if (status !== "queued") return;
    await this.#flows.finish({ flowId, expectedRevision: revision });
    this.model.flow(flowId).status = "succeeded";
  }

  async pass(ms: number): Promise<void> {
    this.#now += ms;
    this.model.now = this.#now;
  }

  /** As the gateway does when the time of attempts is over. */
  async endAttempts(): Promise<void> {
    const expected = this.model.overdue();
    const rules = { now: this.#now, waitsFrom: this.#now, retainEndedMs: 1, random: Math.random() };
    const ended: TaskRecord[] = [];
    await this.#flowStore.tasks.endAttempts(
      { limit: 1_000 },
      (task, flow, isOverdue) => {
        const effect = endAttempt(task, flow, isOverdue, rules);
        if (effect.task) ended.push(effect.task);
        return effect;
      },
      (flow, left) => settleFlow(flow, left, this.#now),
    );
    expect(ended.map(({ taskId }) => taskId).toSorted()).toEqual(expected.toSorted());
    for (const task of ended) {
      const isOverdue = this.model.task(task.taskId).attemptUntil <= this.#now;
      this.#failed(task, isOverdue ? "timed_out" : "failed", task.error ?? "", true);
    }
  }

  /** Compares everything. */
  compare(): void {
    for (const task of this.store.tasks) {
      const { phase, attempt, dueAt, queue } = this.model.task(task.taskId);
      const status = { waiting: "queued", held: "running" }[phase as string] ?? phase;
      expect([task.status, task.attempt ?? 0]).toEqual([status, attempt]);
      expect(task.leaseHash === undefined).toBe(phase !== "held");
      if (phase === "waiting" && queue) expect(task.availableAt).toBe(dueAt);
    }
    for (const [flowId, { status }] of this.model.flows) expect(this.store.flows.get(flowId)?.status).toBe(status);
  }

  #failed(task: TaskRecord, ending: Ending, error: string, isRetryable: boolean): void {
    if (!this.model.failed(task.taskId, ending, error, isRetryable)) return;
    const model = this.model.task(task.taskId);
    const delayMs = (task.availableAt ?? 0) - this.#now;
    const base = Math.min(1_000 * 2 ** (model.attempt - 1), 300_000);
    expect(delayMs).toBeGreaterThanOrEqual(base * 0.8);
    expect(delayMs).toBeLessThanOrEqual(base * 1.2);
    model.dueAt = this.#now + delayMs;
  }

  /** Any token that was ever given. One that is not the current one changes nothing. */
  async #withToken(
    pick: number,
    report: (lease: { taskId: string; leaseToken: string }) => Promise<object>,
  ): Promise<void> {
    const lease = this.#tokens[pick % this.#tokens.length];
    if (!lease) return;
    const holds = this.model.holds(lease.taskId, lease.leaseToken);
    const [tasks, flows, events] = [this.store.tasks, [...this.store.flows.values()], this.store.events.length];
    const outcome = await report(lease);
    if (holds) return expect(outcome).not.toHaveProperty("refused");
    expect(outcome).toMatchObject({ refused: "lease_lost" });
    expect([this.store.tasks, [...this.store.flows.values()], this.store.events.length]).toEqual([
      tasks,
      flows,
      events,
    ]);
  }

  #flowId(pick: number): string {
    return this.#flowIds[pick % FLOWS] as string;
  }
}
