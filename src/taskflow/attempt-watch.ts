import type { Logger } from "../port/plugin-api.ts";
import type { Time } from "./believed-time.ts";
import type { TaskCommandStore } from "./command-store.ts";

/** Tasks of one step: requests come between two. */
const STEP = 50;
/**
 * A claim that is made meanwhile can end earlier than those before, and so can one of another process. A task whose row
 * another process has locked is looked at again, but not at once.
 */
const MAX_SLEEP_MS = 1_000;
const MIN_SLEEP_MS = 20;
/** Between two lines of the log: a worker can let as many attempts end as it likes. */
const LOG_PAUSE_MS = 10_000;

interface Parts {
  store: Pick<TaskCommandStore, "endAttempts" | "nextAttemptEndMs">;
  time: Time;
  retainEndedMs: number;
  logger: Logger;
}

/**
 * Ends the attempts of workers that have gone, and those that take too long, as soon as their time is over. Any number of
 * processes on one store may do it at once.
 */
export function watchAttempts(parts: Parts): { stop(): Promise<void> } {
  const { store, logger } = parts;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let stopped = false;
  let isFailing = false;
  const report = reporter(logger);
  /** Resolves to the milliseconds until the next turn. */
  const turn = async (): Promise<number> => {
    try {
      let nextMs = await store.nextAttemptEndMs();
      if (nextMs === 0) {
        report(await endSome(parts));
        nextMs = await store.nextAttemptEndMs();
      }
      report(0);
      isFailing = false;
      return Math.min(Math.max(nextMs ?? MAX_SLEEP_MS, MIN_SLEEP_MS), MAX_SLEEP_MS);
    } catch (err) {
      if (!isFailing) logger.error("Attempts could not be ended. The gateway tries again.", { err });
      isFailing = true;
      return MAX_SLEEP_MS;
    }
  };
  const turnAfter = (delayMs: number): void => {
    timer = setTimeout(() => {
      running = turn().then((nextMs) => {
        if (!stopped) turnAfter(nextMs);
      });
    }, delayMs).unref();
  };
  turnAfter(MIN_SLEEP_MS);
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** Ends some of the attempts whose time is over. Resolves to their number. */
function endSome({ store, time, retainEndedMs }: Parts): Promise<number> {
  return store.endAttempts({ limit: STEP, times: time.times(), retainEndedMs });
}

/** Logs how many tasks there were since the last line. */
function reporter(logger: Logger): (tasks: number) => void {
  let unsaid = 0;
  let saidAt = Number.NEGATIVE_INFINITY;
  return (tasks) => {
    unsaid += tasks;
    const now = performance.now();
    if (unsaid === 0 || now - saidAt < LOG_PAUSE_MS) return;
    logger.info("Attempts ended without a report of their worker.", { tasks: unsaid });
    unsaid = 0;
    saidAt = now;
  };
}
