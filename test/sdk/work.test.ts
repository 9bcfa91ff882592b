import { getEventListeners } from "node:events";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import {
  createTaskFlowClient,
  type TaskContext,
  TaskFailure,
  type TaskHandler,
  type TaskResult,
  type WorkerEvent,
  type WorkOptions,
} from "../../sdk/src/index.ts";
import { refusal } from "../support/event-server.ts";
import { startTaskServer } from "../support/task-server.ts";

type Server = Awaited<ReturnType<typeof startTaskServer>>;

/** A worker that is stopped at the end of the test. */
function work(server: Server, handler: TaskHandler, options: WorkOptions = {}) {
  const client = createTaskFlowClient({ url: server.url, secret: "s" });
  const errors: Error[] = [];
  const events: WorkerEvent[] = [];
  const worker = client.work("agents", handler, {
    workerId: "w",
    waitMs: 5_000,
    onError: (error) => errors.push(error),
    onEvent: (event) => events.push(event),
    ...options,
  });
  onTestFinished(() => worker.stop({ graceMs: 0 }));
  const ended = () => events.flatMap((event) => ("durationMs" in event ? [event.type] : []));
  const started = () => events.filter(({ type }) => type === "started").length;
  return { ...worker, errors, events, started, ended };
}

/** A handler whose attempts the test ends, or the stop of the worker after it. */
function controlled() {
  const attempts: (TaskContext & { end: (result?: TaskResult) => void })[] = [];
  const handler: TaskHandler = (_claimed, context) =>
    new Promise<TaskResult | undefined>((end, fail) => {
      attempts.push({ ...context, end });
      context.signal.addEventListener("abort", () => context.signal.reason === "shutdown" && fail("shutdown"));
    });
  return { attempts, handler };
}

/** A handler that runs until its signal aborts. */
const untilAborted: TaskHandler = (_claimed, { signal }) =>
  new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));

const SOON = { timeout: 10_000, interval: 5 };

describe("claims", () => {
  test("take as many tasks as there are free places, and wait for one", async () => {
    const server = await startTaskServer();
    const { attempts, handler } = controlled();
    work(server, handler, { concurrency: 3, leaseMs: 30_000, waitMs: 4_000 });
    await expect.poll(() => server.waiting.size, SOON).toBe(1);
    server.add();
    await expect.poll(() => server.sent("claim_tasks").length, SOON).toBe(2);
    server.add();
    server.add();
    await expect.poll(() => attempts.length, SOON).toBe(3);
    attempts[0]?.end();
    await expect.poll(() => server.waiting.size, SOON).toBe(1);
    const [first] = server.sent("claim_tasks");
    expect(first).toMatchObject({ workerId: "w", queues: ["agents"], leaseMs: 30_000, waitMs: 4_000 });
    expect(server.sent("claim_tasks").map(({ maxTasks }) => maxTasks)).toEqual([3, 2, 1, 1]);
  });

  test("back off while the gateway cannot be reached, and go on when it is back", async () => {
    const server = await startTaskServer();
    const { ended, errors } = work(server, async () => undefined);
    await expect.poll(() => server.waiting.size, SOON).toBe(1);
    await server.stop();
    await expect.poll(() => errors.length, SOON).toBeGreaterThan(1);
    server.add();
    await server.restart();
    await expect.poll(ended, SOON).toEqual(["succeeded"]);
    expect(errors[0]).toMatchObject({ action: "claim_tasks", code: "network_error" });
  });

  test("carry no Idempotency-Key, and are sent once where the response is lost", async () => {
    const server = await startTaskServer();
    const client = createTaskFlowClient({ url: server.url, secret: "s", idempotency: true });
    server.script(() => "disconnect");
    await expect(client.claimTasks({ workerId: "w", queues: ["q"] })).rejects.toMatchObject({ uncertain: true });
    expect(server.seen.map(({ key }) => key)).toEqual([undefined]);
  });

  test("that return nothing at once do not flood the gateway", async () => {
    const server = await startTaskServer();
    work(server, async () => undefined, { waitMs: 0 });
    await expect.poll(() => server.seen.length, SOON).toBe(3);
    const [first, , third] = server.seen.map(({ at }) => at);
    expect((third ?? 0) - (first ?? 0)).toBeGreaterThan(900);
  });

  test.each([
    ["a wrong secret", 401, "unauthorized"],
    ["a route without the grant", 403, "action_not_allowed"],
    ["a gateway without workers", 501, "not_supported"],
    ["settings that are not valid", 400, "invalid_request"],
  ])("first refused for %s, end the worker with that error", async (_name, status, code) => {
    const server = await startTaskServer();
    server.script(() => refusal(status, code));
    await expect(work(server, async () => undefined).done).rejects.toMatchObject({ code });
    expect(server.seen).toHaveLength(1);
  });

  test("refused later are repeated: a secret can be renewed", async () => {
    const server = await startTaskServer();
    const { ended, errors } = work(server, async () => undefined);
    server.add();
    await expect.poll(ended, SOON).toEqual(["succeeded"]);
    let refusals = 2;
    server.script(() => (refusals-- > 0 ? refusal(401, "unauthorized") : undefined));
    server.add();
    await expect.poll(ended, SOON).toEqual(["succeeded", "succeeded"]);
    server.add();
    await expect.poll(ended, SOON).toHaveLength(3);
    expect(errors.length).toBe(2);
  });
});

