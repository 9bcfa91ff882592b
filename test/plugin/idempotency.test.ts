import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ACTION_GRANTS, ACTION_NAMES, type ActionName, SAFE_ACTIONS } from "../../generated/actions.ts";
import { openStore } from "../../src/store/open-store.ts";
import { type Answer, gatewayForTest, SECRET, type TestGateway, temporaryDirectory } from "../support/gateway.ts";
import { hasEnded } from "../support/has-ended.ts";
import { killedBeforeAnswering } from "../support/killed-before-answering.ts";
import { ready, start } from "../support/program.ts";

type Request = { action: ActionName } & Record<string, unknown>;

const CREATE: Request = { action: "create_flow", goal: "Once", stateJson: { b: [1, null], a: "é😀\u2028" } };
const HOUR = 3_600_000;

const keyed = (gateway: TestGateway, body: Request, key = "k-1", route = "zapier") =>
  gateway.call(body, route, { "idempotency-key": key });
/** Byte for byte, but for the request's own name in an error. */
const textOf = ({ text }: Answer) => text.replace(/"requestId":"[^"]+"/, '"requestId":""');
const said = (answer: Answer) => [answer.status, textOf(answer), answer.headers.get("idempotency-replayed")];
const flowsOf = async (gateway: TestGateway, route = "zapier") =>
  (await gateway.call({ action: "list_flows" }, route)).body.result.flows.length;
const newFlow = async (gateway: TestGateway) =>
  (await gateway.call({ action: "create_flow", goal: "g" })).body.result.flow.flowId;

/** Each action that changes something, as it is done, and as it is refused. */
const MUTATIONS: [Request, number][] = [
  [CREATE, 200],
  [{ action: "set_waiting", expectedRevision: 0 }, 200],
  [{ action: "set_waiting", expectedRevision: 1 }, 409],
  [{ action: "resume_flow", expectedRevision: 0 }, 200],
  [{ action: "resume_flow", expectedRevision: 0, flowId: "none" }, 404],
  [{ action: "finish_flow", expectedRevision: 0 }, 200],
  [{ action: "fail_flow", expectedRevision: 0 }, 200],
  [{ action: "request_cancel", expectedRevision: 0 }, 200],
  [{ action: "cancel_flow" }, 200],
  [{ action: "cancel_flow", flowId: "none" }, 404],
  [{ action: "run_task", runtime: "acp", task: "t" }, 200],
  [{ action: "run_task", runtime: "acp", task: "t", childSessionKey: "agent:foreign:x" }, 409],
];

