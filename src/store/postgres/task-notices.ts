import { createHash, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Database, Transaction } from "./database.ts";
import { SQL } from "./statements.ts";
import type { Queued } from "./task-writes.ts";

const CHANNEL = "taskflow_tasks";
/** Between two looks for tasks of other gateways, where notices do not get through. */
const POLL_TASKS_MS = 40;
/** A notice that has not come back within this time does not get through. */
const PASSAGE_MS = 2_000;
const CHECK_INTERVAL_MS = 15_000;
const CLOSE_MS = 1_000;
const RETRY_MS = 250;
const MAX_RETRY_MS = 30_000;
/** A claim that waits names its queues more often than this. */
const FORGET_MS = 10 * 60_000;
/** Queues after which those that nobody asks about any more are forgotten. */
const MANY_QUEUES = 1_000;
/** Of more queues, those that were asked about first are forgotten, and the gateway looks for their tasks instead. */
const MAX_QUEUES = 20_000;
/** A notice counts no more tasks: a worker that gets one of them looks for the next. */
const MAX_COUNT = 128;

interface Known extends Queued {
  askedAt: number;
}

/**
 * Tells the gateways on a database of tasks that begin to wait: by a notice in the transaction that puts them into their
 * queues, which the server passes on when it commits. A notice names the gateway, so that it does not listen to itself, and
 * has a hash of owner and queue: whoever may connect can listen. A separate connection listens, from the first claim on.
 * Now and then a notice to itself shows that it does: behind PgBouncer in transaction mode it never comes.
 */
export class TaskNotices {
  readonly #database: Database;
  readonly #config: pg.ClientConfig;
  readonly #origin = randomUUID();
  /** By the hashes of their names; the one that was asked about last is the last. */
  readonly #known = new Map<string, Known>();
  readonly #stop = new AbortController();
  #listener: (ownerKey: string, queue: string) => void = () => undefined;
  #running: Promise<void> | undefined;
  #passing = false;
  #arrived: () => void = () => undefined;

  constructor(database: Database, config: pg.ClientConfig) {
    this.#database = database;
    this.#config = config;
  }

  /** Undefined while every notice of other gateways arrives. */
  get pollMs(): number | undefined {
    return this.#passing && !this.#isFull ? undefined : POLL_TASKS_MS;
  }

  onTasks(listener: (ownerKey: string, queue: string) => void): void {
    this.#listener = listener;
  }

  /** From now on notices about these queues are understood. */
  expect(ownerKey: string, queues: readonly string[]): void {
    const askedAt = performance.now();
    const wasFull = this.#isFull;
    for (const queue of queues) {
      const hash = hashOf({ ownerKey, queue });
      this.#known.delete(hash);
      this.#known.set(hash, { ownerKey, queue, askedAt });
    }
    if (this.#isFull && !wasFull) this.committed([...this.#known.values()]);
    this.#forget(askedAt - FORGET_MS);
    this.#running ??= this.#run();
  }

  get #isFull(): boolean {
    return this.#known.size >= MAX_QUEUES;
  }

  /** Notices that the commit sends. */
  write(transaction: Transaction, queued: readonly Queued[]): void {
    if (queued.length === 0) return;
    const payloads = [...Map.groupBy(queued, nameOf).values()].flatMap(([first, ...more]) =>
      first ? [`${this.#origin} ${hashOf(first)} ${Math.min(1 + more.length, MAX_COUNT)}`] : [],
    );
    void transaction.write(SQL.notify, [CHANNEL, payloads]);
  }

  /** The same for the workers of this gateway. */
  committed(queued: readonly Queued[]): void {
    for (const { ownerKey, queue } of queued) this.#listener(ownerKey, queue);
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    for (let retryMs = RETRY_MS; !this.#stop.signal.aborted; ) {
      const passed = await this.#listen();
      retryMs = passed ? RETRY_MS : Math.min(retryMs * 2, MAX_RETRY_MS);
      await this.#sleep(retryMs * (0.5 + Math.random()));
    }
  }

  /** Listens for as long as notices arrive. Resolves to whether any did. */
  async #listen(): Promise<boolean> {
    const client = new pg.Client(this.#config);
    const lost = new Promise<false>((resolve) => client.once("end", () => resolve(false)));
    client.on("error", () => undefined);
    client.on("notification", ({ payload }) => this.#take(payload ?? ""));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      while (await Promise.race([lost, this.#check()])) {
        this.#pass(true);
        await Promise.race([lost, this.#sleep(CHECK_INTERVAL_MS)]);
      }
    } catch {
      // The store's own statements say why.
    }
    const passed = this.#passing;
    this.#pass(false);
    // A server that is gone does not answer.
    await Promise.race([client.end().catch(() => undefined), this.#sleep(CLOSE_MS)]);
    return passed;
  }

  /**
   * Who waits while notices do not arrive looks now and then, and once more after they do. Who relied on them has to learn
   * that they do not any more.
   */
  #pass(passing: boolean): void {
    const isLost = this.#passing && !passing && !this.#stop.signal.aborted;
    this.#passing = passing;
    if (isLost) this.committed([...this.#known.values()]);
  }

  /** Whether a notice to itself arrives, from another connection: a pooler might answer one on the same. */
  async #check(): Promise<boolean> {
    if (this.#stop.signal.aborted) return false;
    const { promise, resolve } = Promise.withResolvers<true>();
    this.#arrived = () => resolve(true);
    await this.#database.run(SQL.notify, [CHANNEL, [this.#origin]]);
    return Promise.race([promise, this.#sleep(PASSAGE_MS).then(() => false)]);
  }

  #take(payload: string): void {
    const [origin, hash = "", count] = payload.split(" ");
    if (origin === this.#origin) return hash === "" ? this.#arrived() : undefined;
    const known = this.#known.get(hash);
    for (let task = 0; known && task < Number(count); task += 1) this.#listener(known.ownerKey, known.queue);
  }

  #forget(before: number): void {
    for (const [hash, { askedAt }] of this.#known) {
      const { size } = this.#known;
      if (size <= MANY_QUEUES || (size <= MAX_QUEUES && askedAt >= before)) return;
      this.#known.delete(hash);
    }
  }

  async #sleep(milliseconds: number): Promise<false> {
    await sleep(milliseconds, undefined, { ref: false, signal: this.#stop.signal }).catch(() => undefined);
    return false;
  }
}

function nameOf({ ownerKey, queue }: Queued): string {
  return JSON.stringify([ownerKey, queue]);
}

function hashOf(queued: Queued): string {
  return createHash("sha256").update(nameOf(queued)).digest("base64url");
}
