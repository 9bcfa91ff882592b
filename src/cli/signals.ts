type Stop = (signal: NodeJS.Signals) => void;

/** What the first signal does. */
let stop: Stop = () => process.exit(0);
let isStopping = false;

/**
 * Makes signals to stop count from the start, where they end the program at once: the first process of a container gets
 * no signal that it has no handler for, and reading the configuration, its secrets and the store can take a while. A
 * second signal does not wait for what the first one began.
 *
 * These handlers stay: a signal is lost that has arrived, but is yet to be handled, when its last handler is removed.
 */
export function hearSignals(further: readonly NodeJS.Signals[] = []): void {
  for (const name of ["SIGTERM", "SIGINT", ...further])
    process.on(name, (signal: NodeJS.Signals) => {
      if (isStopping) process.exit(1);
      isStopping = true;
      stop(signal);
    });
}

/** Says what the first signal that `hearSignals` has asked for does from now on. */
export function onStop(handle: Stop): void {
  stop = handle;
}
