import { getEventListeners } from "node:events";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createTaskFlowClient, type TaskFlowClient, type TaskFlowError } from "../../sdk/src/index.ts";
import { type FaultyProxy, startFaultyProxy } from "../support/faulty-proxy.ts";
import { SECRET, startTestGateway, type TestGateway } from "../support/gateway.ts";

let gateway: TestGateway;
let proxy: FaultyProxy;
let client: TaskFlowClient;
let direct: TaskFlowClient;
let flowId: string;
beforeAll(async () => {
  gateway = await startTestGateway();
  proxy = await startFaultyProxy(gateway.url);
  const shared = { routeId: "zapier", secret: SECRET };
  direct = createTaskFlowClient({ ...shared, baseUrl: gateway.url });
  client = createTaskFlowClient({ ...shared, baseUrl: proxy.url, retry: { baseDelayMs: 1, retries: 2 } });
});
beforeEach(async () => {
  ({ flowId } = (await direct.createFlow({ goal: "Queue" })).flow);
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  await proxy.close();
  await gateway.close();
});
const flows = async () => (await direct.listFlows()).flows.length;
const refusal = (status: number, code: string, headers: Record<string, string> = {}) => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify({ ok: false, code, error: "No." }),
});

describe("a read is repeated", () => {
  test.each([
    ["the connection broke", "lose request"],
    ["the answer was lost", "lose answer"],
    ["a proxy found no gateway", { status: 502, body: "<h1>Bad gateway</h1>" }],
    ["a proxy was asked to wait", { status: 503 }],
    ["a proxy gave up", { status: 504 }],
    ["a proxy saw no request", { status: 408 }],
    ["half of the answer came", { status: 200, body: '{"ok":tr' }],
    ["the service limits the rate", refusal(429, "rate_limited")],
    ["the body did not arrive", refusal(408, "request_timeout")],
    ["the store could not read", refusal(503, "persist_failed")],
  ] as const)("when %s", async (_why, fault) => {
    proxy.play(fault, fault);
    expect((await client.getFlow({ flowId })).flow?.flowId).toBe(flowId);
    expect(proxy.seen).toHaveLength(3);
  });

  test("only so often", async () => {
    proxy.play("lose request", "lose request", "lose request");
    await expect(client.getFlow({ flowId })).rejects.toMatchObject({ code: "network_error", cause: expect.any(Error) });
    expect(proxy.seen).toHaveLength(3);
    proxy.play("lose request");
    await expect(client.getFlow({ flowId }, { retry: { retries: 0 } })).rejects.toThrow("get_flow: ");
    expect(proxy.seen).toHaveLength(1);
  });

  test("not when that would not help", async () => {
    for (const fault of [refusal(500, "internal_error"), { status: 500 }, { status: 404 }, { status: 301 }]) {
      proxy.play(fault);
      await expect(client.getFlow({ flowId })).rejects.toThrow();
      expect(proxy.seen).toHaveLength(1);
    }
  });
});

