import type { components } from "../../generated/config-types.ts";
import { CONFIG_DEFAULTS } from "../../generated/defaults.ts";
import type { Logger } from "../port/plugin-api.ts";
import type { BelievedTime } from "./believed-time.ts";
import type { FlowStore, Settle } from "./flow-store.ts";
import { settleFlow } from "./settle-flow.ts";
import { endUnclaimed } from "./task-reports.ts";
import { lost } from "./task-transitions.ts";

/** `taskflow.maintenance` and `taskflow.tasks`, every default filled in. */
export type MaintenanceSettings = Required<components["schemas"]["Maintenance"] & components["schemas"]["Tasks"]>;

export const DEFAULT_MAINTENANCE: MaintenanceSettings = { ...CONFIG_DEFAULTS.Maintenance, ...CONFIG_DEFAULTS.Tasks };

export interface SweepResult {
  lostTasks: number;
  /** Tasks of queues that no worker claimed in time. */
  unclaimedTasks: number;
  /** Cancellations that completed, besides those of flows whose last active task has just become lost. */
  settledFlows: number;
  prunedFlows: number;
  prunedTasks: number;
  prunedKeys: number;
  prunedEvents: number;
  prunedDeliveries: number;
}

const NOTHING: SweepResult = {
  lostTasks: 0,
  unclaimedTasks: 0,
  settledFlows: 0,
  prunedFlows: 0,
  prunedTasks: 0,
  prunedKeys: 0,
  prunedEvents: 0,
  prunedDeliveries: 0,
};
/** A process that has not swept for this many intervals counts as dead; another one on the same store takes over. */
const INTERVALS_TO_TAKEOVER = 3;

export interface SweepRequest {
  now: number;
  settings: MaintenanceSettings;
  /** What is silent since before this is lost. */
  silentBefore: number;
  /** What is available since before this, and was not claimed, is over. */
  availableBefore: number;
}

/** Where the time has jumped ahead, what began before has lasted for less than it seems. */
export function sweepRequest(
  now: number,
  settings: MaintenanceSettings,
  time: Pick<BelievedTime, "gained" | "queued"> = { gained: () => 0, queued: () => now },
): SweepRequest {
  const { lostAfterMs, maxQueuedMs } = settings;
  return {
    now,
    settings,
    silentBefore: now - lostAfterMs - time.gained(lostAfterMs),
    availableBefore: time.queued() - maxQueuedMs - time.gained(maxQueuedMs),
  };
}

/** One bounded round: silent and unclaimed tasks end, cancellations that waited for them complete, old records go. */
export async function sweep(store: FlowStore, request: SweepRequest): Promise<SweepResult> {
  const { now, settings, silentBefore, availableBefore } = request;
  const limit = settings.batchSize;
  if (!(await store.claimMaintenance(settings.sweepIntervalMs * INTERVALS_TO_TAKEOVER))) return NOTHING;
  const settle: Settle = (flow, left) => settleFlow(flow, left, now);
  const lostTasks = await inSteps(limit, (left) =>
    store.loseSilentTasks(
      { silentBefore, limit: left, maxBytes: ENDED_BYTES },
      (task, flow) => lost(task, flow, now, settings.retainLostTasksMs),
      settle,
    ),
  );
  const { retainEndedMs } = settings;
  const unclaimedTasks = await inSteps(limit, (left) =>
    store.tasks.endUnclaimed(
      { availableBefore, limit: left, maxBytes: ENDED_BYTES },
      (task, flow) => endUnclaimed(task, flow, { now, availableBefore, retainEndedMs }),
      settle,
    ),
  );
  // A cancellation that was requested when no task was active any more: no task will end and complete it.
  const settledFlows = await store.settleCancellations({ limit }, settle);
  const prunedTasks = await inSteps(limit, (left) => store.pruneTasks({ now, limit: Math.min(left, PRUNED_TASKS) }));
  const prunedFlows = await store.pruneFlows({ endedBefore: now - retainEndedMs, limit });
  const { maxKeys, maxKeyBytes: maxBytes } = settings;
  const prunedKeys = await inSteps(limit, (left) => store.pruneKeys({ now, limit: left, maxKeys, maxBytes }));
  const before = now - settings.retainEventsMs;
  const prunedEvents = await inSteps(limit, (left) => store.pruneEvents({ before, limit: left }));
  const { deliveries } = store;
  const prunedDeliveries = deliveries
    ? await inSteps(limit, (left) => deliveries.pruneDeliveries({ before, limit: left }))
    : 0;
  return {
    lostTasks,
    unclaimedTasks,
    settledFlows,
    prunedFlows,
    prunedTasks,
    prunedKeys,
    prunedEvents,
    prunedDeliveries,
  };
}

/** Limits of one step: bytes of tasks that end, and tasks deleted. Each page of a long text is touched. */
const ENDED_BYTES = 4 * 1024 * 1024;
const PRUNED_TASKS = 50;

/** Requests come between two steps: one step of all would hold them up while records are large. */
async function inSteps(limit: number, step: (left: number) => Promise<number>): Promise<number> {
  let done = 0;
  for (;;) {
    const more = await step(limit - done);
    done += more;
    if (more === 0 || done >= limit) return done;
  }
}

/** Between two sweeps of one backlog: requests come first. */
const BACKLOG_PAUSE_MS = 100;

/**
 * Sweeps now and then, never two at once; a sweep that fails is tried again at the next turn. One that filled a batch is
 * followed by another at once: a fixed number per interval would fall behind for ever where more than that arrives.
 */
export function startMaintenance(
  store: { sweep(request: SweepRequest): Promise<SweepResult> },
  time: Pick<BelievedTime, "now" | "compare" | "even" | "gained" | "queued">,
  settings: MaintenanceSettings,
  logger: Logger,
): { stop(): Promise<void> } {
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const turn = async (): Promise<boolean> => {
    try {
      if (!(await isBelieved(time, logger))) return false;
      const done = await store.sweep(sweepRequest(time.now(), settings, time));
      const counts = Object.values(done);
      if (counts.some((count) => count > 0)) logger.info("Maintenance swept.", { ...done });
      return counts.some((count) => count >= settings.batchSize);
    } catch (err) {
      logger.error("Maintenance failed. The next sweep retries it.", { err });
      return false;
    }
  };
  const sweepAfter = (delayMs: number): void => {
    timer = setTimeout(() => {
      running = turn().then((more) => {
        if (!stopped)
          sweepAfter(more ? Math.min(BACKLOG_PAUSE_MS, settings.sweepIntervalMs) : settings.sweepIntervalMs);
      });
    }, delayMs).unref();
  };
  sweepAfter(settings.sweepIntervalMs);
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** Whether there is a time to sweep by; tells when that changes. */
async function isBelieved(time: Pick<BelievedTime, "compare" | "even">, logger: Logger): Promise<boolean> {
  const before = time.even;
  const jumpedByMs = await time.compare();
  if (jumpedByMs !== undefined)
    logger.warn("The clock has jumped. Maintenance pauses until it has run evenly for ten minutes.", { jumpedByMs });
  else if (time.even && !before)
    logger.info("The clock has run evenly for ten minutes and is trusted again. Maintenance resumes.");
  return time.even;
}
