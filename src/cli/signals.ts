const STOP_SIGNALS = ["SIGTERM", "SIGINT"] as const;

/**
 * Makes signals count from the start. The first process of a container gets no signal that it has no handler for, and
 * reading the configuration, its secrets and the store can take a while: a stop must not have to wait for that.
 */
export function hearSignals(): void {
  for (const signal of STOP_SIGNALS) process.on(signal, endAtOnce);
  // There is nothing to reload yet.
  process.on("SIGHUP", () => undefined);
}

/** Replaces the handler of stop signals. */
export function onStop(handle: (signal: NodeJS.Signals) => void): void {
  for (const signal of STOP_SIGNALS) {
    process.off(signal, endAtOnce);
    process.on(signal, handle);
  }
}

function endAtOnce(): void {
  process.exit(0);
}
