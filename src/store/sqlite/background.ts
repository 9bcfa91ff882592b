import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { BackgroundAnswer, BackgroundData, BackgroundTask } from "./background-thread.ts";

/** A database file's long work, in a separate thread, so that no request waits for it. It starts with the first task. */
export class Background {
  readonly #data: BackgroundData;
  #worker: Worker | undefined;
  #closing = false;
  #waiting: { resolve: (answer: BackgroundAnswer) => void; reject: (error: Error) => void }[] = [];

  /** The descriptor is one of the same file. Its owner closes it after the last connection: see open-sqlite.ts. */
  constructor(data: BackgroundData) {
    this.#data = data;
  }

  /**
   * Copies from the write-ahead log into the file what no reader needs to find in the log any more, and syncs the file.
   * Resolves to whether that was everything when it began.
   */
  async checkpoint(): Promise<boolean> {
    return (await this.#run("checkpoint")).complete ?? false;
  }

  /** Reads the whole file. Resolves to what is wrong with it, or to undefined. */
  async findDamage(): Promise<string | undefined> {
    return (await this.#run("find damage")).damage;
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#worker?.terminate();
  }

  async #run(task: BackgroundTask): Promise<BackgroundAnswer> {
    const worker = (this.#worker ??= this.#start());
    // Only a task that is under way keeps the process alive.
    worker.ref();
    const answer = await new Promise<BackgroundAnswer>((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      worker.postMessage(task);
    });
    // While the thread is being ended, a process that has nothing else to do waits for that as well.
    if (this.#waiting.length === 0 && !this.#closing) worker.unref();
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer;
  }

  #start(): Worker {
    // The thread's file lies beside this one: TypeScript in a checkout, JavaScript in the package.
    const thread = new URL(`background-thread${extname(import.meta.url)}`, import.meta.url);
    const worker = new Worker(thread, { workerData: this.#data, resourceLimits: { maxYoungGenerationSizeMb: 2 } });
    worker.on("message", (answer: BackgroundAnswer) => this.#waiting.shift()?.resolve(answer));
    worker.on("error", (error) => this.#fail(error));
    worker.on("exit", () => this.#fail(new Error("the background thread has ended")));
    return worker;
  }

  /** The next task gets a new thread. */
  #fail(error: Error): void {
    this.#worker = undefined;
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}
