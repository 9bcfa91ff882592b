import type { TaskRecord } from "../../port/records.ts";
import type { TaskStore } from "../../taskflow/task-store.ts";

type TasksListener = Parameters<TaskStore["onTasks"]>[0];

/** Tells of tasks that wait in their queues, after the commit of the transaction that put them there. */
export class WaitingTasks {
  readonly #listeners: TasksListener[] = [];
  #added: [ownerKey: string, queue: string][] = [];

  /** The task was written, in the transaction that is open. */
  wrote({ ownerKey, queue, status }: TaskRecord): void {
    if (queue !== undefined && status === "queued") this.#added.push([ownerKey, queue]);
  }

  /** The transaction was committed, or else undone. */
  transactionEnded(committed: boolean): void {
    if (this.#added.length === 0) return;
    const added = this.#added;
    this.#added = [];
    if (committed) for (const listener of this.#listeners) for (const [owner, queue] of added) listener(owner, queue);
  }

  listen(listener: TasksListener): void {
    this.#listeners.push(listener);
  }
}