describe("a change is repeated only when it was not made", () => {
  test.each([
    ["429 rate_limited", refusal(429, "rate_limited")],
    ["429 of anybody, as the reference answers without an envelope", { status: 429, body: "Too Many Requests" }],
    ["408 request_timeout", refusal(408, "request_timeout")],
    ["503 persist_failed", refusal(503, "persist_failed")],
  ] as const)("it is after %s", async (_what, fault) => {
    const before = await flows();
    proxy.play(fault, fault);
    await client.createFlow({ goal: "Once" });
    expect(await flows()).toBe(before + 1);
  });

  test.each([
    ["network_error", "lose answer"],
    ["network_error", "lose request"],
    ["unexpected_response", { status: 503 }],
    ["unexpected_response", { status: 502 }],
    ["unexpected_response", { status: 408 }],
  ] as const)("it is not after %s", async (code, fault) => {
    proxy.play(fault);
    await expect(client.createFlow({ goal: "Perhaps" })).rejects.toMatchObject({ code });
    expect(proxy.seen).toHaveLength(1);
  });

  test("it is not when the service says that its store did not confirm the change", async () => {
    const { body, ...rest } = refusal(503, "persist_failed");
    proxy.play({ ...rest, body: JSON.stringify({ ...JSON.parse(body), uncertain: true }) });
    await expect(client.createFlow({ goal: "Perhaps" })).rejects.toMatchObject({
      code: "persist_failed",
      uncertain: true,
    });
    expect(proxy.seen).toHaveLength(1);
  });

  test("a change of a revision whose answer was lost is neither repeated nor taken for a conflict", async () => {
    proxy.play("lose answer");
    const change = client.finishFlow({ flowId, expectedRevision: 0 });
    await expect(change).rejects.toMatchObject({ code: "network_error" });
    expect(proxy.seen).toHaveLength(1);
    expect((await direct.getFlow({ flowId })).flow?.status).toBe("succeeded");
  });

  test("updateFlow makes no change twice when the answer is lost", async () => {
    proxy.play("pass", "lose answer");
    const update = client.updateFlow(flowId, (flow, guard) =>
      client.resumeFlow({ ...guard, stateJson: Number(flow.stateJson ?? 0) + 1 }),
    );
    await expect(update).rejects.toMatchObject({ code: "network_error" });
    expect((await direct.getFlow({ flowId })).flow?.stateJson).toBe(1);
  });

  test("run_task with runId and childSessionKey may be repeated: the service knows the run again", async () => {
    const run = { runId: "run-1", childSessionKey: "agent:main:acp:worker" };
    proxy.play("lose answer", "lose answer");
    const { task } = await client.runTask({ flowId, runtime: "acp", task: "Inspect", ...run });
    expect(task.runId).toBe("run-1");
    expect((await direct.getTaskSummary({ flowId })).summary?.total).toBe(1);
    for (const part of [{}, { runId: "run-2" }, { childSessionKey: "agent:main:acp:worker" }]) {
      proxy.play("lose answer");
      await expect(client.runTask({ flowId, runtime: "acp", task: "Inspect", ...part })).rejects.toThrow();
      expect(proxy.seen).toHaveLength(1);
    }
  });
});

describe("the pause before a retry", () => {
  /** The pauses, in milliseconds, that were asked for. */
  const pauses = () => {
    const timers = vi.spyOn(globalThis, "setTimeout");
    return () => timers.mock.calls.map(([, ms]) => ms ?? 0).filter((ms) => ms !== 30_000);
  };

  test("is a random part of a ceiling that doubles", async () => {
    for (const [random, expected] of [
      [1, [10, 20, 25]],
      [0.5, [5, 10, 12.5]],
      [0, [0, 0, 0]],
    ] as const) {
      vi.spyOn(Math, "random").mockReturnValue(random);
      const asked = pauses();
      proxy.play("lose request", "lose request", "lose request");
      await client.getFlow({ flowId }, { retry: { retries: 3, baseDelayMs: 10, maxDelayMs: 25 } });
      expect(
        asked()
          .filter((ms) => (expected as readonly number[]).includes(ms))
          .slice(0, 3),
      ).toEqual(expected);
      vi.restoreAllMocks();
    }
  });

  test("is what Retry-After says, and a random part beside it", async () => {
    proxy.play(refusal(429, "rate_limited", { "retry-after": "1" }));
    await client.createFlow({ goal: "Later" });
    const [first, second] = proxy.seen;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(995);
  });

  test("takes Retry-After as a date, too", async () => {
    const date = new Date(Date.now() + 90_000).toUTCString();
    proxy.play(refusal(503, "persist_failed", { "retry-after": date }));
    const call = client.createFlow({ goal: "Later" });
    await expect(call).rejects.toMatchObject({ retryAfter: expect.any(Number) });
    expect(proxy.seen).toHaveLength(1);
  });

  test.each([
    ["0", 0],
    ["Wed, 01 Jan 2020 00:00:00 GMT", 0],
    ["soon", undefined],
  ])("Retry-After: %s is %s seconds", async (retryAfter, seconds) => {
    proxy.play(refusal(429, "rate_limited", { "retry-after": retryAfter }));
    const error = await client.getFlow({ flowId }, { retry: { retries: 0 } }).catch((reason: unknown) => reason);
    expect((error as TaskFlowError).retryAfter).toBe(seconds);
  });

  test("is not waited for when it is too long, and the error says how long it would be", async () => {
    proxy.play(refusal(429, "rate_limited", { "retry-after": "61", "x-request-id": "r-1" }));
    await expect(client.getFlow({ flowId })).rejects.toMatchObject({ retryAfter: 61, requestId: "r-1", status: 429 });
    expect(proxy.seen).toHaveLength(1);
  });
});

