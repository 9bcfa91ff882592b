import { beforeAll, describe, expect, test } from "vitest";
import { gatewayForTest } from "../../support/gateway.ts";
import { Connection } from "./app.ts";
import { liveGateway, SECRET } from "./gateway.ts";

const gateway = liveGateway();
const ids = (items: { id: string }[]): string[] => items.map(({ id }) => id);

test("New Flow returns the flows, newest first, under ids that stay", async () => {
  const zapier = gateway.connection("triggers");
  const first = await zapier.create("create_flow", { goal: "First" });
  const second = await zapier.create("create_flow", { goal: "Second" });
  const polled = await zapier.poll("new_flow");
  expect(ids(polled)).toEqual([second.flowId, first.flowId]);
  await zapier.create("set_waiting", { flowId: first.flowId, expectedRevision: 0 });
  expect(ids(await zapier.poll("new_flow"))).toEqual(ids(polled));
});

describe("a poll", () => {
  let zapier: Connection;
  let oldest: string;
  beforeAll(async () => {
    zapier = gateway.connection("many");
    const create = async (goal: string) => (await zapier.create("create_flow", { goal })).flowId;
    oldest = await create("Oldest");
    for (let batch = 0; batch < 20; batch++)
      await Promise.all(Array.from({ length: 50 }, (_, flow) => create(`Flow ${batch * 50 + flow}`)));
  });

  test("reaches the 1,000 flows that were created last", async () => {
    const polled = ids(await zapier.poll("new_flow"));
    expect([new Set(polled).size, polled.includes(oldest)]).toEqual([1_000, false]);
  });

  test("for who sets up a Zap returns one page", async () => {
    expect(await zapier.poll("new_flow", {}, { isLoadingSample: true })).toHaveLength(100);
    expect(await zapier.poll("new_flow", {}, { isFillingDynamicDropdown: true })).toHaveLength(100);
  });

  test("for new flows ends at the page with one that is older than a day", async () => {
    const dayBefore = await gatewayForTest({ clock: () => Date.now() - 25 * 60 * 60 * 1000 });
    for (let flow = 0; flow < 101; flow++) await dayBefore.call({ action: "create_flow", goal: `Flow ${flow}` });
    const earlier = new Connection(`${dayBefore.url}/plugins/webhooks/zapier`, SECRET);
    expect(await earlier.poll("new_flow")).toHaveLength(100);
  });
});