describe("reports", () => {
  test("a handler's result completes the task, under a separate key", async () => {
    const server = await startTaskServer();
    const { ended } = work(server, ({ task, flow }) => ({
      terminalSummary: `${task.task} of ${flow.goal}`,
      resultJson: { attempt: task.attempt ?? 0 },
    }));
    server.add();
    server.add({ taskId: "other" });
    await expect.poll(ended, SOON).toEqual(["succeeded", "succeeded"]);
    const completed = server.sent("complete_task");
    expect(completed[0]).toMatchObject({
      leaseToken: "token-1",
      terminalSummary: "Work of g",
      resultJson: { attempt: 1 },
    });
    const keys = completed.map(({ key }) => key);
    expect(keys[0]).toMatch(/.{16}/);
    expect(keys[0]).not.toBe(keys[1]);
  });

  test.each<[string, unknown, object]>([
    [
      "a TaskFailure as it says",
      new TaskFailure("No mailbox.", { outcome: "timed_out", retryable: false, retryAfterMs: 7 }),
      { error: "No mailbox.", outcome: "timed_out", retryable: false, retryAfterMs: 7 },
    ],
    ["an error as retryable", new Error("ECONNRESET"), { error: "ECONNRESET", outcome: "failed", retryable: true }],
    ["several lines as one", new Error("a\n  b\tc\0"), { error: "a b c\0" }],
    ["an error without a message by its name", new TypeError(), { error: "TypeError" }],
    ["a string", "broken", { error: "broken" }],
    ["nothing", undefined, { error: "The attempt failed." }],
    ["half a character", new Error("a\ud800"), { error: "a\ufffd" }],
    ["a long text cut", new Error("x".repeat(1e6)), { error: `${"x".repeat(999)}…` }],
  ])("what a handler throws fails the attempt: %s", async (_name, thrown, expected) => {
    const server = await startTaskServer();
    const { events, ended } = work(server, async () => {
      throw thrown;
    });
    server.add();
    await expect.poll(ended, SOON).toEqual(["failed"]);
    expect(server.sent("fail_task")).toMatchObject([expected]);
    expect(events.find(({ type }) => type === "failed")).toMatchObject({ error: thrown ?? expect.any(TaskFailure) });
  });

  test("a report whose response is lost is repeated under the same key while the lease lasts", async () => {
    const server = await startTaskServer();
    let faults = 2;
    server.script(({ action }) => (action === "complete_task" && faults-- > 0 ? "disconnect" : undefined));
    const { ended, errors } = work(server, async () => undefined);
    server.add();
    await expect.poll(ended, SOON).toEqual(["succeeded"]);
    const keys = server.sent("complete_task").map(({ key }) => key);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(errors).toHaveLength(2);
  });

  test("a report is given up when the lease is over", async () => {
    const server = await startTaskServer();
    server.script(({ action }) => (action === "complete_task" ? { status: 503 } : undefined));
    const { ended, errors } = work(server, async () => undefined, { leaseMs: 1_000 });
    server.add();
    await expect.poll(ended, SOON).toEqual(["lost"]);
    expect(errors.length).toBeGreaterThan(1);
  });

  test.each([
    ["too large", 413, "payload_too_large"],
    ["not valid", 400, "invalid_request"],
  ])("a result that is %s fails the task for good", async (_name, status, code) => {
    const server = await startTaskServer();
    server.script(({ action }) => (action === "complete_task" ? refusal(status, code) : undefined));
    const { ended } = work(server, async () => ({ resultJson: "x" }));
    server.add();
    await expect.poll(ended, SOON).toEqual(["failed"]);
    expect(server.sent("fail_task")).toMatchObject([
      { retryable: false, error: "The result was refused: complete_task: No." },
    ]);
  });

  test("a result that is no JSON fails the task for good", async () => {
    const server = await startTaskServer();
    const { ended } = work(server, async () => ({ resultJson: 1n as unknown as number }));
    server.add();
    await expect.poll(ended, SOON).toEqual(["failed"]);
    expect(server.sent("fail_task")).toMatchObject([{ retryable: false }]);
  });
});

