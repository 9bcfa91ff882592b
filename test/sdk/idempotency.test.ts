import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTaskFlowClient, type TaskFlowClient } from "../../sdk/src/index.ts";
import { type Fault, type FaultyProxy, startFaultyProxy } from "../support/faulty-proxy.ts";
import { SECRET, startTestGateway, type TestGateway } from "../support/gateway.ts";

let gateway: TestGateway;
let keeping: FaultyProxy;
let ignoring: FaultyProxy;
beforeAll(async () => {
  gateway = await startTestGateway();
  keeping = await startFaultyProxy(gateway.url, { keys: true });
  ignoring = await startFaultyProxy(gateway.url);
});
afterAll(async () => {
  await keeping.close();
  await ignoring.close();
  await gateway.close();
});

const clientOf = ({ url }: FaultyProxy, idempotency?: boolean): TaskFlowClient =>
  createTaskFlowClient({
    baseUrl: url,
    routeId: "zapier",
    secret: SECRET,
    retry: { baseDelayMs: 1, retries: 2 },
    ...(idempotency !== undefined && { idempotency }),
  });
const count = async () => (await gateway.call({ action: "list_flows" })).body.result.flows.length;
const keysOf = ({ seen }: FaultyProxy) => seen.map(({ headers }) => headers["idempotency-key"]);
const inProgress: Fault = {
  status: 409,
  headers: { "content-type": "application/json", "idempotency-key": '"k"', "retry-after": "0" },
  body: JSON.stringify({ ok: false, code: "idempotency_in_progress", error: "No." }),
};
const uncertain: Fault = {
  status: 503,
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ ok: false, code: "persist_failed", error: "No.", uncertain: true }),
};

describe("where an answer has said that the gateway keeps keys", () => {
  let client: TaskFlowClient;
  beforeEach(async () => {
    client = clientOf(keeping);
    keeping.play();
    await client.createFlow({ goal: "First" });
  });

  test.each([
    ["its answer was lost", "lose answer"],
    ["the request was lost", "lose request"],
    ["a proxy found no gateway", { status: 502 }],
    ["a proxy was asked to wait", { status: 503 }],
    ["a proxy gave up", { status: 504 }],
    ["half of the answer came", { status: 200, body: '{"ok":tr' }],
    ["it is still being answered", inProgress],
    ["the store cannot tell whether it is done", uncertain],
  ] as const)("a change is sent again with its key when %s, and done once", async (_why, fault) => {
    const before = await count();
    keeping.play(fault, fault);
    const { flow } = await client.createFlow({ goal: "Once" });
    expect(await count()).toBe(before + 1);
    expect((await client.findLatestFlow()).flow).toEqual(flow);
    const [key, ...others] = keysOf(keeping).slice(0, 3);
    expect(key).toMatch(/^[\da-f]{8}-[\da-f-]{27}$/);
    expect(others).toEqual([key, key]);
  });

  test("a change that timed out is sent again", async () => {
    const before = await count();
    keeping.play({ delayMs: 300 });
    await client.createFlow({ goal: "Slow" }, { timeoutMs: 150 });
    expect(await count()).toBe(before + 1);
    expect(keeping.seen).toHaveLength(2);
  });

  test("a change of a revision whose answer was lost is no conflict, and updateFlow makes it once", async () => {
    const { flow } = await client.createFlow({ goal: "Counter", stateJson: 0 });
    keeping.play("pass", "lose answer", "lose answer");
    const updated = await client.updateFlow(flow.flowId, (current, guard) =>
      client.resumeFlow({ ...guard, stateJson: Number(current.stateJson) + 1 }),
    );
    expect([updated.revision, updated.stateJson]).toEqual([1, 1]);
  });

  test("a refusal is given as it was, not sent again", async () => {
    keeping.play();
    const call = client.finishFlow({ flowId: "none", expectedRevision: 0 });
    await expect(call).rejects.toMatchObject({ code: "not_found" });
    expect(keeping.seen).toHaveLength(1);
  });

  test("each call has a separate key, reads have none, and a call can name its own", async () => {
    keeping.play();
    await client.createFlow({ goal: "A" });
    await client.createFlow({ goal: "A" });
    await client.listFlows();
    const options = { headers: { "Idempotency-Key": "order-1" } };
    const first = await client.createFlow({ goal: "Mine" }, options);
    expect(await clientOf(keeping).createFlow({ goal: "Mine" }, options)).toEqual(first);
    const [a, b, none, ...mine] = keysOf(keeping);
    expect(a).not.toBe(b);
    expect([none, ...mine]).toEqual([undefined, "order-1", "order-1"]);
    const other = client.createFlow({ goal: "Other" }, options);
    await expect(other).rejects.toMatchObject({ code: "idempotency_key_reused", status: 422 });
  });
});

describe("where nothing is known of the gateway", () => {
  test("a change whose answer was lost is an error, as it would be done twice where keys are ignored", async () => {
    const before = await count();
    const client = clientOf(ignoring);
    ignoring.play("pass", "lose answer");
    await client.createFlow({ goal: "First" });
    await expect(client.createFlow({ goal: "Perhaps" })).rejects.toMatchObject({ code: "network_error" });
    expect(await count()).toBe(before + 2);
  });

  test("idempotency: true repeats the very first change, too", async () => {
    const before = await count();
    keeping.play("lose answer");
    await clientOf(keeping, true).createFlow({ goal: "Once" });
    expect(await count()).toBe(before + 1);
  });

  test("idempotency: false sends no key and repeats no change", async () => {
    const client = clientOf(keeping, false);
    keeping.play("pass", "lose answer");
    await client.createFlow({ goal: "First" });
    await expect(client.createFlow({ goal: "Perhaps" })).rejects.toMatchObject({ code: "network_error" });
    expect(keysOf(keeping)).toEqual([undefined, undefined]);
  });
});
