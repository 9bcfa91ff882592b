/**
 * Runs with a signal that aborts after so many milliseconds, or with the caller's. (AbortSignal.any and
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
  const timer = setTimeout(end, ms);
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
 * `atLeast`. Milliseconds. Rejects with the signal's reason as soon as it aborts.
 */
export async function backOff(
  n: number,
  base: number,
  max: number,
  signal: AbortSignal | undefined,
  atLeast = 0,
): Promise<void> {
  const ms = atLeast + Math.random() * Math.min(base * 2 ** n, max);
  await withDeadline(ms, signal, (ending) => new Promise((resolve) => ending.addEventListener("abort", resolve)));
  signal?.throwIfAborted();
}
