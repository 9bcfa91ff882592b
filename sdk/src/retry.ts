import { TaskFlowError } from "./errors.ts";
import { isUnsent } from "./network-failure.ts";
import { backOff } from "./wait.ts";

/** How often, and how soon, a call is tried again. */
export interface RetryOptions {
  /** Tries after the first. Default 3. */
  retries?: number;
  /** The pause before retry n is a random part of this times 2ⁿ⁻¹ ("full jitter"). Milliseconds, default 300. */
  baseDelayMs?: number;
  /** The longest pause. Milliseconds, default 60,000. */
  maxDelayMs?: number;
  /** A longer `Retry-After` is not waited for. Milliseconds, default: `maxDelayMs`. */
  maxRetryAfterMs?: number;
  /** Called before each pause, with the error of the try and the number of tries before it. */
  onRetry?: (error: TaskFlowError, retry: number) => void;
}

/** What doing an action twice comes to. */
export interface Repetition {
  /** It only reads. */
  safe: boolean;
  /** The gateway keeps this call's key: it gives a repetition the answer of the first try that it has done. */
  isKeyed: () => boolean;
  /** Doing it twice is the same as doing it once. */
  mayRepeat: () => boolean;
}

/** `undefined`: no answer arrived, or not the whole of it. */
const TEMPORARY: readonly unknown[] = [undefined, 408, 429, 502, 503, 504];

export async function withRetries<T>(
  attempt: () => Promise<T>,
  { safe, isKeyed, mayRepeat }: Repetition,
  signal: AbortSignal | undefined,
  { retries = 3, baseDelayMs = 300, maxDelayMs = 60_000, maxRetryAfterMs = maxDelayMs, onRetry }: RetryOptions = {},
): Promise<T> {
  // Whether a try so far may have made the change.
  let uncertain = false;
  for (let retry = 0; ; retry++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof TaskFlowError)) throw error;
      const { retryAfter = 0 } = error;
      const status = statusOf(error);
      uncertain = mayBeDone(error) || (uncertain && !(isKeyed() && isFinal(error)));
      // The service refuses with these before it does anything, as anybody does with 429. Else it may have done it.
      const repeats = mayRepeat() || status === 429 || (error.status && !error.uncertain);
      // Of all 409, idempotency_in_progress alone says when to come again.
      const temporary = TEMPORARY.includes(status) || (status === 409 && error.retryAfter !== undefined);
      if (!repeats || !temporary || retry >= retries || retryAfter * 1000 > maxRetryAfterMs)
        throw uncertain && !safe ? Object.assign(error, { uncertain }) : error;
      onRetry?.(error, retry);
      await backOff(retry, baseDelayMs, maxDelayMs, signal, retryAfter * 1000);
    }
  }
}

/** Of the service's refusal, or of what answered instead. */
export function statusOf({ status, cause }: TaskFlowError): number | undefined {
  return status ?? (cause as Response | undefined)?.status;
}

/** Whether the try that ended with this error may have made the change all the same. */
function mayBeDone(error: TaskFlowError): boolean {
  const { code, uncertain, cause } = error;
  if (uncertain || code === "idempotency_in_progress") return true;
  const status = statusOf(error);
  if (error.status || code === "redirected" || isUnsent(cause)) return false;
  // Who does not know the route has not done it. A proxy that waited in vain does not know.
  return !status || status < 400 || status === 408 || status >= 500;
}

/** The action's own refusal, which is kept under the call's key: had an earlier try made the change, its answer came. */
function isFinal({ status, code }: TaskFlowError): boolean {
  return (status === 404 || status === 409 || status === 422) && code !== "idempotency_in_progress";
}
