import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  createTaskFlowClient,
  type Input,
  TaskFailure,
  type TaskFlowClient,
  type TaskHandler,
  type WorkOptions,
} from "../../sdk/src/index.ts";
import { type Fault, startFaultyProxy } from "../support/faulty-proxy.ts";
import { SECRET, type TestGateway, temporaryDirectory } from "../support/gateway.ts";
import { taskGateway } from "../support/queued-tasks.ts";

const clientOf = (baseUrl: string, routeId: string): TaskFlowClient =>
  createTaskFlowClient({ baseUrl, routeId, secret: SECRET });

/** A worker of the gateway's route `worker`, stopped at the end of the test. */
function work(baseUrl: string, handler: TaskHandler, options: WorkOptions = {}) {
  const worker = clientOf(baseUrl, "worker").work("agents", handler, { leaseMs: 5_000, ...options });
  onTestFinished(() => worker.stop({ graceMs: 0 }));
  return worker;
}

/** A sender with a flow and a task of it. */
async function sender({ url }: Pick<TestGateway, "url">, fields: Partial<Input<"runTask">> = {}) {
  const client = clientOf(url, "zapier");
  const { flowId } = (await client.createFlow({ goal: "Run tasks", status: "running" })).flow;
  const input = { flowId, runtime: "acp", task: "Look", queue: "agents", settleFlow: true, ...fields } as const;
  const { taskId } = (await client.runTask(input as Input<"runTask">)).task;
  return {
    client,
    flowId,
    taskId,
    task: async () => (await client.getTask({ taskId })).task,
    status: async () => (await client.getTask({ taskId })).task?.status,
    ended: () => client.waitForFlow(flowId, { signal: AbortSignal.timeout(30_000) }),
  };
}

const untilAborted: TaskHandler = (_claimed, { signal }) =>
  new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));

