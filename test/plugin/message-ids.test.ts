import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ActionName } from "../../generated/actions.ts";
import { openStore } from "../../src/store/open-store.ts";
import {
  gatewayForTest,
  RAISED,
  startTestGateway,
  type TestGatewayOptions,
  temporaryDirectory,
} from "../support/gateway.ts";
import { hasEnded } from "../support/has-ended.ts";
import { killedBeforeAnswering } from "../support/killed-before-answering.ts";
import { ready, start } from "../support/program.ts";
import { program, withRoutes } from "../support/reloading-program.ts";
import { SIGNED_ROUTE, type SigningOptions, signed } from "../support/signed-messages.ts";

const HOUR = 3_600_000;
const SESSION = "agent:main:main";
const CREATE = JSON.stringify({ action: "create_flow", goal: "Once", stateJson: { a: "é😀" } });
const READ = JSON.stringify({ action: "list_flows" });
const ROUTES = {
  signed: { sessionKey: SESSION, limits: RAISED, ...SIGNED_ROUTE },
  second: { sessionKey: SESSION, limits: RAISED, ...SIGNED_ROUTE },
  other: { sessionKey: "agent:main:other", limits: RAISED, ...SIGNED_ROUTE },
};

interface Sending extends SigningOptions {
  route?: string;
  headers?: Record<string, string>;
}

