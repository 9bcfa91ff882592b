import { Worker } from "node:worker_threads";
import { PersistError } from "../../../port/bound-task-flow.ts";
import { type Call, type News, type Result, received, type ThreadData } from "./messages.ts";

/** Calls under way at a time. Each has a sender that waits for it, and those are bounded: this is a bound of last resort. */
const MAX_WAITING = 20_000;
const OPENED = 0;

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

export interface ThreadListener {
  /** After the results of a message have been given. */
  news: (news: News) => void;
  /** Called once, when the thread has ended or its store stops: nothing is answered from then on. */
  failed: (message: string) => void;
}

/** Calls to the thread of a store. Those of one turn of the event loop share a message. */
export class ThreadCalls {
  readonly #worker: Worker;
  readonly #listener: ThreadListener;
  /**
   * Callers by the ids of their calls. An array, because each table that a `Map` outgrows keeps the next one alive: see
   * docs/decisions/no-set-on-the-hot-path.md.
   */
  readonly #waiting: (Waiting | undefined)[] = [];
  /** Ids that the next calls take. */
  readonly #free: number[] = [];
  #calls: Call[] = [];
  #failure: PersistError | undefined;
  #closed = false;

  constructor(thread: URL, data: ThreadData, listener: ThreadListener) {
    this.#listener = listener;
    this.#worker = new Worker(thread, { workerData: data });
    this.#worker.on("message", (news: News) => this.#receive(news));
    this.#worker.on("error", (error) => this.#fail(`The thread of the store has failed (${error.message}).`));
    this.#worker.on("exit", () => this.#fail("The thread of the store has ended."));
  }

  /** Resolves when the store is open. */
  opened(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting[OPENED] = { resolve, reject };
    });
  }

  /** How many calls have not been answered yet. */
  get waiting(): number {
    return this.#waiting.length - this.#free.length;
  }

  /** Why nothing is answered any more. */
  get failure(): PersistError | undefined {
    return this.#failure;
  }

  call<Value>(name: string, ...input: unknown[]): Promise<Value> {
    if (this.#failure) return Promise.reject(this.#failure);
    if (this.waiting >= MAX_WAITING)
      return Promise.reject(new PersistError(`The store has ${MAX_WAITING} changes to make before this one.`));
    return new Promise<unknown>((resolve, reject) => {
      const id = this.#free.pop() ?? this.#waiting.length;
      this.#waiting[id] = { resolve, reject };
      this.#calls.push([id, name, ...input]);
      if (this.#calls.length === 1) process.nextTick(() => this.#send());
    }) as Promise<Value>;
  }

  /** Resolves when the thread has closed its store, and has ended. */
  async close(): Promise<void> {
    if (this.#failure) return this.terminate();
    const ended = new Promise<void>((resolve) => this.#worker.once("exit", () => resolve()));
    const closed = this.call("close");
    this.#closed = true;
    await closed;
    await ended;
  }

  async terminate(): Promise<void> {
    this.#closed = true;
    await this.#worker.terminate();
  }

  #send(): void {
    const calls = this.#calls;
    this.#calls = [];
    this.#worker.postMessage(calls);
  }

  #receive(news: News): void {
    for (const result of news.results) this.#give(result);
    this.#listener.news(news);
    if (news.failure !== undefined) this.#fail(news.failure);
  }

  #give([id, value, error]: Result): void {
    const waiting = this.#waiting[id];
    this.#waiting[id] = undefined;
    this.#free.push(id);
    if (error) waiting?.reject(received(error));
    else waiting?.resolve(value);
  }

  /** Of what was under way nobody knows whether it was done. */
  #fail(message: string): void {
    if (this.#failure) return;
    this.#failure = new PersistError(message, { uncertain: true });
    for (const waiting of this.#waiting.splice(0)) waiting?.reject(this.#failure);
    this.#free.length = 0;
    if (!this.#closed) this.#listener.failed(message);
  }
}
