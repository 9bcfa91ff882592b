import { TaskFlowError } from "./errors.ts";
import { backOff } from "./wait.ts";

/** How often, and how soon, a call is tried again. */
export interface RetryOptions {
  /** Tries after the first. Default 3. */
  retries?: number;
  /** The pause before retry n is a random part of this times 2ⁿ⁻¹ ("full jitter"). Milliseconds, default 300. */
  baseDelayMs?: number;
  /** The longest pause. A `Retry-After` beyond it is not waited for. Milliseconds, default 60,000. */
  maxDelayMs?: number;
}

/** `undefined`: no answer arrived, or not the whole of it. */
const TEMPORARY: readonly unknown[] = [undefined, 408, 429, 502, 503, 504];

/** `repeatable`: doing the action twice is the same as doing it once. */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  repeatable: () => unknown,
  signal: AbortSignal | undefined,
  { retries = 3, baseDelayMs = 300, maxDelayMs = 60_000 }: RetryOptions = {},
): Promise<T> {
  for (let retry = 0; ; retry++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof TaskFlowError)) throw error;
      const { status = (error.cause as Response | undefined)?.status, retryAfter = 0 } = error;
      // The service refuses with these before it does anything, as anybody does with 429. Else it may have done it.
      const mayRepeat = repeatable() || status === 429 || (error.status && !error.uncertain);
      // Of all 409, idempotency_in_progress alone says when to come again.
      const temporary = TEMPORARY.includes(status) || (status === 409 && retryAfter);
      if (!mayRepeat || !temporary || retry >= retries || retryAfter * 1000 > maxDelayMs) throw error;
      await backOff(retry, baseDelayMs, maxDelayMs, signal, retryAfter * 1000);
    }
  }
}
