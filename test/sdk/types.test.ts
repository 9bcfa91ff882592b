import { describe, expectTypeOf, test } from "vitest";
import type { ActionName } from "../../generated/actions.ts";
import type { components } from "../../generated/types.ts";
import {
  createTaskFlowClient,
  type ErrorCode,
  type Flow,
  type TaskFlowClient,
  TaskFlowError,
} from "../../sdk/src/index.ts";

type Schemas = components["schemas"];

/** Checked by the compiler: what has `@ts-expect-error` above it does not compile. None of the calls is made. */
const client = createTaskFlowClient({ baseUrl: "http://localhost", routeId: "r", secret: "s" });
const flowId = "f";
const uncalled = (_calls: (given: never) => unknown): void => {};

describe("requests", () => {
  test("a missing field does not compile", () => {
    uncalled(() => [
      // @ts-expect-error goal
      client.createFlow({}),
      // @ts-expect-error expectedRevision
      client.finishFlow({ flowId }),
      // @ts-expect-error flowId
      client.setWaiting({ expectedRevision: 0 }),
      // @ts-expect-error the input
      client.getFlow(),
      // @ts-expect-error task
      client.runTask({ flowId, runtime: "acp" }),
    ]);
  });

  test("an unknown field, or one of another action, does not compile", () => {
    uncalled(() => [
      // @ts-expect-error colour
      client.createFlow({ goal: "g", colour: "red" }),
      // @ts-expect-error a field of set_waiting
      client.resumeFlow({ flowId, expectedRevision: 0, waitJson: 1 }),
      // @ts-expect-error cancel_flow names no revision
      client.cancelFlow({ flowId, expectedRevision: 0 }),
      // @ts-expect-error it takes no field
      client.findLatestFlow({ flowId }),
      // @ts-expect-error the method says which action it is
      client.getFlow({ flowId, action: "get_flow" }),
      // @ts-expect-error the iterator has the cursor
      client.flows({ cursor: "c" }),
      // @ts-expect-error colour
      client.events({ colour: "red" }),
      // @ts-expect-error there is no such type
      client.events({ types: ["flow.sucess"] }),
      // @ts-expect-error the iterator has the cursor
      client.tasks({ cursor: "c" }),
      // @ts-expect-error a result has no colour
      client.work("q", async () => ({ colour: "red" })),
      // @ts-expect-error there is no such option
      client.work("q", async () => undefined, { colour: "red" }),
      // @ts-expect-error a function is no JSON
      client.work("q", () => ({ resultJson: () => 1 })),
      client.work(["q", "r"], () => undefined),
      client.work("q", async ({ task }, { signal }) => void [task.inputJson, signal.reason]),
      // @ts-expect-error in a change that updateFlow guards
      client.updateFlow(flowId, (_flow, guard) => client.finishFlow({ ...guard, colour: "red" })),
    ]);
  });

  test("a value that the contract does not have does not compile", () => {
    uncalled(() => [
      // @ts-expect-error a flow is not created as succeeded
      client.createFlow({ goal: "g", status: "succeeded" }),
      // @ts-expect-error a number is no id
      client.getFlow({ flowId: 1 }),
      // @ts-expect-error goal cannot be cleared
      client.createFlow({ goal: null }),
      // @ts-expect-error run_task takes subagent and acp
      client.runTask({ flowId, runtime: "cron", task: "t" }),
      // @ts-expect-error a function is no JSON
      client.createFlow({ goal: "g", stateJson: () => 1 }),
      client.setWaiting({ flowId, expectedRevision: 0, currentStep: null, stateJson: null }),
      client.listFlows(),
      client.findLatestFlow(),
    ]);
  });

  test("progressSummary, startedAt and lastEventAt without status running do not compile", () => {
    const task = { flowId, runtime: "acp", task: "t" } as const;
    uncalled(() => [
      // @ts-expect-error no status, which is queued
      client.runTask({ ...task, progressSummary: "half" }),
      // @ts-expect-error null is a value, too
      client.runTask({ ...task, progressSummary: null }),
      // @ts-expect-error queued
      client.runTask({ ...task, status: "queued", startedAt: 1 }),
      // @ts-expect-error queued
      client.runTask({ ...task, status: "queued", lastEventAt: 1 }),
      // @ts-expect-error perhaps queued
      client.runTask({ ...task, status: "running" as "queued" | "running", lastEventAt: 1 }),
      client.runTask({ ...task, status: "running", progressSummary: "half", startedAt: 1, lastEventAt: 1 }),
      client.runTask({ ...task, status: "queued" as "queued" | "running" }),
      client.runTask({ ...task, status: "queued", label: "l" }),
      client.runTask(task),
      // @ts-expect-error a field that the action does not have
      client.runTask({ ...task, status: "running", colour: "red" }),
    ]);
  });

  test("a client has a route by its URL, its name or its path, and by one of them", () => {
    const known = { baseUrl: "http://localhost", secret: "s" };
    uncalled(() => [
      // @ts-expect-error neither
      createTaskFlowClient(known),
      // @ts-expect-error both
      createTaskFlowClient({ ...known, routeId: "r", path: "/p" }),
      // @ts-expect-error no secret
      createTaskFlowClient({ baseUrl: "http://localhost", routeId: "r" }),
      // @ts-expect-error an unknown option
      createTaskFlowClient({ ...known, routeId: "r", retries: 3 }),
      createTaskFlowClient({ ...known, routeId: "r", fetch }),
      createTaskFlowClient({ ...known, path: "/p" }),
      createTaskFlowClient({ url: "http://localhost/p", secret: "s" }),
      // @ts-expect-error the URL has the path
      createTaskFlowClient({ url: "http://localhost/p", path: "/p", secret: "s" }),
      // @ts-expect-error the URL has the host
      createTaskFlowClient({ ...known, url: "http://localhost/p" }),
      // @ts-expect-error no route
      createTaskFlowClient({ ...known }),
    ]);
  });
});

