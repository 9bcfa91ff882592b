import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { CommandStore } from "../../src/taskflow/command-store.ts";
import type { FlowStore } from "../../src/taskflow/flow-store.ts";
import { DEFAULT_MAINTENANCE, startMaintenance } from "../../src/taskflow/maintenance.ts";
import type { TaskStore } from "../../src/taskflow/task-store.ts";
import { commandsOn } from "../support/commands.ts";

const settings = { ...DEFAULT_MAINTENANCE, sweepIntervalMs: 1_000 };
const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const nothing = () => Promise.resolve(0);
const claimMaintenance = () => Promise.resolve(true);

const time = { now: () => 0, compare: async () => undefined, even: true, gained: () => 0, queued: () => 0 };

/** Only what a sweep calls; its first step is the test's. */
function commandsWith(
  loseSilentTasks: FlowStore["loseSilentTasks"],
  endUnclaimed: TaskStore["endUnclaimed"] = nothing,
): CommandStore {
  const tasks: Partial<TaskStore> = { endUnclaimed };
  const steps: Partial<FlowStore> = {
    tasks: tasks as TaskStore,
    claimMaintenance,
    loseSilentTasks,
    settleCancellations: nothing,
    pruneTasks: nothing,
    pruneKeys: nothing,
    pruneEvents: nothing,
    pruneFlows: nothing,
  };
  return commandsOn(steps as FlowStore);
}

describe("maintenance", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.clearAllMocks();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("sweeps at every interval and is silent when there was nothing to do", async () => {
    const lose = vi.fn(nothing);
    const maintenance = startMaintenance(commandsWith(lose), time, settings, log);
    await vi.advanceTimersByTimeAsync(3_000);
    await maintenance.stop();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(lose).toHaveBeenCalledTimes(3);
    expect(log.info).not.toHaveBeenCalled();
  });

  test("never sweeps twice at once, and stop waits for the sweep under way", async () => {
    let finish: (count: number) => void = () => undefined;
    const lose = vi.fn(nothing).mockImplementationOnce(
      () =>
        new Promise<number>((resolve) => {
          finish = resolve;
        }),
    );
    const maintenance = startMaintenance(commandsWith(lose), time, settings, log);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(lose).toHaveBeenCalledTimes(1);
    const stopped = vi.fn();
    const stopping = maintenance.stop().then(stopped);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(stopped).not.toHaveBeenCalled();
    finish(2);
    await stopping;
    expect(log.info).toHaveBeenCalledWith("Maintenance swept.", expect.objectContaining({ lostTasks: 2 }));
  });

  test("sweeps again at once while a batch is full, then waits for the interval", async () => {
    const { batchSize } = settings;
    const lose = vi
      .fn(nothing)
      .mockResolvedValueOnce(batchSize)
      .mockResolvedValueOnce(batchSize)
      .mockResolvedValueOnce(0);
    const maintenance = startMaintenance(commandsWith(lose), time, settings, log);
    await vi.advanceTimersByTimeAsync(1_200);
    expect(lose).toHaveBeenCalledTimes(3);
    await vi.advanceTimersByTimeAsync(999);
    expect(lose).toHaveBeenCalledTimes(3);
    await vi.advanceTimersByTimeAsync(1);
    expect(lose).toHaveBeenCalledTimes(4);
    await maintenance.stop();
  });

  test("takes from the silence of tasks what the time has just gained", async () => {
    const lose = vi.fn(nothing);
    const gained = vi.fn(() => 7_000);
    const maintenance = startMaintenance(commandsWith(lose), { ...time, gained }, settings, log);
    await vi.advanceTimersByTimeAsync(1_000);
    await maintenance.stop();
    expect(gained).toHaveBeenCalledWith(settings.lostAfterMs);
    const batch = expect.objectContaining({ silentBefore: -settings.lostAfterMs - 7_000 });
    expect(lose).toHaveBeenCalledWith(batch, expect.anything(), expect.anything());
  });

  test("ends tasks that no worker has claimed since maxQueuedMs, less what the time has just gained", async () => {
    const end = vi.fn(nothing).mockResolvedValueOnce(3);
    const gained = vi.fn((forMs: number) => (forMs === settings.maxQueuedMs ? 5_000 : 0));
    const maintenance = startMaintenance(commandsWith(nothing, end), { ...time, gained }, settings, log);
    await vi.advanceTimersByTimeAsync(1_000);
    await maintenance.stop();
    const batch = { availableBefore: -settings.maxQueuedMs - 5_000, limit: settings.batchSize };
    expect(end).toHaveBeenCalledWith(expect.objectContaining(batch), expect.anything(), expect.anything());
    expect(log.info).toHaveBeenCalledWith("Maintenance swept.", expect.objectContaining({ unclaimedTasks: 3 }));
  });

  test("a sweep that fails is logged, and the next one runs", async () => {
    const lose = vi.fn(nothing).mockRejectedValueOnce(new Error("disk"));
    const maintenance = startMaintenance(commandsWith(lose), time, settings, log);
    await vi.advanceTimersByTimeAsync(2_000);
    await maintenance.stop();
    expect(lose).toHaveBeenCalledTimes(2);
    expect(log.error).toHaveBeenCalledTimes(1);
  });
});