describe("a worker of a real gateway", () => {
  test("runs a task, whose result ends its flow", async () => {
    const gateway = await taskGateway();
    const { client, flowId, task, ended } = await sender(gateway, { inputJson: { batch: 7 } });
    work(gateway.url, async ({ task, flow }, { progress }) => {
      progress("Reading");
      await pause(1_200);
      return { terminalSummary: `Done: ${flow.goal}`, resultJson: { seen: task.inputJson ?? null } };
    });
    expect(await ended()).toMatchObject({ status: "succeeded" });
    expect(await task()).toMatchObject({
      status: "succeeded",
      attempt: 1,
      progressSummary: "Reading",
      terminalSummary: "Done: Run tasks",
      resultJson: { seen: { batch: 7 } },
    });
    const types: string[] = [];
    for await (const { type } of client.events({ flowId, waitMs: 0 })) types.push(type);
    expect(types).toEqual([
      "flow.created",
      "task.created",
      "task.claimed",
      "task.progress",
      "task.succeeded",
      "flow.succeeded",
    ]);
    const listed: string[] = [];
    for await (const { status } of client.tasks({ flowId, limit: 1 })) listed.push(status);
    expect(listed).toEqual(["succeeded"]);
  });

  test("tries a task again until its attempts are used up, and the flow fails with the first error", async () => {
    const gateway = await taskGateway();
    const { task, ended } = await sender(gateway, { maxAttempts: 2 });
    const attempts: unknown[] = [];
    work(gateway.url, ({ task }) => {
      attempts.push(task.attempt);
      throw new TaskFailure(`Try ${task.attempt}`, { retryAfterMs: 1 });
    });
    expect(await ended()).toMatchObject({ status: "failed", blockedSummary: "Try 2" });
    expect(attempts).toEqual([1, 2]);
    expect(await task()).toMatchObject({ status: "failed", error: "Try 2", attempt: 2 });
  });

  test("ends a task as cancelled that its sender cancels", async () => {
    const gateway = await taskGateway();
    const { client, taskId, status } = await sender(gateway);
    let reason: unknown;
    work(gateway.url, async (claimed, context) => {
      await Promise.resolve(untilAborted(claimed, context)).finally(() => {
        reason = context.signal.reason;
      });
    });
    await expect.poll(status, { timeout: 10_000 }).toBe("running");
    expect(await client.cancelTask({ taskId })).toMatchObject({ cancelled: false });
    await expect.poll(status, { timeout: 10_000 }).toBe("cancelled");
    expect(reason).toBe("cancelled");
  });

  test("ends an attempt in time, so that the task has timed out as its handler says", async () => {
    const gateway = await taskGateway();
    const { task, status } = await sender(gateway, { timeoutMs: 4_000, maxAttempts: 1 });
    work(gateway.url, async (claimed, context) => {
      await Promise.resolve(untilAborted(claimed, context)).catch(() => {
        throw new TaskFailure("Stopped at page 7.", { outcome: "timed_out" });
      });
    });
    await expect.poll(status, { timeout: 10_000 }).toBe("timed_out");
    expect(await task()).toMatchObject({ error: "Stopped at page 7." });
  });

  test("returns its task at a stop, and the next worker has the same attempt", async () => {
    const gateway = await taskGateway();
    const { task, ended, status } = await sender(gateway);
    const events: string[] = [];
    const first = work(gateway.url, untilAborted, { onEvent: ({ type }) => events.push(type) });
    await expect.poll(() => events, { timeout: 10_000 }).toContain("started");
    await first.stop({ graceMs: 0 });
    expect(await status()).toBe("queued");
    work(gateway.url, async () => undefined);
    await ended();
    expect(await task()).toMatchObject({ status: "succeeded", attempt: 1 });
  });

  test("that loses its responses reports each task exactly once", async () => {
    const gateway = await taskGateway();
    const proxy = await startFaultyProxy(gateway.url, { keys: true });
    onTestFinished(() => proxy.close());
    const { client, flowId, ended } = await sender(gateway);
    for (let n = 1; n < 8; n++)
      await client.runTask({ flowId, runtime: "acp", task: "Look", queue: "agents", settleFlow: true });
    // The first request is a claim. A claim whose response is lost would hold its tasks for the lease.
    const faults: Fault[] = ["pass", "lose answer", "lose answer", "lose answer", "lose answer", { status: 502 }];
    proxy.play(...faults);
    work(proxy.url, async () => ({ resultJson: 1 }), { concurrency: 8, workerId: "lossy" });
    await ended();
    const types: string[] = [];
    for await (const { type } of client.events({ flowId, waitMs: 0 })) types.push(type);
    expect(types.filter((type) => type === "task.succeeded")).toHaveLength(8);
    expect(types.filter((type) => type === "task.retrying")).toHaveLength(0);
  });

  test("goes on after a restart of the gateway, with the task that it holds", async () => {
    const stateDir = temporaryDirectory();
    const before = await taskGateway({ stateDir });
    const { port } = new URL(before.url);
    const { taskId, status } = await sender(before);
    let end = (): void => undefined;
    const running = new Promise<void>((resolve) => {
      end = resolve;
    });
    work(before.url, () => running);
    await expect.poll(status, { timeout: 10_000 }).toBe("running");
    await before.close();
    const after = await taskGateway({ stateDir, gateway: { port: Number(port) } });
    end();
    const client = clientOf(after.url, "zapier");
    await expect
      .poll(async () => (await client.getTask({ taskId })).task, { timeout: 20_000 })
      .toMatchObject({ status: "succeeded", attempt: 1 });
  });

  test("of a route without the grant ends, and says why", async () => {
    const gateway = await taskGateway();
    const worker = clientOf(gateway.url, "zapier").work("agents", async () => undefined);
    await expect(worker.done).rejects.toMatchObject({ action: "claim_tasks", status: 403 });
    await worker.stop();
  });
});