describe("results", () => {
  test("each method returns the result of its action", () => {
    expectTypeOf(client.createFlow).returns.resolves.toEqualTypeOf<Schemas["CreateFlowResult"]>();
    expectTypeOf(client.getFlow).returns.resolves.toEqualTypeOf<Schemas["GetFlowResult"]>();
    expectTypeOf(client.listFlows).returns.resolves.toEqualTypeOf<Schemas["ListFlowsResult"]>();
    expectTypeOf(client.findLatestFlow).returns.resolves.toEqualTypeOf<Schemas["FindLatestFlowResult"]>();
    expectTypeOf(client.resolveFlow).returns.resolves.toEqualTypeOf<Schemas["ResolveFlowResult"]>();
    expectTypeOf(client.getTaskSummary).returns.resolves.toEqualTypeOf<Schemas["GetTaskSummaryResult"]>();
    expectTypeOf(client.setWaiting).returns.resolves.toEqualTypeOf<Schemas["SetWaitingResult"]>();
    expectTypeOf(client.resumeFlow).returns.resolves.toEqualTypeOf<Schemas["ResumeFlowResult"]>();
    expectTypeOf(client.finishFlow).returns.resolves.toEqualTypeOf<Schemas["FinishFlowResult"]>();
    expectTypeOf(client.failFlow).returns.resolves.toEqualTypeOf<Schemas["FailFlowResult"]>();
    expectTypeOf(client.requestCancel).returns.resolves.toEqualTypeOf<Schemas["RequestCancelResult"]>();
    expectTypeOf(client.cancelFlow).returns.resolves.toEqualTypeOf<Schemas["CancelFlowResult"]>();
    expectTypeOf(client.runTask).returns.resolves.toEqualTypeOf<Schemas["RunTaskResult"]>();
  });

  test("another action's result does not compile", () => {
    uncalled(async () => [
      // @ts-expect-error get_flow returns no task
      (await client.getFlow({ flowId })).task,
      // @ts-expect-error get_flow may give null
      (await client.getFlow({ flowId })).flow.status,
      // @ts-expect-error list_flows returns several
      (await client.listFlows()).flow,
      // @ts-expect-error cancel_flow may give no flow
      (await client.cancelFlow({ flowId })).flow.flowId,
      // @ts-expect-error a refusal is no result
      (await client.finishFlow({ flowId, expectedRevision: 0 })).current,
    ]);
  });

  test("no method, and nothing that it returns, is any", () => {
    type Given = { [M in keyof TaskFlowClient]: Awaited<ReturnType<TaskFlowClient[M]>> };
    type IsAny<T> = 0 extends 1 & T ? true : false;
    type Anys<T> = { [K in keyof T]-?: IsAny<T[K]> extends true ? K : never }[keyof T];
    expectTypeOf<Anys<TaskFlowClient>>().toBeNever();
    expectTypeOf<Anys<Given>>().toBeNever();
    expectTypeOf<Anys<Flow>>().toBeNever();
    expectTypeOf<Anys<TaskFlowError>>().toBeNever();
    expectTypeOf(client.flows).returns.toEqualTypeOf<AsyncGenerator<Flow, void, undefined>>();
    expectTypeOf<Flow["stateJson"]>().not.toBeAny();
  });
});

describe("errors", () => {
  test("instanceof tells what a caught value is, without any", () => {
    uncalled((error: unknown) => {
      if (!(error instanceof TaskFlowError)) return;
      expectTypeOf(error).toEqualTypeOf<TaskFlowError>();
      expectTypeOf(error.action).toEqualTypeOf<ActionName>();
      expectTypeOf(error.current).toEqualTypeOf<Flow | undefined>();
      expectTypeOf<ErrorCode>().toExtend<typeof error.code>();
      expectTypeOf(error.retryAfter).toEqualTypeOf<number | undefined>();
    });
  });

  test("a code or a status that no answer has does not compile", () => {
    uncalled((error: TaskFlowError) => [
      // @ts-expect-error no such code
      error.code === "conflict",
      // @ts-expect-error the code of a result
      error.code === "cancel_pending",
      // @ts-expect-error no such status
      error.status === 418,
      // @ts-expect-error the status of a result
      error.status === 202,
      error.code === "revision_conflict" && error.status === 409,
    ]);
  });

  test("nor does one that belongs to other actions", () => {
    uncalled((error: TaskFlowError) => {
      switch (error.action) {
        case "get_flow":
          return [
            // @ts-expect-error a read has no conflict
            error.status === 409,
            // @ts-expect-error nor its codes
            error.code === "revision_conflict",
            error.status === 401 && error.code === "unauthorized",
          ];
        case "create_flow":
          // @ts-expect-error there is no flow yet that could be unknown
          return error.code === "not_found" || error.code === "create_rejected";
        case "run_task":
          // @ts-expect-error it names no revision
          return error.code === "revision_conflict" || error.code === "cancel_requested";
        default:
          return error.code === "timeout";
      }
    });
  });
});
