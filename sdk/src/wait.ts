/**
 * Runs with a signal that aborts after `timeoutMs`, or with the caller's. (AbortSignal.any and
 * AbortSignal.timeout would leave listeners and timers behind.)
 */
export async function withDeadline<T>(
  ms: number,
  signal: AbortSignal | undefined,
  run: (ending: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const end = () => controller.abort();
  // A longer one would not wait at all.
  const timer = setTimeout(end, Math.min(ms, 2e9));
  // Ending takes the listener off again.
  signal?.addEventListener("abort", end, { signal: controller.signal });
  try {
    return await run(controller.signal);
  } finally {
    clearTimeout(timer);
    end();
  }
}

/**
 * Pauses before retry n (from 0) for a random part of `base` times 2ⁿ, of `max` at most ("full jitter"), and
 * `atLeast`. Milliseconds. Ends early when the signal aborts: what comes next meets it.
 */
export function backOff(
  n: number,
  base: number,
  max: number,
  signal: AbortSignal | undefined,
  atLeast = 0,
): Promise<unknown> {
  const ms = atLeast + Math.random() * Math.min(base * 2 ** n, max);
  return withDeadline(ms, signal, (ending) => new Promise((resolve) => ending.addEventListener("abort", resolve)));
}
