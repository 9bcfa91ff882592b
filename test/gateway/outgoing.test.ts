import { expect, test } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { startReceiver } from "../delivery/support/receiver.ts";
import { OWNER, SECRET } from "../delivery/support/sending.ts";
import { gatewayForTest, temporaryDirectory } from "../support/gateway.ts";
import { scrape, valueOf } from "../support/scrape.ts";
import type { SendingFlowStore } from "../support/sending-store.ts";

const POLL = { timeout: 20_000, interval: 10 };
const LOOPBACK = { allowHttp: true, allowPrivateNetworks: ["127.0.0.0/8"] };

async function storeWith(...urls: string[]): Promise<SendingFlowStore> {
  const store = openStore({ stateDir: temporaryDirectory() }) as SendingFlowStore;
  const position = await store.locateEvents(OWNER, "latest");
  for (const url of urls) {
    const endpoint = { endpointId: crypto.randomUUID(), ownerKey: OWNER, url, secret: SECRET, position };
    const times = { createdAt: Date.now(), updatedAt: Date.now() };
    await store.deliveries.createEndpoint({ ...endpoint, ...times, source: "action", enabled: true }, 20);
  }
  return store;
}

const finishFlow = async ({ call }: Awaited<ReturnType<typeof gatewayForTest>>) => {
  const { flowId } = (await call({ action: "create_flow", goal: "g" })).body.result.flow;
  expect((await call({ action: "finish_flow", flowId, expectedRevision: 0 })).status).toBe(200);
  return flowId;
};

test("a gateway sends the ending of a flow to an endpoint, and counts it", async () => {
  const receiver = await startReceiver();
  const refusing = await startReceiver((res) => void res.writeHead(503).end());
  const store = await storeWith(receiver.url, refusing.url);
  const gateway = await gatewayForTest({ store, taskflow: { endpoints: { ...LOOPBACK, retryDelaysMs: [60_000] } } });
  const flowId = await finishFlow(gateway);
  await expect.poll(() => receiver.received.length, POLL).toBe(1);
  expect(JSON.parse(receiver.received[0]?.body ?? "")).toMatchObject({
    type: "flow.succeeded",
    data: { event: { flowId, routeId: "zapier" }, flow: { flowId, status: "succeeded" } },
  });
  await expect
    .poll(async () => {
      const samples = await scrape(gateway.url);
      return {
        delivered: valueOf(samples, "taskflow_deliveries_total", { outcome: "delivered" }),
        failed: valueOf(samples, "taskflow_deliveries_total", { outcome: "failed" }),
        refused: valueOf(samples, "taskflow_delivery_attempts_total", { result: "http_status" }),
        timed: valueOf(samples, "taskflow_delivery_attempt_duration_seconds_count"),
        pending: valueOf(samples, "taskflow_deliveries_pending"),
        disabled: valueOf(samples, "taskflow_endpoints_disabled_total"),
      };
    }, POLL)
    .toEqual({ delivered: 1, failed: 0, refused: 1, timed: 2, pending: 1, disabled: 0 });
  const age = valueOf(await scrape(gateway.url), "taskflow_deliveries_oldest_pending_seconds");
  expect(age).toBeGreaterThanOrEqual(0);
  expect(age).toBeLessThan(60);
});

test("a gateway calls no address that is not public by default", async () => {
  const receiver = await startReceiver();
  const store = await storeWith(receiver.url.replace("http:", "https:"));
  const gateway = await gatewayForTest({ store });
  await finishFlow(gateway);
  await expect
    .poll(
      async () =>
        valueOf(await scrape(gateway.url), "taskflow_delivery_attempts_total", { result: "forbidden_address" }),
      POLL,
    )
    .toBe(1);
  expect(receiver.received).toEqual([]);
});

test("a gateway that stops does not wait for a receiver that hangs, and sends the message after its next start", async () => {
  const hanging = await startReceiver(() => undefined);
  const stateDir = temporaryDirectory();
  const store = openStore({ stateDir }) as SendingFlowStore;
  const position = await store.locateEvents(OWNER, "latest");
  const endpoint = { endpointId: "e", ownerKey: OWNER, url: hanging.url, secret: SECRET, position };
  await store.deliveries.createEndpoint(
    { ...endpoint, createdAt: 1, updatedAt: 1, source: "action", enabled: true },
    20,
  );
  const gateway = await gatewayForTest({ store, taskflow: { endpoints: LOOPBACK } });
  await finishFlow(gateway);
  await expect.poll(() => hanging.received.length, POLL).toBe(1);
  await gateway.close();
  await gatewayForTest({ stateDir, taskflow: { endpoints: LOOPBACK } });
  await expect.poll(() => hanging.received.length, POLL).toBe(2);
});