describe("time and signals", () => {
  test("the timeout is for each try", async () => {
    proxy.play({ delayMs: 3_000 });
    expect((await client.getFlow({ flowId }, { timeoutMs: 1_000 })).flow?.flowId).toBe(flowId);
    expect(proxy.seen).toHaveLength(2);
    proxy.play({ delayMs: 3_000 });
    await expect(client.createFlow({ goal: "Slow" }, { timeoutMs: 50 })).rejects.toMatchObject({
      code: "timeout",
      message: `create_flow: no answer from ${proxy.url}/plugins/webhooks/zapier within 50 ms`,
      uncertain: true,
    });
    expect(proxy.seen).toHaveLength(1);
  });

  test("a signal that has aborted sends nothing", async () => {
    proxy.play();
    await expect(client.getFlow({ flowId }, { signal: AbortSignal.abort("why") })).rejects.toBe("why");
    expect(proxy.seen).toHaveLength(0);
  });

  test("a signal ends a request that runs", async () => {
    proxy.play({ delayMs: 2_000 });
    await expect(client.getFlow({ flowId }, { signal: AbortSignal.timeout(50) })).rejects.toThrow(DOMException);
  });

  test("a signal ends a change with its own reason", async () => {
    const controller = new AbortController();
    proxy.play({ delayMs: 60_000 });
    const change = client.createFlow({ goal: "Slow" }, { signal: controller.signal });
    const outcome = expect(change).rejects.toBe("enough");
    await expect.poll(() => proxy.seen.length, { timeout: 15_000 }).toBe(1);
    controller.abort("enough");
    await outcome;
  });

  test("a timeout may be as long as one likes", async () => {
    proxy.play({ delayMs: 20 });
    expect((await client.getFlow({ flowId }, { timeoutMs: Infinity })).flow?.flowId).toBe(flowId);
    expect(proxy.seen).toHaveLength(1);
  });

  test("a signal ends a pause", async () => {
    proxy.play(refusal(429, "rate_limited", { "retry-after": "30" }));
    const signal = AbortSignal.timeout(50);
    const reason = await client.getFlow({ flowId }, { signal }).catch((error: unknown) => error);
    expect(reason).toBe(signal.reason);
  });

  test("nothing is left on a signal that lives on", async () => {
    const { signal } = new AbortController();
    proxy.play("lose request", refusal(429, "rate_limited"));
    await client.getFlow({ flowId }, { signal });
    await client.waitForFlow(flowId, { signal, until: () => true });
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});

describe("a response that did not come from the gateway", () => {
  test("a page with status 200 is an unexpected response, not a result", async () => {
    for (const body of ["<!doctype html>", '{"ok":true}', "{}"]) {
      proxy.play({ status: 200, body });
      await expect(client.createFlow({ goal: "Page" })).rejects.toMatchObject({ code: "unexpected_response" });
    }
  });

  test.each([
    [200, '{"ok":false,"error":"invalid_auth"}'],
    [404, '{"ok":false,"error_code":404,"description":"Not Found"}'],
    [400, '{"ok":false,"code":5,"error":{"a":1}}'],
    [200, '{"ok":false,"code":"unauthorized","error":"No."}'],
    [400, '{"ok":false,"code":"invalid_request","error":"No.","details":"goal"}'],
    [500, '{"ok":true,"result":{"flow":{"flowId":"f"}}}'],
  ])("neither is the refusal of another service: %i %s", async (status, body) => {
    proxy.play({ status, body });
    const call = client.createFlow({ goal: "Chat" });
    const message = `create_flow: unexpected response ${status}`;
    await expect(call).rejects.toMatchObject({ code: "unexpected_response", message, cause: { status } });
  });

  test.each(['{"error":{"code":502}}', '"text"', "null", "", "[]"])("%j with 500 is one, too", async (body) => {
    proxy.play({ status: 500, body, headers: { "x-request-id": "r-2" } });
    const call = client.createFlow({ goal: "Proxy" });
    await expect(call).rejects.toMatchObject({ code: "unexpected_response", requestId: "r-2" });
    await expect(call).rejects.not.toHaveProperty("status");
    await expect(call).rejects.toMatchObject({
      cause: { status: 500 },
      message: "create_flow: unexpected response 500",
    });
  });
});
