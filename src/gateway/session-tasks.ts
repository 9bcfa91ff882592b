import type { Logger } from "../port/plugin-api.ts";
import { watchAttempts } from "../taskflow/attempt-watch.ts";
import type { BelievedTime } from "../taskflow/believed-time.ts";
import type { TaskCommandStore } from "../taskflow/command-store.ts";
import { TaskQueues } from "../taskflow/task-queues.ts";

interface Parts {
  store: TaskCommandStore;
  time: BelievedTime;
  retainEndedMs: number;
  logger: Logger;
}

/** The tasks of all sessions that workers run: who waits for them, and what becomes of those whose worker has gone. */
export class SessionTasks {
  /** What a route waits at. */
  readonly queues: TaskQueues;
  readonly #parts: Parts;
  #watch: ReturnType<typeof watchAttempts> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.queues = new TaskQueues(parts.store, () => parts.time.queued());
  }

  start(): void {
    this.#watch = watchAttempts(this.#parts);
  }

  async stop(): Promise<void> {
    await this.#watch?.stop();
  }
}
