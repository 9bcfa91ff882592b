import type { Input } from "../../../generated/sdk-methods.ts";
import { TaskFlowError } from "../errors.ts";
import { statusOf } from "../retry.ts";
import { backOff } from "../wait.ts";
import { Attempt, type AttemptContext, STOP_MS } from "./attempt.ts";
import type { Claim } from "./lease.ts";
import { report } from "./report.ts";
import type { StopOptions } from "./work-options.ts";

/** Of one claim, as the contract has it. */
const MAX_TASKS = 32;
/** How long a claim that is on its way is waited for, so that its tasks can be released. Milliseconds. */
const LAST_CLAIM_MS = 1_000;
/** How long tries to report can take after the last handler was stopped. Milliseconds. */
const LAST_REPORTS_MS = 5_000;
/** A claim that returns no task sooner has not waited. Milliseconds. */
const MIN_WAIT_MS = 250;
const MAX_TIMER_MS = 2 ** 31 - 1;

type ClaimFields = Required<Omit<Input<"claimTasks">, "maxTasks">>;

/** Claims tasks and runs an attempt for each, until it is stopped. */
export class Worker {
  readonly #claimFields: ClaimFields;
  readonly #context: AttemptContext;
  readonly #concurrency: number;
  readonly #attempts = new Set<Attempt>();
  readonly #timers: ReturnType<typeof setTimeout>[] = [];
  readonly #stopping = new AbortController();
  readonly #lastClaim = new AbortController();
  readonly #expired = new AbortController();
  #wake: () => void = () => undefined;
  #hasEnded = false;

  constructor(claimFields: ClaimFields, context: Omit<AttemptContext, "expired">, concurrency: number) {
    this.#claimFields = claimFields;
    this.#context = { ...context, expired: this.#expired.signal };
    this.#concurrency = concurrency;
  }

  /** Resolves when the worker has stopped. Rejects when the first claim is refused for good. */
  async run(): Promise<void> {
    try {
      await this.#claimUntilStopped();
      await Promise.all(Array.from(this.#attempts, ({ reported }) => reported));
    } finally {
      this.#hasEnded = true;
      for (const timer of this.#timers) clearTimeout(timer);
    }
  }

  /** Makes `run` end. When it is called again, the shorter time wins. */
  stop({ graceMs = 30_000 }: StopOptions = {}): void {
    if (this.#hasEnded) return;
    this.#stopping.abort();
    this.#wake();
    this.#after(Math.min(graceMs, LAST_CLAIM_MS), () => this.#lastClaim.abort());
    this.#after(graceMs, () => {
      for (const attempt of this.#attempts) attempt.stop("shutdown");
    });
    this.#after(graceMs + STOP_MS + LAST_REPORTS_MS, () => this.#expired.abort());
  }

  #after(ms: number, act: () => void): void {
    this.#timers.push(setTimeout(act, Math.min(ms, MAX_TIMER_MS)));
  }

  get #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  async #claimUntilStopped(): Promise<void> {
    let isKnown = false;
    for (let failures = 0; !this.#isStopping; ) {
      await this.#placeIsFree();
      if (this.#isStopping) return;
      try {
        await this.#claim();
        isKnown = true;
        failures = 0;
      } catch (error) {
        if (this.#isStopping) return;
        if (!isKnown && isPermanent(error)) throw error;
        this.#context.onError(error as Error);
        const { retryAfter = 0 } = error as Partial<TaskFlowError>;
        await this.#pause(failures++, 10_000, retryAfter * 1_000);
      }
    }
  }

  async #placeIsFree(): Promise<void> {
    while (this.#attempts.size >= this.#concurrency && !this.#isStopping)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
  }

  async #claim(): Promise<void> {
    const { actions, onEvent } = this.#context;
    const maxTasks = Math.min(this.#concurrency - this.#attempts.size, MAX_TASKS);
    const sentAt = performance.now();
    // Not repeated: the tasks of a claim whose response was lost are held until their lease ends.
    const options = { signal: this.#lastClaim.signal, retry: { retries: 0 } };
    const { claims } = await actions.claimTasks({ ...this.#claimFields, maxTasks }, options);
    onEvent({ type: "polled", tasks: claims.length });
    if (this.#isStopping) await Promise.all(claims.map((claim) => this.#release(claim)));
    else for (const claim of claims) this.#start(claim);
    // A gateway that does not wait, for example because it stops, must not be flooded.
    const waitedMs = performance.now() - sentAt;
    if (claims.length === 0 && waitedMs < Math.max(this.#claimFields.waitMs / 2, MIN_WAIT_MS))
      await this.#pause(0, 2_000, 500);
  }

  #start(claim: Claim): void {
    const attempt = new Attempt(claim, this.#context);
    this.#attempts.add(attempt);
    void Promise.all([attempt.reported, attempt.settled]).then(() => {
      this.#attempts.delete(attempt);
      this.#wake();
    });
  }

  /** Returns the task of a claim that came after the stop. */
  async #release(claim: Claim): Promise<void> {
    const { actions, leaseMs, expired, onError } = this.#context;
    const endsAt = performance.now() + leaseMs;
    await report(claim, { error: undefined }, "shutdown", {
      actions,
      lease: { leftMs: () => endsAt - performance.now() },
      signal: expired,
      onError: (error) => onError(error, claim.task),
    });
  }

  async #pause(n: number, max: number, atLeast: number): Promise<void> {
    if (!this.#isStopping) await backOff(n, 500, max, this.#stopping.signal, atLeast);
  }
}

/** Whether the gateway will refuse every claim as it refused this one, until somebody changes the settings. */
function isPermanent(error: unknown): boolean {
  if (!(error instanceof TaskFlowError) || error.code === "redirected") return true;
  const status = statusOf(error) ?? 0;
  return status === 501 || (status >= 400 && status < 500 && status !== 408 && status !== 429);
}
