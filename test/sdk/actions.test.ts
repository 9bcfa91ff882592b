import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createTaskFlowClient,
  type Flow,
  type JsonValue,
  type TaskFlowClient,
  type TaskFlowClientOptions,
  TaskFlowError,
} from "../../sdk/src/index.ts";
import { parseJson } from "../../src/shared/parse-json.ts";
import { RAISED, SECRET, startTestGateway, type TestGateway } from "../support/gateway.ts";

let gateway: TestGateway;
let client: TaskFlowClient;
beforeAll(async () => {
  gateway = await startTestGateway();
  client = createTaskFlowClient({ baseUrl: gateway.url, routeId: "zapier", secret: SECRET });
});
afterAll(() => gateway.close());

const newFlow = async (): Promise<Flow> => (await client.createFlow({ goal: "Review inbound queue" })).flow;
const failure = async (call: Promise<unknown>): Promise<TaskFlowError> => {
  const error = await call.then(
    (result) => expect.unreachable(`gave ${JSON.stringify(result)}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof TaskFlowError)) throw error;
  return error;
};

describe("every action gives its result", () => {
  test("create_flow, get_flow, find_latest_flow, resolve_flow and list_flows show the same flow", async () => {
    const { created, flow } = await client.createFlow({ goal: "Triage", status: "running", stateJson: { batch: 1 } });
    expect([created, flow.status, flow.stateJson]).toEqual([true, "running", { batch: 1 }]);
    const { flowId } = flow;
    expect(await client.getFlow({ flowId })).toEqual({ flow });
    expect(await client.findLatestFlow()).toEqual({ flow });
    expect(await client.resolveFlow({ token: flowId })).toEqual({ flow });
    expect((await client.listFlows({ limit: 1 })).flows).toEqual([flow]);
  });

  test("an unknown flow is null, not an error", async () => {
    expect(await client.getFlow({ flowId: "nope" })).toEqual({ flow: null });
    expect(await client.getTaskSummary({ flowId: "nope" })).toEqual({ summary: null });
  });

  test("set_waiting, resume_flow, finish_flow, fail_flow and request_cancel change it", async () => {
    const { flowId } = await newFlow();
    const waiting = await client.setWaiting({ flowId, expectedRevision: 0, waitJson: { kind: "reply" } });
    expect([waiting.applied, waiting.flow.status]).toEqual([true, "waiting"]);
    const resumed = await client.resumeFlow({ flowId, expectedRevision: 1, status: "running" });
    expect(resumed.flow.status).toBe("running");
    const finished = await client.finishFlow({ flowId, expectedRevision: 2, stateJson: null });
    expect([finished.flow.status, finished.flow.stateJson]).toEqual(["succeeded", null]);
    const failed = await client.failFlow({ flowId, expectedRevision: 3, blockedSummary: "The mailbox is gone" });
    expect([failed.flow.status, failed.flow.blockedSummary]).toEqual(["failed", "The mailbox is gone"]);
    const open = await newFlow();
    const asked = await client.requestCancel({ flowId: open.flowId, expectedRevision: 0 });
    expect(asked.flow.cancelRequestedAt).toBeTypeOf("number");
  });

  test("run_task and get_task_summary", async () => {
    const { flowId } = await newFlow();
    const { task } = await client.runTask({ flowId, runtime: "acp", task: "Inspect the next batch" });
    expect([task.parentFlowId, task.status]).toEqual([flowId, "queued"]);
    expect((await client.getTaskSummary({ flowId })).summary).toMatchObject({ total: 1, active: 1 });
  });

  test("cancel_flow returns a result for 200 and for 202", async () => {
    const idle = await newFlow();
    expect(await client.cancelFlow({ flowId: idle.flowId })).toMatchObject({ cancelled: true });
    const { flowId } = await newFlow();
    await client.runTask({ flowId, runtime: "acp", task: "Inspect" });
    const pending = await client.cancelFlow({ flowId });
    expect(pending).toMatchObject({ found: true, cancelled: false, reason: expect.stringContaining("active") });
    expect(pending.tasks).toHaveLength(1);
  });
});

describe("a refusal is a TaskFlowError", () => {
  test("revision_conflict has the flow as it is", async () => {
    const { flowId } = await newFlow();
    const { flow } = await client.resumeFlow({ flowId, expectedRevision: 0 });
    const error = await failure(client.finishFlow({ flowId, expectedRevision: 0 }));
    expect(error).toMatchObject({ action: "finish_flow", status: 409, code: "revision_conflict", current: flow });
    expect(error.message).toBe("finish_flow: TaskFlow changed since the caller's expected revision.");
    expect(error.name).toBe("TaskFlowError");
  });

  test("terminal shows the flow too", async () => {
    const { flowId } = await newFlow();
    await client.cancelFlow({ flowId });
    const error = await failure(client.cancelFlow({ flowId }));
    expect([error.status, error.code, error.current?.status]).toEqual([409, "terminal", "cancelled"]);
  });

  test("invalid_request has a pointer to each problem", async () => {
    // @ts-expect-error no such field
    const error = await failure(client.createFlow({ goal: " ", colour: "red" }));
    expect([error.status, error.code]).toEqual([400, "invalid_request"]);
    expect(error.details?.map(({ pointer }) => pointer).sort()).toEqual(["/colour", "/goal"]);
    expect(error.moreProblems).toBeUndefined();
  });

  test("invalid_request counts the problems beyond the twenty that it names", async () => {
    const many = Object.fromEntries(Array.from({ length: 27 }, (_, n) => [`field${n}`, n]));
    const error = await failure(client.createFlow({ goal: "g", ...many }));
    expect([error.details?.length, error.moreProblems]).toEqual([20, 7]);
  });

  test("not_found, unauthorized and route_not_found", async () => {
    const missing = await failure(client.cancelFlow({ flowId: "nope" }));
    expect([missing.status, missing.code, missing.current]).toEqual([404, "not_found", undefined]);
    const options = { baseUrl: gateway.url, routeId: "zapier", secret: "xyzzy-1" };
    const refused = await failure(createTaskFlowClient(options).findLatestFlow());
    expect([refused.status, refused.code]).toEqual([401, "unauthorized"]);
    expect(JSON.stringify(refused) + refused.stack).not.toContain("xyzzy");
    const lost = await failure(createTaskFlowClient({ ...options, routeId: "no such/route" }).findLatestFlow());
    expect([lost.status, lost.code]).toEqual([404, "route_not_found"]);
  });

  test("rate_limited says when to come back", async () => {
    const limits = { ...RAISED, requestsPerMinute: 1 };
    const strict = await startTestGateway({ routes: { r: { sessionKey: "agent:main:main", secret: SECRET, limits } } });
    try {
      const one = createTaskFlowClient({ baseUrl: strict.url, routeId: "r", secret: SECRET, retry: { retries: 0 } });
      await one.findLatestFlow();
      const error = await failure(one.findLatestFlow());
      expect([error.status, error.code]).toEqual([429, "rate_limited"]);
      expect(error.retryAfter).toBeGreaterThan(0);
      expect(error.retryAfter).toBeLessThanOrEqual(60);
    } finally {
      await strict.close();
    }
  });
});

describe("the way to the route", () => {
  test("methods may be taken off the client", async () => {
    const { createFlow, updateFlow } = client;
    const { flowId } = (await createFlow({ goal: "Loose" })).flow;
    expect((await updateFlow(flowId, (_flow, guard) => client.finishFlow(guard))).status).toBe("succeeded");
  });

  test.each([
    { path: "plugins/webhooks/other" },
    { path: "//plugins/webhooks/other/" },
    { path: " /plugins/webhooks/other\n" },
    { routeId: "other\n" },
  ])("the host stays the gateway's with %j", async (route) => {
    for (const end of ["", "/", "//", "/ \n"]) {
      const baseUrl = `${gateway.url}${end}`;
      const options = { ...route, baseUrl, secret: SECRET } as TaskFlowClientOptions;
      expect(await createTaskFlowClient(options).findLatestFlow()).toEqual({ flow: null });
    }
  });

  test.each(["plugins/x", ".evil.example/x", ":1@evil.example/x", "@evil.example/x"])(
    "the path %j is below the base URL, and no part of another host's name",
    async (path) => {
      const sent: string[] = [];
      const fetch = ({ url }: Request) => Promise.reject(sent.push(url));
      const secret = SECRET;
      const retry = { retries: 0 };
      const own = createTaskFlowClient({ baseUrl: "http://gateway.example", path, secret, fetch, retry });
      await expect(own.findLatestFlow()).rejects.toThrow();
      expect(sent.map((url) => new URL(url).host)).toEqual(["gateway.example"]);
    },
  );

  test("a route without a name is refused, and so is an empty path", () => {
    for (const route of [{}, { routeId: "" }, { path: "" }]) {
      const options = { ...route, baseUrl: gateway.url, secret: SECRET } as TaskFlowClientOptions;
      expect(() => createTaskFlowClient(options)).toThrow("The route is missing: set url");
    }
  });

  test("a path of the operator's own, below a base URL with or without a slash at its end", async () => {
    const secret = "an own sécret";
    const own = await startTestGateway({ routes: { r: { path: "/hooks/in", sessionKey: "s", secret } } });
    try {
      for (const baseUrl of [own.url, `${own.url}/`]) {
        const there = createTaskFlowClient({ baseUrl, path: "/hooks/in", secret });
        expect(await there.findLatestFlow()).toEqual({ flow: null });
      }
    } finally {
      await own.close();
    }
  });

  test("a fetch and headers of one's own are used", async () => {
    const sent: Request[] = [];
    const own = createTaskFlowClient({
      baseUrl: gateway.url,
      routeId: "zapier",
      secret: SECRET,
      headers: { "x-team": "ops" },
      fetch: (request) => {
        sent.push(request);
        return fetch(request);
      },
    });
    await own.findLatestFlow({}, { headers: { traceparent: "00-1-2-01" } });
    const [request] = sent;
    expect([request?.headers.get("x-team"), request?.headers.get("traceparent")]).toEqual(["ops", "00-1-2-01"]);
    expect(request?.headers.get("authorization")).toBe(`Bearer ${SECRET}`);
  });

  test.each([
    ["", "The secret is empty."],
    [" \r\n", "The secret is empty."],
    ["line\nbreak", "The secret has a line break inside."],
    ["line\rbreak\n", "The secret has a line break inside."],
    ["s€cret", "The secret has characters that are invalid in a header."],
  ])("the secret %j is refused without being shown", (secret, message) => {
    const create = () => createTaskFlowClient({ baseUrl: gateway.url, routeId: "zapier", secret });
    expect(create).toThrow(message);
    expect(create).not.toThrow(/break.*€|s€/);
  });

  test("a secret that is not set is refused, too, in JavaScript", () => {
    // @ts-expect-error the secret may be undefined
    const create = () => createTaskFlowClient({ baseUrl: gateway.url, routeId: "zapier", secret: process.env.NOT_SET });
    expect(create).toThrow("The secret is empty.");
  });

  test.each(["\n", "\r\n", "\r", "\n\n", " \n", "\t", "\u00a0", "\ufeff"])(
    "%j at the end of a secret is none of it",
    async (end) => {
      const read = createTaskFlowClient({ baseUrl: gateway.url, routeId: "other", secret: `${SECRET}${end}` });
      expect(await read.findLatestFlow()).toEqual({ flow: null });
    },
  );

  test.each(["", "/", "\n"])("the route's whole URL with %j at its end is enough", async (end) => {
    const url = `${gateway.url}/plugins/webhooks/other${end}`;
    expect(await createTaskFlowClient({ url, secret: SECRET }).findLatestFlow()).toEqual({ flow: null });
  });

  test.each([
    ["a user and a password", { url: "https://user:hunter2@gateway.example/r" }, "a user, a query or a fragment"],
    ["a password in the base URL", { baseUrl: "http://u:hunter2@h", routeId: "r" }, "a user, a query or a fragment"],
    ["a query", { url: "https://gateway.example/r?secret=hunter2" }, "a user, a query or a fragment"],
    ["a fragment", { url: "https://gateway.example/r#hunter2" }, "a user, a query or a fragment"],
    ["another scheme", { url: "ftp://gateway.example/hunter2" }, "does not start with http"],
    ["no scheme", { url: "hunter2" }, "does not start with http"],
    ["nothing", { url: "" }, "does not start with http"],
  ])("a URL with %s is refused without being shown", (_what, route, message) => {
    const create = () => createTaskFlowClient({ ...route, secret: SECRET } as TaskFlowClientOptions);
    expect(create).toThrow(message);
    expect(create).not.toThrow("hunter2");
  });

  test.each([
    ["value", { traceparent: "00-1\n2" }],
    ["name", { "x y": "1" }],
  ])("a header with a %s that cannot be sent fails before anything is sent", async (_what, headers) => {
    let sent = 0;
    const fetch = () => Promise.reject((sent += 1));
    const own = createTaskFlowClient({ baseUrl: gateway.url, routeId: "zapier", secret: SECRET, fetch });
    await expect(own.createFlow({ goal: "g" }, { headers })).rejects.toThrow(TypeError);
    expect(sent).toBe(0);
  });

  test("a value that is not JSON fails before anything is sent", async () => {
    const goals = (await client.listFlows()).flows.length;
    // @ts-expect-error a BigInt is no JsonValue
    await expect(client.createFlow({ goal: "Big", stateJson: 1n })).rejects.toThrow(TypeError);
    expect((await client.listFlows()).flows).toHaveLength(goals);
  });
});

test("parse reads answers in another way, so that no digit of a large integer is lost", async () => {
  const options = { baseUrl: gateway.url, routeId: "zapier", secret: SECRET };
  const exact = createTaskFlowClient({ ...options, parse: parseJson });
  const text = '{"id":12345678901234567890}';
  const { flow } = await exact.createFlow({ goal: "g", stateJson: parseJson(text) as JsonValue });
  expect(JSON.stringify(flow.stateJson)).toBe(text);
  const updated = await exact.updateFlow(flow.flowId, ({ stateJson }, guard) =>
    exact.resumeFlow({ ...guard, stateJson: stateJson ?? null }),
  );
  expect(JSON.stringify(updated.stateJson)).toBe(text);
  const rounded = (await createTaskFlowClient(options).getFlow({ flowId: flow.flowId })).flow;
  expect(rounded?.stateJson).toEqual(JSON.parse(text));
});
