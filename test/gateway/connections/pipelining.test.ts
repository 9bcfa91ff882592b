import { describe, expect, test } from "vitest";
import { openStore } from "../../../src/store/open-store.ts";
import { gatewayForTest, RAISED, ROUTES, temporaryDirectory } from "../../support/gateway.ts";
import { headOf, PATIENCE, RawClient, requestOf } from "../../support/raw-client.ts";
import { scrape, valueOf } from "../../support/scrape.ts";

const zapier = (limits: object) =>
  ({ zapier: { ...ROUTES.zapier, limits: { ...RAISED, ...limits } } }) as typeof ROUTES;
const FIND = requestOf({ action: "find_latest_flow" });
const HEALTH = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";

describe("requests that arrive together on one connection", () => {
  test("are done in their order", async () => {
    const gateway = await gatewayForTest();
    const goals = Array.from({ length: 20 }, (_, n) => `goal-${n}`);
    const client = new RawClient(gateway.url).read();
    client.send(goals.map((goal) => requestOf({ action: "create_flow", goal }) + FIND).join(""));
    expect(new Set(await client.receives(40))).toEqual(new Set([200]));
    const found = [...client.text.matchAll(/"result":\{"flow":\{[^}]*"goal":"(goal-\d+)"/g)].map(([, goal]) => goal);
    expect(found).toEqual(goals);
  });

  test("have one place in flight between them", async () => {
    const gateway = await gatewayForTest({ routes: zapier({ maxInFlight: 1 }) });
    const client = new RawClient(gateway.url).read().send(FIND.repeat(50));
    expect(new Set(await client.receives(50))).toEqual(new Set([200]));
  });

  test("wait for a body that is still arriving", async () => {
    const gateway = await gatewayForTest();
    const client = new RawClient(gateway.url).read();
    const body = JSON.stringify({ action: "create_flow", goal: "slow" });
    client.send(HEALTH + headOf(body.length) + body.slice(0, 10));
    expect(await client.receives(1)).toEqual([200]);
    client.send(body.slice(10) + FIND);
    expect(await client.receives(3)).toEqual([200, 200, 200]);
    expect(client.text.match(/"goal":"slow"/g)).toHaveLength(2);
  });

  test("are all answered before what comes after them is refused as malformed", async () => {
    const gateway = await gatewayForTest();
    const client = new RawClient(gateway.url).read().send(`${FIND.repeat(30)}garbage\r\n\r\n${FIND}`);
    await client.hasEnded();
    expect(client.statuses).toEqual([...Array.from({ length: 30 }, () => 200), 400]);
  });

  test("are all answered before one whose body is malformed, which is refused", async () => {
    const gateway = await gatewayForTest();
    const chunked = headOf(0).replace("Content-Length: 0", "Transfer-Encoding: chunked");
    const client = new RawClient(gateway.url).read().send(`${FIND.repeat(3)}${chunked}zz\r\n\r\n`);
    await client.hasEnded();
    expect(client.statuses).toEqual([200, 200, 200, 400]);
  });

  test.each(["CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", "CONNECT localhost HTTP/1.0\r\n\r\nmore"])(
    "are all answered before one for a tunnel, which is refused: %j",
    async (connect) => {
      const gateway = await gatewayForTest();
      const client = new RawClient(gateway.url).read().send(FIND.repeat(3) + connect + FIND);
      await client.hasEnded();
      expect(client.statuses).toEqual([200, 200, 200, 400]);
      expect(await new RawClient(gateway.url).read().send(connect).receives(1)).toEqual([400]);
    },
  );

  test("are given up when the connection closes, and leave nothing behind", async () => {
    const { url } = await hangingGateway();
    const client = new RawClient(url).send(FIND.repeat(10));
    await expect.poll(() => inFlight(url), PATIENCE).toBe(1);
    client.socket.destroy();
    await expect.poll(() => inFlight(url), PATIENCE).toBe(0);
  });

  test("are no more than 2,048: then the connection is closed, and counted", async () => {
    const { url } = await hangingGateway();
    const client = new RawClient(url).read().send(FIND + HEALTH.repeat(2_048));
    await expect.poll(() => inFlight(url), PATIENCE).toBe(1);
    const closed = async () =>
      valueOf(await scrape(url), "taskflow_connections_dropped_total", { reason: "pipelined" });
    expect([client.isOver, await closed()]).toEqual([false, 0]);
    await client.send(HEALTH).hasEnded();
    expect(await closed()).toBe(1);
  });
});

/** A gateway whose store does not answer. */
function hangingGateway() {
  const store = openStore({ stateDir: temporaryDirectory() });
  store.latestFlow = () => new Promise(() => undefined);
  return gatewayForTest({ store });
}

async function inFlight(url: string): Promise<number> {
  return valueOf(await scrape(url), "taskflow_requests_in_flight", { route: "zapier" });
}