describe("a request with an Idempotency-Key that comes again", () => {
  test("the cases below are all actions that change something", () => {
    // Those that need a grant are in a separate test: a replay has no secret. So are those of tasks of queues.
    const changing = ACTION_NAMES.filter((action) => !SAFE_ACTIONS.has(action) && !ACTION_GRANTS[action]);
    const actions = changing.filter((action) => action !== "cancel_task");
    expect(new Set(MUTATIONS.map(([{ action }]) => action))).toEqual(new Set(actions));
  });

  test.each(MUTATIONS)("%j gets its %i again, byte for byte, and changes nothing", async (request, status) => {
    const gateway = await gatewayForTest();
    const flowId = await newFlow(gateway);
    const body: Request = request.action === "create_flow" ? request : { flowId, ...request };
    const first = await keyed(gateway, body);
    expect(said(first)).toEqual([status, textOf(first), null]);
    // Whatever has become of the flow since.
    const { flow } = (await gateway.call({ action: "get_flow", flowId })).body.result;
    await gateway.call({ action: "resume_flow", flowId, expectedRevision: flow.revision });
    const before = (await gateway.call({ action: "list_flows" })).text;
    expect(said(await keyed(gateway, body))).toEqual([status, textOf(first), "true"]);
    expect((await gateway.call({ action: "list_flows" })).text).toBe(before);
    expect((await gateway.call({ action: "get_task_summary", flowId })).body.result.summary.total).toBe(
      request.action === "run_task" && status === 200 ? 1 : 0,
    );
  });

  test("a pending cancellation is answered 202 again, though the tasks have ended since", async () => {
    let now = 1_700_000_000_000;
    const gateway = await gatewayForTest({ clock: () => now, maintenance: { sweepIntervalMs: 20, lostAfterMs: 1 } });
    const flowId = await newFlow(gateway);
    await gateway.call({ action: "run_task", flowId, runtime: "acp", task: "t" });
    const first = await keyed(gateway, { action: "cancel_flow", flowId });
    expect([first.status, first.body.code]).toEqual([202, "cancel_pending"]);
    now += HOUR;
    await expect
      .poll(async () => (await gateway.call({ action: "get_flow", flowId })).body.result.flow.status)
      .toBe("cancelled");
    expect(said(await keyed(gateway, { action: "cancel_flow", flowId }))).toEqual([202, first.text, "true"]);
  });

  test("with another body is refused with 422, and the first is kept", async () => {
    const gateway = await gatewayForTest();
    const first = await keyed(gateway, CREATE);
    for (const other of [
      { ...CREATE, goal: "Twice" },
      { ...CREATE, stateJson: { b: [null, 1], a: "é😀\u2028" } },
    ]) {
      const refused = await keyed(gateway, other);
      expect([refused.status, refused.body.code]).toEqual([422, "idempotency_key_reused"]);
      expect(refused.body.error).toBe("This Idempotency-Key was used with a different request.");
    }
    expect((await keyed(gateway, { action: "cancel_flow", flowId: "none" })).status).toBe(422);
    expect(said(await keyed(gateway, CREATE))).toEqual([200, first.text, "true"]);
    expect(await flowsOf(gateway)).toBe(1);
  });

  test("is the same in another order, with other blanks, and at the action's own path", async () => {
    const gateway = await gatewayForTest();
    const headers = { "idempotency-key": "k-1" };
    const first = await gateway.send({
      headers,
      body: '{"action":"create_flow","goal":"g","stateJson":{"a":1,"b":2}}',
    });
    for (const init of [
      { body: '{ "stateJson": {"b":2, "a":1}, "goal": " g ", "action": "create_flow" }' },
      { body: '{"goal":"g","stateJson":{"a":1.0,"b":2}}', path: "/plugins/webhooks/zapier/create_flow" },
    ])
      expect(said(await gateway.send({ headers, ...init }, "create_flow"))).toEqual([200, first.text, "true"]);
  });

  test("of 20 at once one is done; the others get its answer, or 409 with Retry-After", async () => {
    const gateway = await gatewayForTest();
    const answers = await Promise.all(Array.from({ length: 20 }, () => keyed(gateway, CREATE)));
    expect(await flowsOf(gateway)).toBe(1);
    const done = answers.filter(({ status, headers }) => status === 200 && !headers.has("idempotency-replayed"));
    expect(done).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === 200) expect(answer.text).toBe(done[0]?.text);
      else {
        expect([answer.status, answer.body.code]).toEqual([409, "idempotency_in_progress"]);
        expect(answer.headers.get("retry-after")).toBe("1");
      }
    expect(said(await keyed(gateway, CREATE))).toEqual([200, done[0]?.text, "true"]);
  });

  test("while the first is still being answered is 409, whatever its body; afterwards it is replayed", async () => {
    const store = openStore({ stateDir: temporaryDirectory() });
    let commit = () => {};
    const held = new Promise<void>((resolve) => {
      commit = resolve;
    });
    const changeKeyed: typeof store.changeKeyed = (...change) => store.changeKeyed(...change).finally(() => held);
    const gateway = await gatewayForTest({ store: { ...store, changeKeyed } });
    const first = keyed(gateway, CREATE);
    await expect.poll(() => flowsOf(gateway)).toBe(1);
    for (const body of [CREATE, { ...CREATE, goal: "Other" }]) {
      const refused = await keyed(gateway, body);
      expect([refused.status, refused.body.code]).toEqual([409, "idempotency_in_progress"]);
    }
    commit();
    const { text } = await first;
    expect(said(await keyed(gateway, CREATE))).toEqual([200, text, "true"]);
  });

  test("is another request at another route", async () => {
    const gateway = await gatewayForTest();
    const [mine, theirs] = [await keyed(gateway, CREATE), await keyed(gateway, CREATE, "k-1", "other")];
    expect(said(theirs)).toEqual([200, theirs.text, null]);
    expect(theirs.text).not.toBe(mine.text);
    expect(await flowsOf(gateway)).toBe(1);
    expect(await flowsOf(gateway, "other")).toBe(1);
  });

  test("is a new one when the time has passed for which keys are kept", async () => {
    let now = 1_700_000_000_000;
    const gateway = await gatewayForTest({ clock: () => now, maintenance: { retainKeysMs: HOUR } });
    await keyed(gateway, CREATE);
    now += HOUR - 1;
    expect((await keyed(gateway, CREATE)).headers.get("idempotency-replayed")).toBe("true");
    now += 1;
    expect((await keyed(gateway, { ...CREATE, goal: "Another" })).headers.get("idempotency-replayed")).toBeNull();
    expect(await flowsOf(gateway)).toBe(2);
  });

  test("is a new one when more keys came since than are kept", async () => {
    const log: string[] = [];
    const gateway = await gatewayForTest({ log, maintenance: { sweepIntervalMs: 20, maxKeys: 2 } });
    for (const key of ["k-1", "k-2", "k-3"]) await keyed(gateway, CREATE, key);
    await expect.poll(() => log.join(""), { timeout: 15_000 }).toContain('"prunedKeys":1');
    expect((await keyed(gateway, CREATE, "k-3")).headers.get("idempotency-replayed")).toBe("true");
    expect((await keyed(gateway, CREATE, "k-1")).headers.get("idempotency-replayed")).toBeNull();
  });

  test("after the gateway was killed between the change and its answer gets the answer, and no second flow", async () => {
    const config = configuration();
    const killed = start(["serve", "--config", config], killedBeforeAnswering());
    await expect(ask(await ready(killed), CREATE, "k-1")).rejects.toThrow();
    if (!hasEnded(killed.child)) await once(killed.child, "exit");
    expect(killed.child.signalCode).toBe("SIGKILL");
    const url = await ready(start(["serve", "--config", config]));
    const [flow] = (await ask(url, { action: "list_flows" })).body.result.flows;
    const replayed = await ask(url, CREATE, "k-1");
    expect([replayed.status, replayed.replayed]).toEqual([200, "true"]);
    expect(replayed.body.result.flow).toEqual(flow);
    expect((await ask(url, { action: "list_flows" })).body.result.flows).toHaveLength(1);
  });
});

