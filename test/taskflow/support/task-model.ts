/** What tasks of queues do, written down a second time and from the text alone: a small machine without records. */

export type Phase = "waiting" | "held" | "succeeded" | "failed" | "timed_out" | "cancelled";
export type Ending = Exclude<Phase, "waiting" | "held">;

export interface ModelTask {
  flowId: string;
  queue: string | undefined;
  phase: Phase;
  attempt: number;
  maxAttempts: number;
  timeoutMs: number;
  settles: boolean;
  isAskedToStop: boolean;
  dueAt: number;
  token: string | undefined;
  leaseMs: number;
  leaseUntil: number;
  attemptUntil: number;
}

export interface ModelFlow {
  status: "queued" | "succeeded" | "failed" | "cancelled";
  isCancelling: boolean;
  /** Of the tasks that settle it, in the order in which they ended. */
  errors: string[];
}

export class TaskModel {
  now = 0;
  readonly tasks = new Map<string, ModelTask>();
  readonly flows = new Map<string, ModelFlow>();

  addFlow(flowId: string): void {
    this.flows.set(flowId, { status: "queued", isCancelling: false, errors: [] });
  }

  /** Whether the flow takes another task. */
  takesTask(flowId: string): boolean {
    const flow = this.flow(flowId);
    return flow.status === "queued" && !flow.isCancelling;
  }

  addTask(
    taskId: string,
    task: Pick<ModelTask, "flowId" | "queue" | "maxAttempts" | "timeoutMs" | "settles" | "dueAt">,
  ) {
    const unheld = { token: undefined, leaseMs: 0, leaseUntil: 0, attemptUntil: 0 };
    this.tasks.set(taskId, { ...task, ...unheld, phase: "waiting", attempt: 0, isAskedToStop: false });
  }

  /** The tasks that a claim gets, in this order. */
  claimable(queues: readonly string[], limit: number): string[] {
    return [...this.tasks]
      .filter(
        ([, { phase, queue, dueAt }]) => phase === "waiting" && queue && queues.includes(queue) && dueAt <= this.now,
      )
      .sort(([, one], [, other]) => one.dueAt - other.dueAt)
      .slice(0, limit)
      .map(([taskId]) => taskId);
  }

  claimed(taskId: string, token: string, leaseMs: number): void {
    const task = this.task(taskId);
    task.phase = "held";
    task.attempt += 1;
    task.token = token;
    task.attemptUntil = this.now + task.timeoutMs;
    this.#extend(task, leaseMs);
  }

  holds(taskId: string, token: string): boolean {
    const { phase, token: current, leaseUntil } = this.task(taskId);
    return phase === "held" && current === token && leaseUntil > this.now;
  }

  heartbeat(taskId: string, leaseMs: number | undefined): void {
    const task = this.task(taskId);
    this.#extend(task, leaseMs ?? task.leaseMs);
  }

  #extend(task: ModelTask, leaseMs: number): void {
    task.leaseMs = Math.min(leaseMs, task.attemptUntil - this.now);
    task.leaseUntil = this.now + task.leaseMs;
  }

  isToStop(taskId: string): boolean {
    const { isAskedToStop, flowId } = this.task(taskId);
    return isAskedToStop || this.flow(flowId).isCancelling;
  }

  /** Returns whether the task waits for another attempt; otherwise it has ended. */
  failed(taskId: string, ending: Ending, error: string, isRetryable: boolean): boolean {
    const task = this.task(taskId);
    const isCancelled = ending === "cancelled" || this.isToStop(taskId);
    if (!isCancelled && isRetryable && task.attempt < task.maxAttempts) return this.#leave(task, "waiting");
    this.end(taskId, isCancelled ? "cancelled" : ending, error);
    return false;
  }

  released(taskId: string): void {
    const task = this.task(taskId);
    if (this.isToStop(taskId)) return this.end(taskId, "cancelled");
    task.attempt -= 1;
    this.#leave(task, "waiting");
  }

  end(taskId: string, ending: Ending, error = `Task was ${ending}.`): void {
    const task = this.task(taskId);
    this.#leave(task, ending);
    const flow = this.flow(task.flowId);
    const active = this.#activeOf(task.flowId);
    if (flow.isCancelling) {
      if (flow.status === "queued" && active.length === 0) flow.status = "cancelled";
      return;
    }
    if (!task.settles) return;
    if (ending !== "succeeded") flow.errors.push(error);
    if (active.some(({ settles }) => settles)) return;
    if (flow.status === "queued") flow.status = flow.errors.length > 0 ? "failed" : "succeeded";
    flow.errors = [];
  }

  /** Returns whether it was new. */
  cancelTask(taskId: string): "ended" | "asked" | "refused" {
    const task = this.task(taskId);
    if (task.phase === "held") {
      task.isAskedToStop = true;
      return "asked";
    }
    if (task.phase !== "waiting") return "refused";
    this.end(taskId, "cancelled");
    return "ended";
  }

  /** `isRequest`: without a task that it ends, the flow stays as it is. */
  cancelFlow(flowId: string, isRequest: boolean): void {
    const flow = this.flow(flowId);
    if (flow.status !== "queued" && !isRequest) return;
    flow.isCancelling = true;
    const waiting = this.#activeOf(flowId).filter(({ phase, queue }) => phase === "waiting" && queue);
    for (const task of waiting) this.#leave(task, "cancelled");
    if (this.#activeOf(flowId).length > 0 || flow.status !== "queued") return;
    if (!isRequest || waiting.length > 0) flow.status = "cancelled";
  }

  /** Tasks whose worker is late. */
  overdue(): string[] {
    return [...this.tasks].filter(([, task]) => task.phase === "held" && task.leaseUntil <= this.now).map(([id]) => id);
  }

  task(taskId: string): ModelTask {
    return this.tasks.get(taskId) as ModelTask;
  }

  flow(flowId: string): ModelFlow {
    return this.flows.get(flowId) as ModelFlow;
  }

  #leave(task: ModelTask, phase: Exclude<Phase, "held">): boolean {
    task.phase = phase;
    task.token = undefined;
    task.isAskedToStop = false;
    return phase === "waiting";
  }

  #activeOf(flowId: string): ModelTask[] {
    return [...this.tasks.values()].filter(
      (task) => task.flowId === flowId && ["waiting", "held"].includes(task.phase),
    );
  }
}
