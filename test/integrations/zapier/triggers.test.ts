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

test("Flow Updated returns each revision of a flow once, the one changed last first", async () => {
  const zapier = gateway.connection("zapier");
  const [older, newer] = [await create("Older"), await create("Newer")];
  expect(await zapier.poll("flow_updated")).toEqual([]);
  await zapier.create("set_waiting", { flowId: newer, expectedRevision: 0 });
  await new Promise((resolve) => setTimeout(resolve, 2));
  await zapier.create("set_waiting", { flowId: older, expectedRevision: 0 });
  expect(ids(await zapier.poll("flow_updated"))).toEqual([`${older}:1`, `${newer}:1`]);
  await new Promise((resolve) => setTimeout(resolve, 2));
  await zapier.create("finish_flow", { flowId: newer, expectedRevision: 1 });
  const [latest, before] = await zapier.poll("flow_updated");
  expect(latest).toMatchObject({ id: `${newer}:2`, flowId: newer, status: "succeeded" });
  expect(before?.id).toBe(`${older}:1`);
  expect(ids(await zapier.poll("flow_updated", { status: ["waiting"] }))).toEqual([`${older}:1`]);

  async function create(goal: string): Promise<string> {
    return (await zapier.create("create_flow", { goal })).flowId;
  }
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
    await zapier.create("set_waiting", { flowId: oldest, expectedRevision: 0 });
  });

  test("reaches the 1,000 flows that were created last, and more of those in some statuses", async () => {
    const polled = ids(await zapier.poll("new_flow"));
    expect([new Set(polled).size, polled.includes(oldest)]).toEqual([1_000, false]);
    expect(await zapier.poll("flow_updated")).toEqual([]);
    expect(ids(await zapier.poll("flow_updated", { status: ["waiting"] }))).toEqual([`${oldest}:1`]);
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