/** What comes back for a message; its body but for the name of the request, which is each try's own. */
async function post(url: string, body: string, { route = "signed", headers, ...signing }: Sending) {
  const response = await fetch(`${url}/plugins/webhooks/${route}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...signed(body, signing), ...headers },
    body,
  });
  const text = (await response.text()).replace(/"requestId":"[^"]+"/, "");
  return {
    status: response.status,
    text,
    code: /"code":"(\w+)"/.exec(text)?.[1],
    replayed: response.headers.get("idempotency-replayed"),
    retryAfter: Number(response.headers.get("retry-after")),
    echoed: response.headers.get("idempotency-key"),
  };
}

async function gatewayWith(options: TestGatewayOptions = {}) {
  const { clock = Date.now } = options;
  const gateway = await gatewayForTest({ routes: ROUTES, ...options });
  return {
    ...gateway,
    post: (body: string, sending: Sending) => post(gateway.url, body, { at: Math.floor(clock() / 1000), ...sending }),
    flows: async (session = SESSION) => (await gateway.store.listFlows(session, { limit: 100 })).flows,
  };
}

const text = (action: ActionName, fields: object = {}) => JSON.stringify({ action, ...fields });

describe("a message that comes again under its id", () => {
  test("gets the first answer, under a new time too, and nothing is done a second time", async () => {
    const gateway = await gatewayWith();
    const first = await gateway.post(CREATE, { id: "msg_1" });
    expect([first.status, first.replayed]).toEqual([200, null]);
    const at = Math.floor(Date.now() / 1000) - 60;
    for (const sending of [{ id: "msg_1" }, { id: "msg_1", at }])
      expect(await gateway.post(CREATE, sending)).toEqual({ ...first, replayed: "true" });
    expect(await gateway.flows()).toHaveLength(1);
    expect(await gateway.post(CREATE, { id: "msg_2" })).toMatchObject({ status: 200, replayed: null });
    expect(await gateway.flows()).toHaveLength(2);
  });

  test("gets the refusal or the pending answer that it got first, whatever has become of the flow since", async () => {
    const gateway = await gatewayWith();
    await gateway.post(CREATE, {});
    const [flow] = await gateway.flows();
    const flowId = flow?.flowId;
    await gateway.post(text("run_task", { flowId, runtime: "acp", task: "t" }), {});
    const messages: [string, number][] = [
      [text("cancel_flow", { flowId: "none" }), 404],
      [text("finish_flow", { flowId, expectedRevision: 9 }), 409],
      [text("cancel_flow", { flowId }), 202],
    ];
    const first = [];
    for (const [n, [body]] of messages.entries()) first.push(await gateway.post(body, { id: `msg_${n}` }));
    expect(first.map(({ status }) => status)).toEqual(messages.map(([, status]) => status));
    await gateway.post(text("resume_flow", { flowId, expectedRevision: 1 }), {});
    for (const [n, [body]] of messages.entries())
      expect(await gateway.post(body, { id: `msg_${n}` })).toEqual({ ...first[n], replayed: "true" });
  });

  test.each([
    ["another request", text("create_flow", { goal: "Another" })],
    ["another action", text("cancel_flow", { flowId: "none" })],
    ["an action that only reads", READ],
    ["what the action does not take", text("create_flow", { goal: "" })],
    ["no JSON", "Hello"],
    ["nothing", ""],
  ])("gets the first answer with %s for its body: the id alone decides", async (_what, body) => {
    const gateway = await gatewayWith();
    const first = await gateway.post(CREATE, { id: "msg_1" });
    expect(await gateway.post(body, { id: "msg_1" })).toEqual({ ...first, replayed: "true" });
    expect(await gateway.flows()).toHaveLength(1);
  });

  test("is identified by its id, not by an Idempotency-Key", async () => {
    const gateway = await gatewayWith();
    const first = await gateway.post(CREATE, { id: "msg_1", headers: { "idempotency-key": "a" } });
    expect(first).toMatchObject({ status: 200, echoed: null });
    const again = await gateway.post(CREATE, { id: "msg_1", headers: { "idempotency-key": "b" } });
    expect(again).toEqual({ ...first, replayed: "true" });
    const next = await gateway.post(CREATE, { id: "msg_2", headers: { "idempotency-key": "a" } });
    expect(next).toMatchObject({ status: 200, replayed: null });
    expect(await gateway.post(READ, { headers: { "idempotency-key": "no key" } })).toMatchObject({ status: 200 });
    expect(await gateway.flows()).toHaveLength(2);
  });

  test("reads again when it only reads", async () => {
    const gateway = await gatewayWith();
    const empty = await gateway.post(READ, { id: "msg_1" });
    await gateway.post(CREATE, {});
    const again = await gateway.post(READ, { id: "msg_1" });
    expect(again).toMatchObject({ status: 200, replayed: null });
    expect(again.text.length).toBeGreaterThan(empty.text.length);
    expect(await gateway.post(CREATE, { id: "msg_1" })).toMatchObject({ status: 200, replayed: null });
  });

  test("is done when its first try did not get as far as its action", async () => {
    const routes = { signed: { ...ROUTES.signed, actions: ["create_flow" as const] } };
    const store = openStore({ stateDir: temporaryDirectory() });
    let full = true;
    const changeKeyed: typeof store.changeKeyed = (key, target, decide) =>
      store.changeKeyed(key, target, (seen) => {
        if (full) throw new Error("disk full");
        return decide(seen);
      });
    const gateway = await gatewayWith({ routes, store: { ...store, changeKeyed } });
    const tries: [string, Sending, number][] = [
      [CREATE, { headers: { "webhook-signature": "v1,AAAA" } }, 401],
      ["{", {}, 400],
      [text("create_flow"), {}, 400],
      [text("cancel_flow", { flowId: "none" }), {}, 403],
      ["x".repeat(300_000), {}, 413],
      [CREATE, {}, 503],
    ];
    for (const [body, sending, status] of tries)
      expect(await gateway.post(body, { id: "msg_1", ...sending })).toMatchObject({ status });
    full = false;
    expect(await gateway.post(CREATE, { id: "msg_1" })).toMatchObject({ status: 200, replayed: null });
  });

  test("twenty times at once is done once; the others get its answer, or 409 with Retry-After", async () => {
    const gateway = await gatewayWith();
    const answers = await Promise.all(Array.from({ length: 20 }, () => gateway.post(CREATE, { id: "msg_1" })));
    expect(await gateway.flows()).toHaveLength(1);
    expect(answers.filter(({ status, replayed }) => status === 200 && !replayed)).toHaveLength(1);
    for (const { status, code, retryAfter } of answers.filter((answer) => answer.status !== 200))
      expect([status, code, retryAfter]).toEqual([409, "idempotency_in_progress", 1]);
    expect(await gateway.post(CREATE, { id: "msg_1" })).toMatchObject({ status: 200, replayed: "true" });
  });

  test("at another route is another sender's, also of the same session", async () => {
    const gateway = await gatewayWith();
    for (const route of ["signed", "second", "other"])
      expect(await gateway.post(CREATE, { id: "msg_1", route })).toMatchObject({ status: 200, replayed: null });
    expect([(await gateway.flows()).length, (await gateway.flows("agent:main:other")).length]).toEqual([2, 1]);
  });
});

describe("the id of a message", () => {
  test.each([
    [HOUR, 48 * HOUR],
    [72 * HOUR, 72 * HOUR],
  ])("is kept for 48 hours at least; where keys are kept for %i ms for %i ms", async (retainKeysMs, kept) => {
    let now = 1_700_000_000_000;
    const gateway = await gatewayWith({ clock: () => now, maintenance: { retainKeysMs, sweepIntervalMs: 20 } });
    await gateway.post(CREATE, { id: "msg_1" });
    now += kept - 1;
    const again = await gateway.post(CREATE, { id: "msg_1" });
    expect([again.status, again.replayed]).toEqual([200, "true"]);
    now += 1;
    expect(await gateway.post(CREATE, { id: "msg_1" })).toMatchObject({ status: 200, replayed: null });
  });

  test("outlives the time for which the very same bytes are taken, from a sender whose clock is ahead too", async () => {
    let now = 1_700_000_000_000;
    const gateway = await gatewayWith({ clock: () => now });
    const ahead = { id: "msg_1", at: Math.floor(now / 1000) + 290 };
    await gateway.post(CREATE, ahead);
    now += 290_000 + 295_000;
    expect(await gateway.post(CREATE, ahead)).toMatchObject({ status: 200, replayed: "true" });
    expect(await gateway.flows()).toHaveLength(1);
  });

  test("is known after a reload that changes the limits of its route", async () => {
    const routes = (limits: object) => withRoutes({ signed: { ...ROUTES.signed, limits: { ...RAISED, ...limits } } });
    const { url, write, reloaded } = await program(routes({}));
    const first = await post(url, CREATE, { id: "msg_1" });
    await reloaded(() => write(routes({ requestsPerMinute: 1_000, maxBodyBytes: 100_000 })));
    expect(await post(url, CREATE, { id: "msg_1" })).toEqual({ ...first, replayed: "true" });
    expect((await post(url, READ, {})).text.match(/"flowId"/g)).toHaveLength(1);
  });

  test("is known after a restart", async () => {
    const stateDir = temporaryDirectory();
    const before = await startTestGateway({ stateDir, routes: ROUTES });
    const first = await post(before.url, CREATE, { id: "msg_1" });
    await before.close();
    const gateway = await gatewayWith({ stateDir });
    expect(await gateway.post(CREATE, { id: "msg_1" })).toEqual({ ...first, replayed: "true" });
    expect(await gateway.flows()).toHaveLength(1);
  });

  test("is written with the change: a gateway that was killed before it answered does it once", async () => {
    const stateDir = temporaryDirectory();
    const config = join(stateDir, "openclaw.json");
    const settings = { gateway: { port: 0 }, taskflow: { stateDir } };
    writeFileSync(config, JSON.stringify(withRoutes({ signed: ROUTES.signed }, settings)));
    const killed = start(["serve", "--config", config], killedBeforeAnswering());
    await expect(post(await ready(killed), CREATE, { id: "msg_1" })).rejects.toThrow();
    if (!hasEnded(killed.child)) await once(killed.child, "exit");
    const url = await ready(start(["serve", "--config", config]));
    expect(await post(url, CREATE, { id: "msg_1" })).toMatchObject({ status: 200, replayed: "true" });
    expect((await post(url, READ, {})).text.match(/"flowId"/g)).toHaveLength(1);
  });
});

describe("a session that keeps as many messages as it may", () => {
  test("refuses new ones with 429 and Retry-After, forgets none, and takes new ones when the first have expired", async () => {
    let now = 1_700_000_000_000;
    const gateway = await gatewayWith({ clock: () => now, maintenance: { maxMessages: 2, sweepIntervalMs: 20 } });
    for (const id of ["msg_1", "msg_2"]) expect(await gateway.post(CREATE, { id })).toMatchObject({ status: 200 });
    now += HOUR;
    const refused = await gateway.post(CREATE, { id: "msg_3", route: "second" });
    expect([refused.status, refused.code, refused.retryAfter]).toEqual([429, "rate_limited", 47 * 3_600]);
    expect(refused.text).toContain("The oldest expires in 169200 s.");
    for (const id of ["msg_1", "msg_2"])
      expect(await gateway.post(CREATE, { id })).toMatchObject({ status: 200, replayed: "true" });
    expect(await gateway.post(READ, {})).toMatchObject({ status: 200 });
    expect(await gateway.post(CREATE, { route: "other" })).toMatchObject({ status: 200, replayed: null });
    now += 47 * HOUR;
    for (const id of ["msg_3", "msg_4"])
      expect(await gateway.post(CREATE, { id })).toMatchObject({ status: 200, replayed: null });
    expect(await gateway.post(CREATE, { id: "msg_5" })).toMatchObject({ status: 429 });
  });

  test("refuses new ones, too, when their answers have as many bytes as they may", async () => {
    const gateway = await gatewayWith({ maintenance: { maxMessageBytes: 3_000 } });
    const large = text("create_flow", { goal: "g".repeat(2_000) });
    for (const [id, status] of [["msg_1", 200] as const, ["msg_2", 200] as const, ["msg_3", 429] as const])
      expect(await gateway.post(large, { id })).toMatchObject({ status });
    expect(await gateway.post(large, { id: "msg_1" })).toMatchObject({ status: 200, replayed: "true" });
  });
});
