import type { BoundTaskFlow, RunTaskInput } from "../../../src/port/bound-task-flow.ts";
import type { FlowRecord, TaskRecord } from "../../../src/port/records.ts";
import type { Claim, ClaimInput, TaskManager } from "../../../src/port/tasks.ts";
import { bindSession } from "../../../src/taskflow/bind-session.ts";
import type { FlowStore } from "../../../src/taskflow/flow-store.ts";
import { TaskQueues } from "../../../src/taskflow/task-queues.ts";
import { commandsOn } from "../../support/commands.ts";
import { timeOf } from "../../support/time.ts";
import { MemoryStore } from "./memory-store.ts";

/** A session with one flow, over a store in memory, whose time the test sets. */
export class BoundTasks {
  now = 1_700_000_000_000;
  readonly store = new MemoryStore(() => this.now);
  readonly flowStore: FlowStore = this.store.asFlowStore();
  /** Of a claim in an answer. */
  bytesOfClaim = 1;
  readonly commands = commandsOn(this.flowStore, { bytesOfClaim: () => this.bytesOfClaim });
  readonly flows: BoundTaskFlow;
  readonly tasks: TaskManager;
  flowId = "";

  constructor(retainEndedMs = 1_000_000) {
    const queues = new TaskQueues(this.flowStore.tasks, () => this.now);
    const binding = { sessionKey: "agent:main:main", routeId: "zapier", queues };
    this.flows = bindSession(
      this.commands,
      timeOf(() => this.now),
      binding,
      { retainEndedMs },
    );
    this.tasks = this.flows.tasks as TaskManager;
  }

  async begin(): Promise<void> {
    const creation = await this.flows.createManaged({ goal: "g", controllerId: "c" });
    if (!creation.created) throw new Error(creation.reason);
    this.flowId = creation.flow.flowId;
  }

  async run(more: Partial<RunTaskInput> = {}): Promise<TaskRecord> {
    const input = { flowId: this.flowId, runtime: "acp" as const, task: "t", queue: "agents", ...more };
    const creation = await this.flows.runTask(input);
    if (!creation.created) throw new Error(creation.reason);
    return creation.task;
  }

  /** A record: tasks without a queue are as the reference keeps them. */
  async record(): Promise<TaskRecord> {
    const creation = await this.flows.runTask({ flowId: this.flowId, runtime: "acp", task: "t" });
    if (!creation.created) throw new Error(creation.reason);
    return creation.task;
  }

  async claim(more: Partial<ClaimInput> = {}): Promise<Claim> {
    const [claim] = await this.claims(more);
    if (!claim) throw new Error("no task");
    return claim;
  }

  claims(more: Partial<ClaimInput> = {}): Promise<Claim[]> {
    const bounds = { maxTasks: 10, leaseMs: 60_000, maxBytes: 1e9 };
    return this.tasks.claim({ workerId: "worker-1", queues: ["agents"], ...bounds, ...more });
  }

  /** A task that a worker holds, and the proof. */
  async held(more: Partial<RunTaskInput> = {}, claim: Partial<ClaimInput> = {}) {
    const { taskId } = await this.run(more);
    const { leaseToken } = await this.claim(claim);
    return { taskId, leaseToken };
  }

  task(taskId: string): TaskRecord {
    return this.store.tasks.find((task) => task.taskId === taskId) as TaskRecord;
  }

  get flow(): FlowRecord {
    return this.store.flows.get(this.flowId) as FlowRecord;
  }

  /** Types of the events since the last call. */
  heard(): string[] {
    return this.store.events.splice(0).map(({ type }) => type);
  }
}
