import type { FlowRecord, TaskRecord } from "../../host/records.ts";
import type { ChangeTarget, Decision, Seen } from "../../taskflow/flow-store.ts";
import { keyOf, parentKey } from "./flows.ts";
import { runKey } from "./rows.ts";

/** What a batch of changes has read and locked, and what its changes so far have made of it. */
export class WorkingCopy {
  readonly #flows: ReadonlyMap<string, FlowRecord>;
  readonly #tasks: ReadonlyMap<string, TaskRecord[]>;
  readonly #runs: ReadonlyMap<string, TaskRecord>;
  readonly #changedFlows = new Map<string, FlowRecord>();
  /** By flow and id, in the order in which they were written first. */
  readonly #changedTasks = new Map<string, Map<string, TaskRecord>>();

  /** `tasks` are all of the flows whose tasks some change looks at, newest first. */
  constructor(flows: ReadonlyMap<string, FlowRecord>, tasks: TaskRecord[], runs: TaskRecord[]) {
    this.#flows = flows;
    this.#tasks = Map.groupBy(tasks, parentKey);
    this.#runs = new Map(runs.map((task) => [runOf(task), task]));
  }

  see({ ownerKey, flowId, withTasks, run }: ChangeTarget): Seen {
    const key = keyOf({ ownerKey, flowId });
    const flow = this.#changedFlows.get(key) ?? this.#flows.get(key);
    if (!flow) return { flow, tasks: [], existing: undefined };
    return {
      flow,
      tasks: withTasks ? this.#tasksOf(key) : [],
      existing: run && this.#taskOfRun(key, runOf({ ...run, ownerKey, parentFlowId: flowId })),
    };
  }

  apply(target: ChangeTarget, { flow, task }: Decision<unknown>): void {
    const key = keyOf(target);
    if (flow) this.#changedFlows.set(key, flow);
    if (task) this.#changedTasks.set(key, this.#changedTasksOf(key).set(task.taskId, task));
  }

  /** Of flows that were there. */
  changedFlows(): { from: FlowRecord; to: FlowRecord }[] {
    return [...this.#changedFlows].flatMap(([key, to]) => {
      const from = this.#flows.get(key);
      return from ? [{ from, to }] : [];
    });
  }

  changedTasks(): TaskRecord[] {
    return [...this.#changedTasks.values()].flatMap((tasks) => [...tasks.values()]);
  }

  /** Newest first, ties by the order of arrival, as the database gives them. */
  #tasksOf(key: string): TaskRecord[] {
    const stored = this.#tasks.get(key) ?? [];
    const changed = this.#changedTasksOf(key);
    const known = new Set(stored.map(({ taskId }) => taskId));
    const added = [...changed.values()].filter(({ taskId }) => !known.has(taskId));
    const current = stored.map((task) => changed.get(task.taskId) ?? task);
    return [...added.reverse(), ...current].sort((a, b) => b.createdAt - a.createdAt);
  }

  #taskOfRun(key: string, run: string): TaskRecord | undefined {
    const changed = [...this.#changedTasksOf(key).values()];
    return changed.find((task) => task.runId !== undefined && runOf(task) === run) ?? this.#runs.get(run);
  }

  #changedTasksOf(key: string): Map<string, TaskRecord> {
    return this.#changedTasks.get(key) ?? new Map();
  }
}

type Run = Pick<TaskRecord, "ownerKey" | "parentFlowId"> & Parameters<typeof runKey>[0];

function runOf(run: Run): string {
  return JSON.stringify([run.ownerKey, run.parentFlowId, runKey(run)]);
}