describe("the key", () => {
  test.each([
    ['"8e03978e-40d5-43e1-bc93-6894a57f9324"', "8e03978e-40d5-43e1-bc93-6894a57f9324"],
    ['"with \\"quotes\\" and \\\\"', undefined],
    ["a:b/c;d=e,f", '"a:b/c;d=e,f"'],
    [`"${"x".repeat(255)}"`, "x".repeat(255)],
  ])("%s is taken, and echoed as it came", async (key, sameKey) => {
    const gateway = await gatewayForTest();
    const first = await keyed(gateway, CREATE, key);
    expect([first.status, first.headers.get("idempotency-key")]).toEqual([200, key]);
    expect(said(await keyed(gateway, CREATE, sameKey ?? key))).toEqual([200, first.text, "true"]);
  });

  test.each(['""', "a b", '"a', 'a"', '"a"b', '"a\\b"', '"a", "b"', '"é"', "é", '"a";q=1', "x".repeat(256)])(
    "%j is a 400 that names the header",
    async (key) => {
      const gateway = await gatewayForTest();
      const refused = await keyed(gateway, CREATE, key);
      expect([refused.status, refused.body.code]).toEqual([400, "invalid_request"]);
      const message =
        "must have one Idempotency-Key of 1 to 255 printable ASCII characters, plain or as a quoted string (RFC 8941)";
      expect(refused.body.details).toEqual([{ pointer: "", header: "Idempotency-Key", message }]);
      expect(await flowsOf(gateway)).toBe(0);
    },
  );

  test.each(["", "  "])("%j is no key: the action is done each time", async (key) => {
    const gateway = await gatewayForTest();
    for (const count of [1, 2]) {
      const done = await keyed(gateway, CREATE, key);
      expect([done.status, done.headers.get("idempotency-key")]).toEqual([200, null]);
      expect(await flowsOf(gateway)).toBe(count);
    }
  });

  test("twice in one request is a 400", async () => {
    const gateway = await gatewayForTest();
    const headers = [
      ["content-type", "application/json"],
      ["authorization", `Bearer ${SECRET}`],
      ["idempotency-key", "a"],
      ["idempotency-key", "b"],
    ] as [string, string][];
    const response = await fetch(`${gateway.url}/plugins/webhooks/zapier`, {
      method: "POST",
      headers,
      body: JSON.stringify(CREATE),
    });
    expect(response.status).toBe(400);
  });

  test("is looked at after the body and what the route may do, and not when those fail", async () => {
    const gateway = await gatewayForTest();
    const headers = { "idempotency-key": "" };
    const pointers = async (body: string) =>
      (await gateway.send({ headers, body })).body.details.map(({ pointer, header }) => pointer + (header ?? ""));
    expect(await pointers('{"action":"create_flow","goal":""}')).toEqual(["/goal"]);
    expect((await gateway.send({ headers: { ...headers, authorization: "Bearer no" }, body: "{" })).status).toBe(401);
    expect((await gateway.send({ headers, body: "x".repeat(300_000) })).status).toBe(413);
  });

  test("is free after a request that did not get as far as its action", async () => {
    const gateway = await gatewayForTest();
    expect((await keyed(gateway, { action: "create_flow" })).status).toBe(400);
    expect(said(await keyed(gateway, CREATE)).slice(0, 1)).toEqual([200]);
    expect((await keyed(gateway, { action: "create_flow" })).status).toBe(400);
  });

  test("is free after a 503 persist_failed", async () => {
    const store = openStore({ stateDir: temporaryDirectory() });
    let full = true;
    const insert = () => {
      if (full) throw new Error("disk full");
    };
    const changeKeyed: typeof store.changeKeyed = (key, target, decide) =>
      store.changeKeyed(key, target, (seen) => {
        insert();
        return decide(seen);
      });
    const gateway = await gatewayForTest({ store: { ...store, changeKeyed } });
    const failed = await keyed(gateway, CREATE);
    expect([failed.status, failed.body.code]).toEqual([503, "persist_failed"]);
    full = false;
    expect((await keyed(gateway, CREATE)).headers.get("idempotency-replayed")).toBeNull();
    expect(await flowsOf(gateway)).toBe(1);
  });

  test("has no effect on what only reads, where a malformed one is refused too", async () => {
    const gateway = await gatewayForTest();
    for (const key of ["k-1", "k-1", "k-2"]) {
      const answer = await keyed(gateway, { action: "list_flows" }, key);
      expect([answer.status, answer.headers.get("idempotency-key")]).toEqual([200, null]);
      await gateway.call(CREATE);
    }
    for (const key of ["not a key", 'a"'])
      expect((await keyed(gateway, { action: "list_flows" }, key)).status).toBe(400);
    expect((await keyed(gateway, { action: "list_flows" })).body.result.flows).toHaveLength(3);
    expect((await keyed(gateway, CREATE)).headers.get("idempotency-replayed")).toBeNull();
  });

  test("stands in no file of the store", async () => {
    const stateDir = temporaryDirectory();
    const gateway = await gatewayForTest({ stateDir });
    await keyed(gateway, CREATE, "canary-key");
    for (const name of readdirSync(stateDir))
      expect(readFileSync(join(stateDir, name)).includes("canary-key")).toBe(false);
  });
});

function configuration(): string {
  const stateDir = temporaryDirectory();
  const routes = { zapier: { sessionKey: "agent:main:main", secret: SECRET } };
  const file = join(stateDir, "openclaw.json");
  const plugins = { entries: { webhooks: { config: { routes } } } };
  writeFileSync(file, JSON.stringify({ gateway: { port: 0 }, plugins, taskflow: { stateDir } }));
  return file;
}

async function ask(url: string, body: Request, key?: string) {
  const response = await fetch(`${url}/plugins/webhooks/zapier`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${SECRET}`,
      ...(key && { "idempotency-key": key }),
    },
    body: JSON.stringify(body),
  });
  const replayed = response.headers.get("idempotency-replayed");
  return { status: response.status, replayed, body: (await response.json()) as Answer["body"] };
}
