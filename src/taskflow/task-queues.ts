import type { Listening } from "../port/events.ts";
import type { TaskStore } from "./task-store.ts";

/** Milliseconds until the store is asked again after it could not answer. */
const RETRY_MS = 1_000;
/** A timer cannot be longer than 2^31 ms, and the time may be set meanwhile. */
const MAX_SLEEP_MS = 60_000;
/** Where the store has to be polled: how many times as long, at most, while nothing comes. */
const MAX_QUIET = 8;

type Source = Pick<TaskStore, "nextTaskMs" | "onTasks" | "pollTasksMs">;

/** Who waits for tasks, in the sessions that this process serves. */
export class TaskQueues {
  readonly #sessions = new Map<string, SessionQueues>();
  readonly #source: Source;
  readonly #now: () => number;

  constructor(source: Source, now: () => number) {
    this.#source = source;
    this.#now = now;
    source.onTasks((ownerKey, queue) => this.#sessions.get(ownerKey)?.added(queue));
  }

  /**
   * Calls `wake` once, when there may be a task in one of the queues, unless it is stopped before. Whoever was woken
   * claims, or else stops.
   */
  listen(ownerKey: string, queues: readonly string[], wake: () => void): Listening {
    let session = this.#sessions.get(ownerKey);
    if (!session) {
      session = new SessionQueues({
        nextMs: (names) => this.#source.nextTaskMs(ownerKey, names, this.#now()),
        pollMs: () => this.#source.pollTasksMs,
      });
      this.#sessions.set(ownerKey, session);
    }
    return session.listen(queues, wake);
  }

  /** A claim has ended, whatever came of it. There may be more tasks than it took. */
  claimed(ownerKey: string, queues: readonly string[]): void {
    this.#sessions.get(ownerKey)?.claimed(queues);
  }
}

class Waiter implements Listening {
  readonly queues: readonly string[];
  readonly wake: () => void;
  /** The queue with a task, once it was woken. */
  wokenFor: string | undefined;
  readonly #session: SessionQueues;

  constructor(session: SessionQueues, queues: readonly string[], wake: () => void) {
    this.#session = session;
    this.queues = queues;
    this.wake = wake;
  }

  stop(): void {
    this.#session.stopped(this);
  }
}

interface SessionParts {
  nextMs: (queues: readonly string[]) => Promise<number | undefined>;
  /** Undefined: the store reports each task. It may change. */
  pollMs: () => number | undefined;
}

/**
 * The queues of one session. While a task is available and somebody waits for it, another one has been woken for its queue
 * and has not claimed yet, or the store is being asked. So each task wakes one waiter, and the end of a claim asks for more.
 */
class SessionQueues {
  readonly #parts: SessionParts;
  /** By queue, those who wait there; the first has waited for longest. */
  readonly #waiters = new Map<string, Set<Waiter>>();
  /** By queue, how many were woken for it and have not claimed yet, judging by the claims that have ended. */
  readonly #underway = new Map<string, number>();
  #isLooking = false;
  /** Whether something has changed since the look that is under way began. */
  #isStale = false;
  /** By which the time between two polls is multiplied. */
  #quiet = 1;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  listen(queues: readonly string[], wake: () => void): Listening {
    const waiter = new Waiter(this, queues, wake);
    // Where others wait already, what came since the claim that found nothing has woken one of them.
    const isFirst = queues.some((queue) => !this.#waiters.has(queue));
    for (const queue of queues) {
      const waiters = this.#waiters.get(queue);
      if (waiters) waiters.add(waiter);
      else this.#waiters.set(queue, new Set([waiter]));
    }
    if (isFirst) this.#look();
    return waiter;
  }

  /** A task waits in a queue since now. */
  added(queue: string): void {
    this.#wakeOne(queue);
  }

  claimed(queues: readonly string[]): void {
    for (const queue of queues) this.#arrived(queue);
    if (queues.some((queue) => this.#waiters.has(queue))) this.#look();
  }

  stopped(waiter: Waiter): void {
    this.#forget(waiter);
    // It was woken for a task that it has not taken, as far as anybody knows.
    if (waiter.wokenFor !== undefined) this.claimed([waiter.wokenFor]);
  }

  #forget(waiter: Waiter): void {
    for (const queue of waiter.queues) {
      const waiters = this.#waiters.get(queue);
      waiters?.delete(waiter);
      if (waiters?.size === 0) this.#waiters.delete(queue);
    }
    if (this.#waiters.size === 0) clearTimeout(this.#timer);
  }

  #arrived(queue: string): void {
    const count = this.#underway.get(queue) ?? 0;
    if (count > 1) this.#underway.set(queue, count - 1);
    else this.#underway.delete(queue);
  }

  #wakeOne(queue: string): void {
    this.#quiet = 1;
    const [waiter] = this.#waiters.get(queue) ?? [];
    if (!waiter) return;
    this.#forget(waiter);
    waiter.wokenFor = queue;
    this.#underway.set(queue, (this.#underway.get(queue) ?? 0) + 1);
    waiter.wake();
  }

  /** Asks the store, unless that is under way: then once more after it. */
  #look(): void {
    this.#isStale = true;
    if (!this.#isLooking) void this.#lookOn();
  }

  async #lookOn(): Promise<void> {
    this.#isLooking = true;
    let sleepMs: number | undefined;
    while (this.#isStale && this.#waiters.size > 0) {
      this.#isStale = false;
      sleepMs = await this.#wakeThoseDue().catch(() => RETRY_MS);
    }
    this.#isLooking = false;
    this.#sleep(Math.min(sleepMs ?? MAX_SLEEP_MS, MAX_SLEEP_MS));
  }

  /** Wakes one waiter of each queue with an available task. Resolves to the milliseconds until the next task is available. */
  async #wakeThoseDue(): Promise<number | undefined> {
    // Whoever is under way to a queue asks at the end of the claim.
    const queues = [...this.#waiters.keys()].filter((queue) => !this.#underway.has(queue));
    if (queues.length === 0) return undefined;
    const nextMs = await this.#parts.nextMs(queues);
    if (nextMs !== 0) return nextMs;
    let earliestMs: number | undefined;
    for (const queue of queues) {
      const ms = queues.length === 1 ? nextMs : await this.#parts.nextMs([queue]);
      if (ms === 0) this.#wakeOne(queue);
      else if (ms) earliestMs = Math.min(ms, earliestMs ?? ms);
    }
    return earliestMs;
  }

  #sleep(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#waiters.size === 0) return;
    const pollMs = (this.#parts.pollMs() ?? MAX_SLEEP_MS) * this.#quiet;
    this.#timer = setTimeout(
      () => {
        this.#quiet = Math.min(this.#quiet * 2, MAX_QUIET);
        // Nobody is waited for longer than this.
        this.#underway.clear();
        this.#look();
      },
      Math.ceil(Math.min(ms, pollMs)),
    ).unref();
  }
}
