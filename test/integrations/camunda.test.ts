import { EventEmitter } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { createTaskFlowClient, type Input } from "../../sdk/src/index.ts";
import { gatewayForTest, SECRET } from "../support/gateway.ts";
import { workerRoute } from "../support/queued-tasks.ts";
import { startCamundaServer } from "./support/camunda-server.ts";

/** As much of Camunda's client as is used here. */
interface ExternalTask {
  id: string;
  retries: number | null;
  variables: { get(name: string): unknown };
}
interface Service {
  complete(task: ExternalTask, variables?: unknown): Promise<void>;
  extendLock(task: ExternalTask, newDuration: number): Promise<void>;
  handleFailure(
    task: ExternalTask,
    failure: { errorMessage: string; retries: number; retryTimeout: number },
  ): Promise<void>;
}
type Handler = (given: { task: ExternalTask; taskService: Service }) => Promise<void>;
interface CamundaClient extends EventEmitter {
  subscribe(topic: string, handler: Handler): void;
  stop(): void;
}
interface Variables {
  set(name: string, value: unknown): this;
}
interface Camunda {
  Client: new (options: object) => CamundaClient;
  Variables: new () => Variables;
}

// By its path: it is installed for this suite alone, without types.
const path = "camunda-client/node_modules/camunda-external-task-client-js/index.js";
const { Client, Variables } = (await import(new URL(path, import.meta.url).href)) as Camunda;

/** A gateway with a task of the topic `invoices`, and workers of Camunda's client. */
async function stage(fields: Partial<Input<"runTask">> = {}) {
  const gateway = await gatewayForTest({ routes: { camunda: workerRoute("agent:main:main") } });
  const client = createTaskFlowClient({ baseUrl: gateway.url, routeId: "camunda", secret: SECRET });
  const baseUrl = await startCamundaServer(client);
  const { flowId } = (await client.createFlow({ goal: "Pay" })).flow;
  const input = { flowId, runtime: "acp", task: "Pay", queue: "invoices", inputJson: { id: 7 }, settleFlow: true };
  const { taskId } = (await client.runTask({ ...input, ...fields } as Input<"runTask">)).task;

  function worker(workerId: string, handler: Handler) {
    const options = { baseUrl, workerId, interval: 20, lockDuration: 5_000, asyncResponseTimeout: 1_000 };
    const camunda = new Client(options);
    const heard: string[] = [];
    for (const name of ["complete", "extendLock", "handleFailure"])
      for (const outcome of ["success", "error"])
        camunda.on(`${name}:${outcome}`, () => heard.push(`${name}:${outcome}`));
    camunda.subscribe("invoices", handler);
    onTestFinished(() => camunda.stop());
    return { heard };
  }
  return {
    worker,
    task: async () => (await client.getTask({ taskId })).task,
    flow: () => client.waitForFlow(flowId, { signal: AbortSignal.timeout(30_000) }),
  };
}

test("Camunda's client locks a task, extends the lock, and completes it with variables", async () => {
  const { worker, task, flow } = await stage();
  const inputs: unknown[] = [];
  const { heard } = worker("one", async ({ task, taskService }) => {
    inputs.push(task.variables.get("input"));
    await taskService.extendLock(task, 60_000);
    await taskService.complete(task, new Variables().set("paid", true));
  });
  expect((await flow()).status).toBe("succeeded");
  expect(await task()).toMatchObject({ status: "succeeded", attempt: 1, resultJson: { paid: true } });
  expect(inputs).toEqual([{ id: 7 }]);
  expect(heard).toEqual(["extendLock:success", "complete:success"]);
});

test("a failure with retries left comes back after its timeout, and one without ends the task", async () => {
  const { worker, task, flow } = await stage({ maxAttempts: 10 });
  const times: number[] = [];
  worker("one", async ({ task, taskService }) => {
    times.push(performance.now());
    const retries = 3 - times.length;
    await taskService.handleFailure(task, { errorMessage: `Left: ${retries}`, retries, retryTimeout: 400 });
  });
  expect(await flow()).toMatchObject({ status: "failed", blockedSummary: "Left: 0" });
  expect(await task()).toMatchObject({ status: "failed", error: "Left: 0", attempt: 3 });
  const [first = 0, second = 0, third = 0] = times;
  expect(Math.min(second - first, third - second)).toBeGreaterThanOrEqual(395);
});

test("after the lock has expired a second worker has the task, and the first one cannot complete it", async () => {
  const { worker, task, flow } = await stage();
  const retries: unknown[] = [];
  let isTaken = false;
  const first = worker("first", async ({ task, taskService }) => {
    if (isTaken) return;
    isTaken = true;
    worker("second", async ({ task, taskService }) => {
      retries.push(task.retries);
      await taskService.extendLock(task, 60_000);
      await expect.poll(() => first.heard, { timeout: 20_000 }).toEqual(["complete:error"]);
      await taskService.complete(task, new Variables().set("by", "second"));
    });
    while (retries.length === 0) await pause(20);
    await taskService.complete(task, new Variables().set("by", "first"));
  });
  expect((await flow()).status).toBe("succeeded");
  expect(await task()).toMatchObject({ status: "succeeded", attempt: 2, resultJson: { by: "second" } });
  expect(retries).toEqual([2]);
});
