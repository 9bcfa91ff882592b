import { describe, expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import type { FlowStore } from "../../src/taskflow/flow-store.ts";
import { type Answer, RAISED, SECRET, type TestGateway, temporaryDirectory } from "../support/gateway.ts";
import { CLAIM, heldClaims, runTask, taskGateway, workerRoute } from "../support/queued-tasks.ts";
import { PATIENCE } from "../support/raw-client.ts";

const MAIN = "agent:main:main";
const LIST = { action: "list_flows" } as const;
const windows = { requestsPerMinute: 2, workerRequestsPerMinute: 4 };
const limited = (limits: object) => ({ worker: workerRoute(MAIN, { limits: { ...RAISED, ...limits } }) });
const counted = ({ status, headers }: Answer) => [status, headers.get("ratelimit-policy"), leftOf(headers)];
const leftOf = (headers: Headers) => Number(/;r=(\d+);/.exec(headers.get("ratelimit") ?? "")?.[1]);
const WORKERS = '"workers";q=4;w=60';
const ROUTE = '"route";q=2;w=60';

/** At the path of the action. */
const at = (gateway: TestGateway, { action, ...fields }: { action: "list_flows" | "claim_tasks" }, headers = {}) =>
  gateway.send({ path: `/plugins/webhooks/worker/${action}`, body: JSON.stringify(fields), headers }, action);

describe("the window of workers", () => {
  test("counts their actions, and others stay in the window of the route", async () => {
    const gateway = await taskGateway({ routes: limited(windows) });
    for (const left of [3, 2]) expect(counted(await at(gateway, CLAIM))).toEqual([200, WORKERS, left]);
    for (const left of [1, 0]) expect(counted(await at(gateway, LIST))).toEqual([200, ROUTE, left]);
    const refused = await at(gateway, LIST);
    expect(counted(refused)).toEqual([429, ROUTE, 0]);
    expect([refused.body.code, refused.body.error]).toEqual(["rate_limited", "More than 2 requests in a minute."]);
    for (const left of [1, 0]) expect(counted(await at(gateway, CLAIM))).toEqual([200, WORKERS, left]);
    const full = await at(gateway, CLAIM);
    expect(counted(full)).toEqual([429, WORKERS, 0]);
    expect(Number(full.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(full.body.error).toBe("More than 4 requests in a minute.");
  });

  test("counts a request at the route's own path until its action is known", async () => {
    const gateway = await taskGateway({ routes: limited(windows) });
    expect(counted(await gateway.call(CLAIM, "worker"))).toEqual([200, WORKERS, 3]);
    // Counts in both, and says what is left of the window of its action.
    expect(counted(await gateway.call(LIST, "worker"))).toEqual([200, ROUTE, 1]);
    expect(counted(await gateway.call(CLAIM, "worker"))).toEqual([200, WORKERS, 1]);
    // An action that nobody can know.
    const unknown = await gateway.send({ path: "/plugins/webhooks/worker", body: "{" });
    expect(counted(unknown)).toEqual([400, WORKERS, 0]);
    expect(counted(await gateway.call(LIST, "worker"))).toEqual([429, WORKERS, 0]);
    // Not counted in the window of the route, since its action was never known.
    expect(counted(await at(gateway, LIST))).toEqual([200, ROUTE, 0]);
  });

  test("lets no other action there beyond the window of the route", async () => {
    const gateway = await taskGateway({ routes: limited({ ...windows, workerRequestsPerMinute: 100 }) });
    const statuses = [];
    for (let n = 0; n < 5; n += 1) statuses.push((await gateway.call(LIST, "worker")).status);
    expect(statuses).toEqual([200, 200, 429, 429, 429]);
    expect((await gateway.call(CLAIM, "worker")).status).toBe(200);
  });

  test("limits guesses of the secret at the route's own path; those without one have their window", async () => {
    const gateway = await taskGateway({ routes: limited(windows) });
    const path = "/plugins/webhooks/worker";
    const send = (authorization: string) => gateway.send({ path, body: "{}", headers: { authorization } });
    for (const left of [3, 2, 1, 0]) expect(counted(await send("Bearer guess"))).toEqual([401, WORKERS, left]);
    expect((await send("Bearer guess")).status).toBe(429);
    for (const left of [1, 0]) expect(counted(await send(""))).toEqual([401, ROUTE, left]);
    expect((await send("")).status).toBe(429);
    for (const left of [1, 0])
      expect(counted(await at(gateway, LIST, { authorization: "Bearer guess" }))).toEqual([401, ROUTE, left]);
  });

  test("is there on routes with the grant alone", async () => {
    const plain = { sessionKey: MAIN, secret: SECRET, limits: { ...RAISED, ...windows } };
    const gateway = await taskGateway({ routes: { worker: plain } });
    expect(counted(await gateway.call(CLAIM, "worker"))).toEqual([403, ROUTE, 1]);
    expect(counted(await gateway.call(LIST, "worker"))).toEqual([200, ROUTE, 0]);
    expect(counted(await at(gateway, CLAIM))).toEqual([429, ROUTE, 0]);
  });

  test("has nothing to do with streams of events", async () => {
    const gateway = await taskGateway({ routes: limited(windows) });
    const response = await fetch(`${gateway.url}/plugins/webhooks/worker/events`, {
      headers: { authorization: `Bearer ${SECRET}` },
    });
    await response.body?.cancel();
    expect([response.status, response.headers.get("ratelimit-policy")]).toEqual([200, ROUTE]);
  });

  test("goes on counting over a reload", async () => {
    const gateway = await taskGateway({ routes: limited(windows) });
    await at(gateway, CLAIM);
    await gateway.reload({ ...gateway.config, webhooks: { enabled: true, config: { routes: limited(windows) } } });
    expect(counted(await at(gateway, CLAIM))).toEqual([200, WORKERS, 2]);
  });
});

describe("the places of workers", () => {
  test("are counted apart from those of other requests", async () => {
    const { store, free, asked } = heldClaims();
    const gateway = await taskGateway({ store, routes: limited({ maxInFlight: 1, maxWorkerInFlight: 2 }) });
    await runTask(gateway);
    const answers = [at(gateway, CLAIM), gateway.call(CLAIM, "worker")];
    await expect.poll(asked, PATIENCE).toBe(2);
    const refused = await at(gateway, CLAIM);
    expect([refused.status, refused.body.error]).toEqual([429, "More than 2 requests of workers are in flight."]);
    expect(refused.headers.get("ratelimit-policy")).toBe('"in-flight";q=2;qu="concurrent-requests"');
    expect((await at(gateway, LIST)).status).toBe(200);
    free();
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await gateway.call(LIST, "worker")).status).toBe(200);
  });

  test("are left by a request whose action is another, which takes one of the others", async () => {
    const store = openStore({ stateDir: temporaryDirectory() });
    const [begun, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    onTestFinished(() => gate.resolve());
    const listFlows: FlowStore["listFlows"] = async (...query) => {
      begun.resolve();
      await gate.promise;
      return store.listFlows(...query);
    };
    const routes = limited({ maxInFlight: 1, maxWorkerInFlight: 1 });
    const gateway = await taskGateway({ store: { ...store, listFlows }, routes });
    const listing = gateway.call(LIST, "worker");
    await begun.promise;
    expect((await gateway.call(CLAIM, "worker")).status).toBe(200);
    expect((await at(gateway, LIST)).body.error).toBe("More than 1 requests are in flight.");
    expect((await gateway.call(LIST, "worker")).body.error).toBe("More than 1 requests are in flight.");
    gate.resolve();
    expect((await listing).status).toBe(200);
    expect((await gateway.call(LIST, "worker")).status).toBe(200);
  });
});
