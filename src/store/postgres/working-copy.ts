import type { FlowRecord, TaskRecord } from "../../port/records.ts";
import type { ChangeTarget, Decision, Seen } from "../../taskflow/flow-store.ts";
import { isActive } from "../../taskflow/task-transitions.ts";
import { keyOf } from "./flows.ts";
import { runKey } from "./rows.ts";

/** Of a flow, newest first; `more` when it has others. */
export interface NewestTasks {
  tasks: TaskRecord[];
  more: boolean;
}

/** Flows that were read, by their keys. */
interface Read {
  flows: ReadonlyMap<string, FlowRecord>;
  /** Of each flow whose tasks some change looks at. */
  tasks: ReadonlyMap<string, NewestTasks>;
  /** How many tasks are active. */
  active: ReadonlyMap<string, number>;
  runs: readonly TaskRecord[];
}

/** What a batch of changes has read and locked, and what its changes so far have made of it. */
export class WorkingCopy {
  readonly #flows: ReadonlyMap<string, FlowRecord>;
  readonly #tasks: ReadonlyMap<string, NewestTasks>;
  readonly #active: Map<string, number>;
  readonly #runs: ReadonlyMap<string, TaskRecord>;
  readonly #changedFlows = new Map<string, FlowRecord>();
  /** By flow and id, in the order in which they were written first. */
  readonly #changedTasks = new Map<string, Map<string, TaskRecord>>();

  constructor({ flows, tasks, active, runs }: Read) {
    this.#flows = flows;
    this.#tasks = tasks;
    this.#active = new Map(active);
    this.#runs = new Map(runs.map((task) => [runOf(task), task]));
  }

  see({ ownerKey, flowId, withTasks, activeTasks, run }: ChangeTarget): Seen {
    const key = keyOf({ ownerKey, flowId });
    const flow = this.#changedFlows.get(key) ?? this.#flows.get(key);
    return {
      flow,
      tasks: flow && withTasks ? this.#tasksOf(key) : [],
      moreTasks: (withTasks && this.#tasks.get(key)?.more) ?? false,
      hasActiveTasks: activeTasks !== undefined && (this.#active.get(key) ?? 0) >= activeTasks,
      existing: flow && run && this.#taskOfRun(key, runOf({ ...run, ownerKey, parentFlowId: flowId })),
    };
  }

  apply(target: ChangeTarget, { flow, task }: Decision<unknown>, existing: TaskRecord | undefined): void {
    const key = keyOf(target);
    if (flow) this.#changedFlows.set(key, flow);
    if (!task) return;
    this.#changedTasks.set(key, this.#changedTasksOf(key).set(task.taskId, task));
    const was = existing && isActive(existing) ? 1 : 0;
    this.#active.set(key, (this.#active.get(key) ?? 0) - was + (isActive(task) ? 1 : 0));
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

  /** Newest first, ties by the order of arrival, as the database returns them. */
  #tasksOf(key: string): TaskRecord[] {
    const { tasks: stored = [], more = false } = this.#tasks.get(key) ?? {};
    const oldest = (more && stored.at(-1)?.createdAt) || 0;
    const changed = this.#changedTasksOf(key);
    const known = new Set(stored.map(({ taskId }) => taskId));
    const added = [...changed.values()].filter((task) => !known.has(task.taskId) && task.createdAt >= oldest);
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
