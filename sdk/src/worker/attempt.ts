import { type Claim, keepLease, type Lease } from "./lease.ts";
import { oneLine } from "./one-line.ts";
import { type Ending, report } from "./report.ts";
import type { StopReason, TaskHandler, TaskResult } from "./task-handler.ts";
import type { WorkerActions, WorkOptions } from "./work-options.ts";

/** What the attempts of one worker share. */
export interface AttemptContext extends Required<Pick<WorkOptions, "leaseMs" | "onError" | "onEvent">> {
  actions: WorkerActions;
  handler: TaskHandler;
  timeoutMs: number | undefined;
  /** Ends all reports. */
  expired: AbortSignal;
}

/** How long a handler can take to stop, in milliseconds. Then its task is reported without it. */
export const STOP_MS = 10_000;
/** How much earlier than the gateway the worker ends an attempt: a part of `timeoutMs`, and milliseconds at most. */
const MARGIN = 0.1;
const MAX_MARGIN_MS = 5_000;

/** Runs the handler once for a claim, while its lease lasts, and reports how that ended. */
export class Attempt {
  /** Resolves when the gateway knows how the attempt ended, or the lease is over. Never rejects. */
  readonly reported: Promise<void>;
  /** Resolves when the handler has ended, which one that ignores its signal does later. Never rejects. */
  readonly settled: Promise<Ending>;
  readonly #claim: Claim;
  readonly #context: AttemptContext;
  readonly #lease: Lease;
  readonly #stopping = new AbortController();
  readonly #timers: (ReturnType<typeof setTimeout> | undefined)[] = [];
  #giveUp: () => void = () => undefined;
  #isLost = false;
  #isOver = false;

  constructor(claim: Claim, context: AttemptContext) {
    this.#claim = claim;
    this.#context = context;
    const givenUp = new Promise<Ending>((resolve) => {
      this.#giveUp = () => resolve({ error: undefined });
    });
    this.#lease = keepLease(context.actions, claim, context.leaseMs, {
      onCancel: () => this.stop("cancelled"),
      onLost: () => this.#lose(),
      onError: this.#onError,
    });
    this.#timers.push(this.#startDeadline());
    context.onEvent({ type: "started", task: claim.task });
    this.settled = this.#run();
    this.reported = this.#conclude(givenUp);
  }

  /** Aborts the handler, which then has some time to end. */
  stop(reason: StopReason): void {
    if (this.#stopping.signal.aborted || this.#isOver) return;
    this.#context.onEvent({ type: "stopping", task: this.#claim.task, reason });
    this.#stopping.abort(reason);
    const graceMs = Math.min(STOP_MS, this.#lease.attemptLeftMs() * 0.75);
    this.#timers.push(setTimeout(this.#giveUp, Math.max(graceMs, 0)));
  }

  #lose(): void {
    this.#isLost = true;
    this.stop("lease_lost");
    this.#giveUp();
  }

  #startDeadline(): ReturnType<typeof setTimeout> | undefined {
    const { timeoutMs = Number.POSITIVE_INFINITY } = this.#claim.task;
    const inTime = timeoutMs - Math.min(timeoutMs * MARGIN, MAX_MARGIN_MS);
    const limit = Math.min(inTime, this.#context.timeoutMs ?? timeoutMs);
    // A timer that waits longer would fire at once.
    return limit < 2 ** 31 ? setTimeout(() => this.stop("timed_out"), limit) : undefined;
  }

  async #run(): Promise<Ending> {
    const { leaseToken: _token, leaseExpiresAt: _expiry, ...claimed } = this.#claim;
    const progress = (summary: string): void => {
      const line = oneLine(summary);
      if (line !== "" && !this.#isOver) this.#lease.progress(line);
    };
    try {
      const result = await this.#context.handler(claimed, { signal: this.#stopping.signal, progress });
      return { result: (result ?? {}) as TaskResult };
    } catch (error) {
      return { error };
    }
  }

  async #conclude(givenUp: Promise<Ending>): Promise<void> {
    const claimedAt = performance.now();
    const ending = await Promise.race([this.settled, givenUp]);
    this.#isOver = true;
    this.#lease.close();
    for (const timer of this.#timers) clearTimeout(timer);
    const { actions, expired, onEvent } = this.#context;
    const { aborted, reason } = this.#stopping.signal;
    const reporter = { actions, lease: this.#lease, signal: expired, onError: this.#onError };
    const reported = this.#isLost
      ? ({ type: "lost" } as const)
      : await report(this.#claim, ending, aborted ? reason : undefined, reporter);
    onEvent({ task: this.#claim.task, ...reported, durationMs: performance.now() - claimedAt });
  }

  readonly #onError = (error: Error): void => this.#context.onError(error, this.#claim.task);
}
