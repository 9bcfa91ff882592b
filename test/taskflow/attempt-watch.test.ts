import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchAttempts } from "../../src/taskflow/attempt-watch.ts";
import { timeOf } from "../support/time.ts";
import { BoundTasks } from "./support/bound-tasks.ts";

const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
let bound: BoundTasks;
let watch: ReturnType<typeof watchAttempts>;

beforeEach(async () => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  bound = new BoundTasks();
  await bound.begin();
  const time = timeOf(() => bound.now);
  watch = watchAttempts({ store: bound.commands.tasks, time, retainEndedMs: 1, logger });
});
afterEach(async () => {
  await watch.stop();
  vi.useRealTimers();
});

/** The clock of the store goes on with the timers. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 10) {
    bound.now += 10;
    await vi.advanceTimersByTimeAsync(10);
  }
}
const statuses = () => bound.store.tasks.map(({ status }) => status);

test("an attempt ends when its lease does, and its worker is too late", async () => {
  const lease = await bound.held({}, { leaseMs: 5_000 });
  await pass(4_990);
  expect(statuses()).toEqual(["running"]);
  await pass(20);
  expect(bound.task(lease.taskId)).toMatchObject({ status: "queued", attempt: 1 });
  expect(await bound.tasks.completeTask(lease)).toMatchObject({ refused: "lease_lost" });
  expect(logger.info).toHaveBeenCalledWith("Attempts ended without a report of their worker.", { tasks: 1 });
});

test("an attempt with heartbeats ends when it has used up its time, and the last one is the end of the task", async () => {
  const lease = await bound.held({ timeoutMs: 12_000, maxAttempts: 1, settleFlow: true }, { leaseMs: 5_000 });
  for (let n = 0; n < 4; n += 1) {
    await pass(2_900);
    await bound.tasks.heartbeatTask(lease);
  }
  expect(statuses()).toEqual(["running"]);
  await pass(420);
  expect(statuses()).toEqual(["timed_out"]);
  const error = "The attempt took longer than 12000 ms (timeoutMs).";
  expect(bound.flow).toMatchObject({ status: "failed", blockedSummary: error });
});

test("a claim that is made later and ends earlier is noticed within a second", async () => {
  await bound.held({}, { leaseMs: 3_600_000 });
  await pass(100);
  await bound.held({}, { leaseMs: 5_000 });
  await pass(6_000);
  expect(statuses()).toEqual(["running", "queued"]);
});

test("many attempts that end together end in steps of 50", async () => {
  const endAttempts = vi.spyOn(bound.flowStore.tasks, "endAttempts");
  for (let n = 0; n < 120; n += 1) await bound.run({ maxAttempts: 1 });
  await bound.claims({ maxTasks: 200, leaseMs: 5_000 });
  await pass(6_500);
  const steps = endAttempts.mock.settledResults.map(({ value }) => value);
  expect([steps, new Set(statuses())]).toEqual([[50, 50, 20], new Set(["failed"])]);
  // A line at once, and one with the rest in ten seconds.
  await pass(11_000);
  expect(logger.info.mock.calls.map(([, fields]) => fields)).toEqual([{ tasks: 50 }, { tasks: 70 }]);
});

test("a store that fails is logged once, and asked again every second", async () => {
  await bound.held({}, { leaseMs: 5_000 });
  const failing = vi.spyOn(bound.flowStore.tasks, "endAttempts").mockRejectedValue(new Error("disk"));
  await pass(9_000);
  expect(logger.error).toHaveBeenCalledTimes(1);
  failing.mockRestore();
  await pass(1_100);
  expect(statuses()).toEqual(["queued"]);
});

test("after stop nothing ends any more", async () => {
  await bound.held({}, { leaseMs: 5_000 });
  await watch.stop();
  await pass(9_000);
  expect([statuses(), vi.getTimerCount()]).toEqual([["running"], 0]);
});
