import { TaskQueues } from "../../../src/taskflow/task-queues.ts";

const OWNER = "agent:main:main";

type TaskListener = (ownerKey: string, queue: string) => void;

interface FakeTask {
  queue: string;
  dueAt: number;
}

/** A process with waiters, and the queues that they wait at, which another process may fill too. By the fake time of the test. */
export class FakeQueues {
  /** How often the store was asked. */
  reads = 0;
  isFailing = false;
  /** Names of the waiters that were woken, in this order. */
  readonly woken: string[] = [];
  readonly waiting = new Map<string, { stop: () => void; queues: readonly string[] }>();
  readonly queues: TaskQueues;
  readonly #tasks: FakeTask[] = [];
  #tell: TaskListener = () => undefined;

  /** What the store answers is as old as `readMs`. */
  constructor({ pollTasksMs, readMs }: { pollTasksMs?: number; readMs?: number } = {}) {
    const source = {
      pollTasksMs,
      onTasks: (listener: TaskListener) => {
        this.#tell = listener;
      },
      nextTaskMs: async (_ownerKey: string, queues: readonly string[]) => {
        this.reads += 1;
        const waits = this.#tasks.filter(({ queue }) => queues.includes(queue)).map(({ dueAt }) => dueAt - Date.now());
        await (readMs ? new Promise((resolve) => setTimeout(resolve, readMs)) : undefined);
        if (this.isFailing) throw new Error("no database");
        return waits.length === 0 ? undefined : Math.max(0, Math.min(...waits));
      },
    };
    this.queues = new TaskQueues(source, () => Date.now());
  }

  tell(ownerKey: string, queue: string): void {
    this.#tell(ownerKey, queue);
  }

  /** A task that the store tells of, at its commit. */
  add(queue: string, delayMs = 0, ownerKey = OWNER): void {
    this.addSilently(queue, delayMs);
    this.tell(ownerKey, queue);
  }

  addSilently(queue: string, delayMs = 0): void {
    this.#tasks.push({ queue, dueAt: Date.now() + delayMs });
  }

  /** Tasks that somebody could claim, and for which somebody waits. */
  get neglected(): FakeTask[] {
    const awaited = new Set([...this.waiting.values()].flatMap(({ queues }) => queues));
    return this.#tasks.filter(({ queue, dueAt }) => dueAt <= Date.now() && awaited.has(queue));
  }

  listen(name: string, queues: readonly string[] = ["a"]): void {
    const listening = this.queues.listen(OWNER, queues, () => {
      this.waiting.delete(name);
      this.woken.push(name);
    });
    this.waiting.set(name, { stop: () => listening.stop(), queues });
  }

  /** Returns whether there was a task. */
  claim(queues: readonly string[] = ["a"]): boolean {
    const index = this.#tasks.findIndex(({ queue, dueAt }) => queues.includes(queue) && dueAt <= Date.now());
    if (index >= 0) this.#tasks.splice(index, 1);
    this.queues.claimed(OWNER, queues);
    return index >= 0;
  }
}
