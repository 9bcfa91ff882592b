import type { FlowRecord, TaskRecord } from "../../port/records.ts";
import type { ChangeTarget, Decision, Seen } from "../../taskflow/flow-store.ts";
import { isActive } from "../../taskflow/task-transitions.ts";
import { keyOf } from "./flows.ts";
import { runKey, type TaskWrite } from "./rows.ts";

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
  /** How many tasks are active; and how many of them do not wait in queues, where these are looked at themselves. */
  active: ReadonlyMap<string, number>;
  held: ReadonlyMap<string, number>;
  /** Oldest first, without `inputJson` and `resultJson`. */
  waiting: ReadonlyMap<string, TaskRecord[]>;
  runs: readonly TaskRecord[];
}

/** What a batch of changes has read and locked, and what its changes so far have made of it. */
export class WorkingCopy {
  readonly #flows: ReadonlyMap<string, FlowRecord>;
  readonly #tasks: ReadonlyMap<string, NewestTasks>;
  readonly #active: Map<string, number>;
  readonly #held: Map<string, number>;
  readonly #waiting: Map<string, TaskRecord[]>;
  readonly #runs: ReadonlyMap<string, TaskRecord>;
  readonly #changedFlows = new Map<string, FlowRecord>();
  readonly #deletedFlows = new Map<string, FlowRecord>();
  /** By flow and id, in the order in which they were written first. */
  readonly #changedTasks = new Map<string, Map<string, TaskRecord>>();
  readonly #written = new Map<string, TaskWrite>();
  readonly #ended = new Map<string, TaskWrite>();

  constructor({ flows, tasks, active, held, waiting, runs }: Read) {
    this.#flows = flows;
    this.#tasks = tasks;
    this.#active = new Map(active);
    this.#held = new Map(held);
    this.#waiting = new Map(waiting);
    this.#runs = new Map(runs.map((task) => [runOf(task), task]));
  }

  see({ ownerKey, flowId, withTasks, activeTasks, withWaiting, run }: ChangeTarget): Seen {
    const key = keyOf({ ownerKey, flowId });
    const flow = this.#deletedFlows.has(key) ? undefined : (this.#changedFlows.get(key) ?? this.#flows.get(key));
    const active = (withWaiting ? this.#held : this.#active).get(key) ?? 0;
    return {
      flow,
      tasks: flow && withTasks ? this.#tasksOf(key) : [],
      moreTasks: (withTasks && this.#tasks.get(key)?.more) ?? false,
      hasActiveTasks: activeTasks !== undefined && active >= activeTasks,
      existing: flow && run && this.#taskOfRun(key, runOf({ ...run, ownerKey, parentFlowId: flowId })),
      waiting: (flow && withWaiting && this.#waiting.get(key)) || [],
    };
  }

  apply(target: ChangeTarget, decision: Decision<unknown>, existing: TaskRecord | undefined): void {
    const { flow, task, delayMs, deletes, ended = [] } = decision;
    const key = keyOf(target);
    const seen = this.#flows.get(key);
    if (deletes && seen) this.#deletedFlows.set(key, seen);
    if (flow) this.#changedFlows.set(key, flow);
    for (const one of ended) this.#end(key, one);
    if (!task) return;
    this.#change(key, task);
    const id = idOf(task);
    this.#written.set(id, { task, delayMs: delayMs ?? this.#written.get(id)?.delayMs });
    const added = (isActive(task) ? 1 : 0) - (existing && isActive(existing) ? 1 : 0);
    this.#count(key, { active: added, held: isWaiting(task) ? 0 : added });
    if (!existing && isWaiting(task)) this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), task]);
  }

  /** Of flows that were there. */
  changedFlows(): { from: FlowRecord; to: FlowRecord }[] {
    return [...this.#changedFlows].flatMap(([key, to]) => {
      const from = this.#flows.get(key);
      return from ? [{ from, to }] : [];
    });
  }

  deletedFlows(): FlowRecord[] {
    return [...this.#deletedFlows.values()];
  }

  /** New tasks, and repeated runs. */
  writtenTasks(): TaskWrite[] {
    return [...this.#written.values()];
  }

  /** Tasks that waited, and wait no longer. */
  endedTasks(): TaskWrite[] {
    return [...this.#ended.values()];
  }

  #end(key: string, task: TaskRecord): void {
    const id = idOf(task);
    const written = this.#written.get(id);
    // One that this batch has added is not there yet.
    if (written) this.#written.set(id, { task: { ...written.task, ...task } });
    else this.#ended.set(id, { task });
    this.#change(key, task);
    const waiting = this.#waiting.get(key) ?? [];
    this.#waiting.set(
      key,
      waiting.filter(({ taskId }) => taskId !== task.taskId),
    );
    this.#count(key, { active: -1, held: 0 });
  }

  #change(key: string, task: TaskRecord): void {
    this.#changedTasks.set(key, this.#changedTasksOf(key).set(task.taskId, task));
  }

  #count(key: string, { active, held }: { active: number; held: number }): void {
    this.#active.set(key, (this.#active.get(key) ?? 0) + active);
    this.#held.set(key, (this.#held.get(key) ?? 0) + held);
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

function isWaiting({ queue, status }: TaskRecord): boolean {
  return queue !== undefined && status === "queued";
}

function idOf({ ownerKey, parentFlowId, taskId }: TaskRecord): string {
  return JSON.stringify([ownerKey, parentFlowId, taskId]);
}

type Run = Pick<TaskRecord, "ownerKey" | "parentFlowId"> & Parameters<typeof runKey>[0];

function runOf(run: Run): string {
  return JSON.stringify([run.ownerKey, run.parentFlowId, runKey(run)]);
}
