import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { CommandStore } from "../../../taskflow/command-store.ts";
import type { DeliveryStore } from "../../../taskflow/delivery-store.ts";
import { encodeText } from "../../rows.ts";
import { nextTaskMs } from "../claim-tasks.ts";
import { CommitMarks } from "../commit-marks.ts";
import type { SqliteOptions } from "../open-sqlite.ts";
import { createSqliteOperator } from "../operator.ts";
import { ReadQueue } from "../read-queue.ts";
import { createReads, createTaskReads } from "../reads.ts";
import { DATABASE_FILE } from "../state-directory.ts";
import { prepareStatements, type Statements } from "../statements.ts";
import type { News } from "./messages.ts";
import { remoteDeliveries } from "./remote-deliveries.ts";
import { sentCommand } from "./sent-command.ts";
import { ThreadCalls } from "./thread-calls.ts";

export interface ThreadOptions extends Omit<SqliteOptions, "marks"> {
  /** The file of the thread: it calls `serveStore`. */
  thread: URL;
}

/**
 * The same store as `openSqliteStore` opens, in a thread that does nothing else: it alone writes, and waits for the disk.
 * Reads stay in this thread, over a connection that cannot write; they wait where they have seen what is not on the disk.
 */
export async function openStoreInThread(options: ThreadOptions): Promise<CommandStore> {
  const { stateDir, thread, warn = () => {}, onFailure = () => {} } = options;
  const marks = new CommitMarks();
  const gate = new DurableGate(marks);
  const listeners = new Listeners();
  const calls = new ThreadCalls(
    thread,
    { stateDir, marks: marks.buffer },
    {
      news: (news) => {
        for (const message of news.warnings) warn(message);
        gate.check();
        listeners.hear(news);
      },
      failed: (message) => {
        gate.fail(calls.failure as Error);
        if (isOpen) onFailure(message);
      },
    },
  );
  let isOpen = false;
  await calls.opened().catch(async (error: unknown) => {
    await calls.terminate();
    throw error;
  });
  isOpen = true;
  const db = new DatabaseSync(join(stateDir, DATABASE_FILE), { timeout: 5_000, readOnly: true });
  const sql = prepareStatements(db);
  const reads = new ReadQueue(db, (callback) => gate.whenDurable(callback));
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    reads.flush();
    await gate.drained();
    // Closing the last connection copies the log into the file. That is to be the one that writes, unless it has failed:
    // the log may no longer hold what was written to it.
    if (!calls.failure) db.close();
    await calls.close();
  };
  return {
    system: "sqlite",
    ...createReads({ sql, reads, journal: new KnownSessions(sql) }),
    change: (command, as) => calls.call("change", as, ...sentCommand(command)),
    changeKeyed: (key, command) => calls.call("changeKeyed", key, ...sentCommand(command)),
    keepAnswer: (key, answer) => calls.call("keepAnswer", key, answer),
    sweep: (request) => calls.call("sweep", request),
    countFlows: () => calls.call("countFlows"),
    ping: async () => {
      await Promise.all([reads.run(() => void sql.ping.get()), calls.call("ping")]);
    },
    onEvents: (listener) => void listeners.events.push(listener),
    onCommit: (listener) => void listeners.commits.push(listener),
    close: () => (closing ??= close()),
    get waitingCalls() {
      return calls.waiting;
    },
    operator: createSqliteOperator(sql, reads),
    tasks: {
      ...createTaskReads({ sql, reads }),
      claim: async (input, context) => {
        const { ownerKey, times } = context;
        // Whoever asks in vain, again and again, does not wake the thread.
        if (reads.peek(() => nextTaskMs(sql, ownerKey, input.queues, times.queued)) !== 0) return [];
        return calls.call("tasks.claim", input, context);
      },
      endAttempts: (request) => calls.call("tasks.endAttempts", request),
      nextAttemptEndMs: () => calls.call("tasks.nextAttemptEndMs"),
      onTasks: (listener) => void listeners.tasks.push(listener),
    },
    deliveries: remoteDeliveries(calls) satisfies DeliveryStore,
  };
}

/** Readers that have seen what is not yet on the disk. */
class DurableGate {
  readonly #marks: CommitMarks;
  #waiting: { begun: number; callback: (failure?: Error) => void }[] = [];
  #failure: Error | undefined;

  constructor(marks: CommitMarks) {
    this.#marks = marks;
  }

  /** After a read. Calls back when all that it can have seen is on the disk. */
  whenDurable(callback: (failure?: Error) => void): void {
    const { begun } = this.#marks;
    if (this.#failure || this.#marks.isDurable(begun)) callback(this.#failure);
    else this.#waiting.push({ begun, callback });
  }

  check(): void {
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#waiting = waiting.filter(({ begun }) => !this.#marks.isDurable(begun));
    for (const { begun, callback } of waiting) if (this.#marks.isDurable(begun)) callback();
  }

  fail(failure: Error): void {
    this.#failure = failure;
    for (const { callback } of this.#waiting.splice(0)) callback(failure);
  }

  /** Resolves when nobody waits any more. */
  drained(): Promise<void> {
    return new Promise((resolve) => this.whenDurable(() => resolve()));
  }
}

/** By which the tables know an owner. A session keeps its number. */
class KnownSessions {
  readonly #sql: Statements;
  readonly #sessions = new Map<string, number>();

  constructor(sql: Statements) {
    this.#sql = sql;
  }

  sessionOf(ownerKey: string): number | undefined {
    const known = this.#sessions.get(ownerKey);
    if (known !== undefined) return known;
    const [session] = (this.#sql.journalSession.get(encodeText(ownerKey)) ?? []) as [number?];
    if (session !== undefined) this.#sessions.set(ownerKey, session);
    return session;
  }
}

class Listeners {
  readonly events: ((ownerKeys: Iterable<string>) => void)[] = [];
  readonly tasks: ((ownerKey: string, queue: string) => void)[] = [];
  readonly commits: ((changes: number) => void)[] = [];

  hear({ owners, tasks, commits }: News): void {
    for (const listener of this.commits) for (const changes of commits) listener(changes);
    if (owners.length > 0) for (const listener of this.events) listener(new Set(owners));
    for (const listener of this.tasks) for (const [owner, queue] of tasks) listener(owner, queue);
  }
}
