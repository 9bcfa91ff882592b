import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ActionName, SAFE_ACTIONS } from "../../generated/actions.ts";
import { openPostgresStore } from "../../src/store/postgres/open-postgres.ts";
import type { SharedStore } from "../../src/store/shared-store.ts";
import { aFlow, aTask } from "../store/describe-flow-store.ts";
import { insertFlow } from "../support/flows.ts";
import { RAISED, SECRET, startTestGateway } from "../support/gateway.ts";
import { eventually } from "./support/gateways.ts";
import { Proxy } from "./support/proxy.ts";
import { databaseOf, PostgresServer } from "./support/server.ts";

let server: PostgresServer;
let proxy: Proxy;
let store: SharedStore;
let direct: SharedStore;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());
beforeEach(async () => {
  const url = await server.createDatabase();
  direct = await openPostgresStore(url);
  proxy = await Proxy.start(server.port);
  store = await openPostgresStore(server.url(databaseOf(url), { port: proxy.port }));
});
afterEach(async () => {
  proxy.silent = false;
  await Promise.all([store.close(), direct.close()]);
  await proxy.stop();
});

const bump = (target: { ownerKey: string; flowId: string }) =>
  store.change(target, ({ flow }) => ({
    outcome: true,
    ...(flow && { flow: { ...flow, revision: flow.revision + 1 } }),
  }));
const says = (text: string) => (sent: Buffer) => sent.includes(text);

describe("a connection that breaks", () => {
  test("after a commit was sent leaves the change uncertain, and is replaced", async () => {
    const flow = aFlow();
    await insertFlow(store, flow);
    proxy.cutAfter = says("COMMIT\0");
    await expect(bump(flow)).rejects.toMatchObject({ name: "PersistError", uncertain: true });
    proxy.cutAfter = () => false;
    await eventually(2_000, async () => expect((await direct.findFlow(flow.ownerKey, flow.flowId))?.revision).toBe(1));
    expect(await bump(flow)).toBe(true);
    expect((await direct.findFlow(flow.ownerKey, flow.flowId))?.revision).toBe(2);
  });

  test("after new flows were sent leaves their creation uncertain", async () => {
    const flow = aFlow();
    proxy.cutAfter = says("INSERT");
    await expect(insertFlow(store, flow)).rejects.toMatchObject({ name: "PersistError", uncertain: true });
    proxy.cutAfter = () => false;
    await eventually(2_000, async () => expect(await direct.findFlow(flow.ownerKey, flow.flowId)).toEqual(flow));
  });

  test("before the commit was sent has changed nothing, for certain, and its locks are gone", async () => {
    const flow = aFlow();
    await insertFlow(store, flow);
    proxy.cutAfter = says("FOR NO KEY UPDATE");
    await expect(bump(flow)).rejects.toMatchObject({ name: "PersistError", uncertain: false });
    proxy.cutAfter = () => false;
    expect(await bump(flow)).toBe(true);
    expect((await direct.findFlow(flow.ownerKey, flow.flowId))?.revision).toBe(1);
  });
});

test("a server that does not answer any more is given up after ten seconds; afterwards all is well", async () => {
  const flow = aFlow();
  await insertFlow(store, flow);
  proxy.silent = true;
  const begun = performance.now();
  const outcomes = await Promise.allSettled([store.ping(), bump(flow), store.findFlow(flow.ownerKey, flow.flowId)]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(performance.now() - begun).toBeLessThan(15_000);
  proxy.silent = false;
  await store.ping();
  expect(await bump(flow)).toBe(true);
});

const READS: Record<string, object> = {
  get_flow: { flowId: "f" },
  list_flows: { status: ["queued"] },
  find_latest_flow: {},
  resolve_flow: { token: "t" },
  get_task_summary: { flowId: "f" },
  get_task: { taskId: "t" },
  list_tasks: {},
  list_events: {},
  list_endpoints: {},
  list_deliveries: { endpointId: "e" },
};

test.each<[string, (proxy: Proxy) => void]>([
  [
    "times out",
    (line) => {
      line.silent = true;
    },
  ],
  [
    "loses its connection",
    (line) => {
      line.cutAfter = says("SELECT");
    },
  ],
])(
  "a read that %s says that nothing was changed, whichever action it is",
  async (_what, breakLine) => {
    expect(new Set(Object.keys(READS))).toEqual(SAFE_ACTIONS);
    const gateway = await startTestGateway({
      store,
      routes: { zapier: { sessionKey: "s", secret: SECRET, limits: RAISED, grants: ["endpoints"] } },
    });
    breakLine(proxy);
    const asked = Object.entries(READS).map(async ([action, fields]) => {
      const { status, body } = await gateway.call({ action: action as ActionName, ...fields }, "zapier", {
        "idempotency-key": `"${action}"`,
      });
      expect({ status, ...body }, action).toMatchObject({
        status: 503,
        code: "persist_failed",
        error: "The store could not read or write. Nothing was changed.",
      });
      expect(body, action).not.toHaveProperty("uncertain");
    });
    await Promise.all(asked);
    await expect(store.ping()).rejects.toMatchObject({ name: "PersistError", uncertain: false });
    await expect(store.countFlows()).rejects.toMatchObject({ name: "PersistError", uncertain: false });
    proxy.silent = false;
    proxy.cutAfter = () => false;
    await gateway.close();
  },
  90_000,
);

test("a gateway that vanishes in the middle of a change holds a flow no longer than ten seconds", async () => {
  const flow = aFlow();
  await insertFlow(store, flow);
  // The server learns nothing: neither the rest of the transaction nor that the line is dead.
  const slow = store.change(flow, ({ flow: seen }) => {
    // The row is locked now.
    proxy.silent = true;
    return { outcome: true, ...(seen && { flow: { ...seen, revision: 7 } }) };
  });
  const lost = expect(slow).rejects.toMatchObject({ name: "PersistError" });
  await expect.poll(() => proxy.silent, { timeout: 15_000 }).toBe(true);
  const begun = performance.now();
  const seen = await eventually(15_000, () => direct.change(flow, ({ flow: now }) => ({ outcome: now })));
  expect(performance.now() - begun).toBeLessThan(12_000);
  expect(seen?.revision).toBe(0);
  await lost;
});

describe("a value that PostgreSQL cannot keep", () => {
  test("fails alone; the flows and tasks in the same batch are kept", async () => {
    // An entry of an index has no more than 2,704 bytes, whatever the compression makes of them.
    const random = Array.from({ length: 4_000 }, () => Math.random().toString(36)).join("");
    const [good, bad, other] = [aFlow(), aFlow({ ownerKey: random }), aFlow()];
    const outcomes = await Promise.allSettled([good, bad, other].map((flow) => insertFlow(store, flow)));
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await store.findFlow(good.ownerKey, good.flowId)).toEqual(good);
    const task = { ...aTask(good), startedAt: 1.5 };
    const changes = await Promise.allSettled([store.change(good, () => ({ outcome: true, task })), bump(other)]);
    expect(changes.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
    expect(changes[0]).toMatchObject({
      reason: { uncertain: false, cause: { message: "the server refused a value (22P02)" } },
    });
  });
});
