/** Whether the promise settles within this time, in milliseconds. */
export async function settles(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => void (timer = setTimeout(resolve, ms, false)));
  const done = work.then(
    () => true,
    () => true,
  );
  return await Promise.race([done, late]).finally(() => clearTimeout(timer));
}

/** What `work` comes to, or `instead` if the signal aborts before: then also if `work` settles while that goes on. */
export async function unlessAborted<T>(
  work: Promise<T>,
  signal: AbortSignal,
  instead: () => T | Promise<T>,
): Promise<T> {
  const aborted = Promise.withResolvers<void>();
  const abort = (): void => aborted.resolve();
  signal.addEventListener("abort", abort, { once: true });
  if (signal.aborted) abort();
  const result = work.then((value) => () => value);
  try {
    return await (await Promise.race([result, aborted.promise.then(() => instead)]))();
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