test("what is sent with a lease is repeated after a lost response, also without a key", async () => {
  const server = await startTaskServer();
  const client = createTaskFlowClient({ url: server.url, secret: "s", idempotency: false, retry: { baseDelayMs: 1 } });
  server.add();
  const [claim] = (await client.claimTasks({ workerId: "w", queues: ["q"] })).claims;
  const lease = { taskId: "t1", leaseToken: claim?.leaseToken ?? "" };
  for (const send of [client.heartbeatTask, client.completeTask]) {
    let faults = 1;
    server.script(() => (faults-- > 0 ? "disconnect" : undefined));
    expect(await send(lease)).toMatchObject({ task: { taskId: "t1" } });
  }
  const twice = ["heartbeat_task", "heartbeat_task", "complete_task", "complete_task"];
  expect(server.seen.map(({ action }) => action)).toEqual(["claim_tasks", ...twice]);
});

describe("heartbeats", () => {
  test("are sent each third of the lease", async () => {
    const server = await startTaskServer();
    const { attempts, handler } = controlled();
    work(server, handler, { leaseMs: 1_500 });
    server.add();
    await expect.poll(() => server.sent("heartbeat_task").length, SOON).toBeGreaterThanOrEqual(4);
    attempts[0]?.end();
    const [first, , , fourth] = server.sent("heartbeat_task").map(({ at }) => at);
    expect((fourth ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(1_490);
  });

  test("with a requested cancellation abort the handler, and the task ends as cancelled", async () => {
    const server = await startTaskServer();
    const { events, ended } = work(server, untilAborted, { leaseMs: 1_500 });
    server.add();
    await expect.poll(() => server.held.size, SOON).toBe(1);
    server.cancel();
    await expect.poll(ended, SOON).toEqual(["failed"]);
    expect(events).toContainEqual(expect.objectContaining({ type: "stopping", reason: "cancelled" }));
    expect(server.sent("fail_task")).toMatchObject([{ outcome: "cancelled", error: "The task was cancelled." }]);
  });

  test("with a requested cancellation leave a handler time to end with a result", async () => {
    const server = await startTaskServer();
    const { attempts, handler } = controlled();
    const { ended } = work(server, handler, { leaseMs: 1_500 });
    server.add();
    await expect.poll(() => server.held.size, SOON).toBe(1);
    server.cancel();
    await expect.poll(() => attempts[0]?.signal.reason, SOON).toBe("cancelled");
    attempts[0]?.end({ resultJson: 1 });
    await expect.poll(ended, SOON).toEqual(["succeeded"]);
  });

  test("refused with lease_lost abort the handler, and nothing is reported", async () => {
    const server = await startTaskServer();
    const { events, ended } = work(server, untilAborted, { leaseMs: 1_500 });
    server.add();
    await expect.poll(() => server.held.size, SOON).toBe(1);
    server.takeAway();
    await expect.poll(ended, SOON).toEqual(["lost"]);
    expect(events).toContainEqual(expect.objectContaining({ type: "stopping", reason: "lease_lost" }));
    expect(server.sent("fail_task")).toEqual([]);
  });

  test("that fail are repeated, and the handler stops when the lease is over", async () => {
    const server = await startTaskServer();
    server.script(({ action }) => (action === "heartbeat_task" ? { status: 502 } : undefined));
    const { ended, errors } = work(server, untilAborted, { leaseMs: 1_500 });
    const started = performance.now();
    server.add();
    await expect.poll(ended, SOON).toEqual(["lost"]);
    expect(performance.now() - started).toBeGreaterThan(1_490);
    expect(errors.length).toBeGreaterThan(2);
    expect(server.sent("heartbeat_task").length).toBeLessThan(20);
  });

  test("that get no response leave time for further ones", async () => {
    const server = await startTaskServer();
    let hanging = 1;
    server.script(({ action }) => (action === "heartbeat_task" && hanging-- > 0 ? "hang" : undefined));
    const { attempts, handler } = controlled();
    const { ended } = work(server, handler, { leaseMs: 3_000 });
    server.add();
    await expect.poll(() => server.sent("heartbeat_task").length, SOON).toBe(2);
    attempts[0]?.end();
    await expect.poll(ended, SOON).toEqual(["succeeded"]);
  });
});

describe("progress", () => {
  test("is the latest line, at most once per second, in one request at a time", async () => {
    const server = await startTaskServer();
    const { attempts, handler } = controlled();
    work(server, handler, { leaseMs: 60_000 });
    server.add();
    await expect.poll(() => attempts.length, SOON).toBe(1);
    for (let n = 0; n <= 1_000; n++) attempts[0]?.progress(`line\n ${n}`);
    await expect.poll(() => server.sent("heartbeat_task").length, SOON).toBe(1);
    attempts[0]?.progress("   ");
    attempts[0]?.progress("next");
    await expect.poll(() => server.sent("heartbeat_task").length, SOON).toBe(2);
    const [first, second] = server.sent("heartbeat_task");
    expect([first?.progressSummary, second?.progressSummary]).toEqual(["line 1000", "next"]);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(990);
  });

  test("that the gateway refuses does not cost the lease", async () => {
    const server = await startTaskServer();
    server.script((request) =>
      request.action === "heartbeat_task" && request.progressSummary ? refusal(400, "invalid_request") : undefined,
    );
    const { attempts, handler } = controlled();
    const { ended } = work(server, handler, { leaseMs: 1_500 });
    server.add();
    await expect.poll(() => attempts.length, SOON).toBe(1);
    attempts[0]?.progress("bad");
    await expect.poll(() => server.sent("heartbeat_task").length, SOON).toBeGreaterThan(4);
    attempts[0]?.end();
    await expect.poll(ended, SOON).toEqual(["succeeded"]);
  });
});

describe("timeoutMs", () => {
  test("of the task ends the attempt a little before the gateway does", async () => {
    const server = await startTaskServer();
    const { events, ended } = work(server, untilAborted);
    server.add({ timeoutMs: 4_000 });
    await expect.poll(ended, SOON).toEqual(["failed"]);
    expect(server.sent("fail_task")).toMatchObject([{ outcome: "timed_out", error: "The attempt took too long." }]);
    const { durationMs } = events.find(({ type }) => type === "failed") as { durationMs: number };
    expect(durationMs).toBeGreaterThan(3_590);
  });

  test("of the worker holds for tasks without one", async () => {
    const server = await startTaskServer();
    const { ended } = work(server, untilAborted, { timeoutMs: 50 });
    server.add();
    await expect.poll(ended, SOON).toEqual(["failed"]);
    expect(server.sent("fail_task")).toMatchObject([{ outcome: "timed_out", retryable: true }]);
  });

  test("is reported without a handler that ignores its signal, which keeps its place", async () => {
    const server = await startTaskServer();
    const { attempts, handler } = controlled();
    const { ended } = work(server, handler);
    server.add({ timeoutMs: 6_000 });
    await expect.poll(ended, SOON).toEqual(["failed"]);
    expect(server.sent("fail_task")).toMatchObject([{ outcome: "timed_out" }]);
    expect(server.sent("claim_tasks")).toHaveLength(1);
    attempts[0]?.end();
    await expect.poll(() => server.sent("claim_tasks").length, SOON).toBe(2);
  });
});

describe("stop", () => {
  test("claims nothing more, and resolves when running handlers have ended", async () => {
    const server = await startTaskServer();
    const { attempts, handler } = controlled();
    const { stop, ended, done } = work(server, handler, { concurrency: 2 });
    server.add();
    await expect.poll(() => attempts.length, SOON).toBe(1);
    await expect.poll(() => server.waiting.size, SOON).toBe(1);
    const stopped = stop({ graceMs: 60_000 });
    await expect.poll(() => server.waiting.size, SOON).toBe(0);
    attempts[0]?.end({ terminalSummary: "Done" });
    await stopped;
    await done;
    expect(ended()).toEqual(["succeeded"]);
    expect(server.sent("claim_tasks")).toHaveLength(2);
  });

  test("after graceMs aborts handlers with the reason shutdown, and releases their tasks", async () => {
    const server = await startTaskServer();
    const { events, stop, ended, started } = work(server, untilAborted);
    server.add();
    await expect.poll(started, SOON).toBe(1);
    await stop({ graceMs: 50 });
    expect(ended()).toEqual(["released"]);
    expect(events).toContainEqual(expect.objectContaining({ type: "stopping", reason: "shutdown" }));
    expect(server.sent("release_task")).toHaveLength(1);
    expect(server.sent("fail_task")).toEqual([]);
  });

  test("releases the tasks of a claim that comes back afterwards", async () => {
    const server = await startTaskServer();
    const handler = vi.fn<TaskHandler>();
    const { stop } = work(server, handler);
    await expect.poll(() => server.waiting.size, SOON).toBe(1);
    const stopped = stop();
    server.add();
    await stopped;
    expect(server.sent("release_task")).toHaveLength(1);
    expect(handler).not.toHaveBeenCalled();
  });

  test("happens when the signal aborts, also before the first claim", async () => {
    const server = await startTaskServer();
    const controller = new AbortController();
    const { done } = work(server, async () => undefined, { signal: controller.signal });
    await expect.poll(() => server.waiting.size, SOON).toBe(1);
    controller.abort();
    await done;
    await work(server, async () => undefined, { signal: controller.signal }).done;
    expect(server.sent("claim_tasks")).toHaveLength(1);
  });

  test("a second call with a shorter graceMs wins", async () => {
    const server = await startTaskServer();
    const { stop, ended, started } = work(server, untilAborted);
    server.add();
    await expect.poll(started, SOON).toBe(1);
    void stop({ graceMs: Number.POSITIVE_INFINITY });
    await stop({ graceMs: 0 });
    expect(ended()).toEqual(["released"]);
  });
});

test("a stop after the end leaves neither timers nor listeners", async () => {
  const server = await startTaskServer();
  const { signal } = new AbortController();
  const { done, stop } = work(server, async () => undefined, { signal });
  await expect.poll(() => server.waiting.size, SOON).toBe(1);
  await stop({ graceMs: 0 });
  await done;
  const timers = vi.spyOn(globalThis, "setTimeout");
  await stop();
  expect(timers).not.toHaveBeenCalled();
  timers.mockRestore();
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test("a worker that could never run a task is refused at once", async () => {
  const server = await startTaskServer();
  for (const concurrency of [0, -1, Number.NaN])
    expect(() => work(server, async () => undefined, { concurrency })).toThrow(RangeError);
  expect(server.seen).toEqual([]);
});

test("hooks that throw do not end the worker", async () => {
  const server = await startTaskServer();
  const onEvent = vi.fn(() => {
    throw new Error("hook");
  });
  const { done: _done } = work(server, async () => undefined, {
    onEvent,
    onError: () => {
      throw new Error("hook");
    },
  });
  server.add();
  await expect.poll(() => server.sent("complete_task").length, SOON).toBe(1);
  server.add();
  await expect.poll(() => server.sent("complete_task").length, SOON).toBe(2);
});
