import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { failure, type Item } from "./app.ts";
import { liveGateway } from "./gateway.ts";

const gateway = liveGateway();
const eventOf = (item: Item | undefined) => item?.event as { type: string; flowId: string };

describe("a REST hook", () => {
  const received: unknown[] = [];
  const hooks = createServer(async (req, res) => {
    received.push(JSON.parse(await text(req)));
    res.end();
  });
  let targetUrl = "";
  beforeAll(async () => {
    await new Promise<void>((resolve) => hooks.listen(0, "127.0.0.1", resolve));
    targetUrl = `http://127.0.0.1:${(hooks.address() as AddressInfo).port}/hooks/1`;
  });
  afterAll(() => hooks.close());

  test("starts a Zap with the flow that has ended, until the Zap is turned off", async () => {
    const zapier = gateway.connection("hooks");
    const subscription = await zapier.subscribe("flow_ended", targetUrl);
    expect(subscription).toEqual({ endpointId: expect.any(String) });
    const { flowId } = await zapier.create("create_flow", { goal: "Review inbound queue" });
    await zapier.create("finish_flow", { flowId, expectedRevision: 0 });
    await vi.waitFor(() => expect(received).toHaveLength(1), { timeout: 20_000 });
    const [item, ...others] = await zapier.receive("flow_ended", received[0]);
    expect(others).toEqual([]);
    expect(item).toMatchObject({ flowId, goal: "Review inbound queue", status: "succeeded", revision: 1 });
    expect(item?.event).toMatchObject({ eventId: item?.id, type: "flow.succeeded" });
    await zapier.unsubscribe("flow_ended", subscription);
    expect(await zapier.unsubscribe("flow_ended", subscription)).toEqual({});
  });

  test("of a route without the grant fails with what to do instead", async () => {
    const refused = await failure(gateway.connection("events").subscribe("task_ended", targetUrl));
    expect(refused.message).toContain('choose "Task Ended (Polling)"');
  });

  test("shows samples with their flows to whoever sets up a Zap", async () => {
    const zapier = gateway.connection("events");
    const { flowId } = await zapier.create("create_flow", { goal: "Sample" });
    const [sample] = await zapier.samples("flow_updated");
    expect(sample).toMatchObject({ flowId, goal: "Sample", event: { type: "flow.created" } });
  });
});

describe("a poll for events", () => {
  test("returns each event under the same id, newest first, with its flow", async () => {
    const zapier = gateway.connection("events");
    const { flowId } = await zapier.create("create_flow", { goal: "Polled" });
    await zapier.create("set_waiting", { flowId, expectedRevision: 0 });
    await zapier.create("finish_flow", { flowId, expectedRevision: 1 });
    const polled = (await zapier.poll("flow_updated_polling")).filter((item) => item.flowId === flowId);
    expect(polled.map((item) => eventOf(item).type)).toEqual(["flow.succeeded", "flow.waiting", "flow.created"]);
    expect(polled[0]).toMatchObject({ goal: "Polled", status: "succeeded" });
    const again = (await zapier.poll("flow_updated_polling")).filter((item) => item.flowId === flowId);
    expect(again.map(({ id }) => id)).toEqual(polled.map(({ id }) => id));
    const ended = await zapier.poll("flow_ended_polling");
    expect(ended.map((item) => eventOf(item).type)).toEqual(["flow.succeeded"]);
  });
});

test("List Events finds the events of a flow, page by page", async () => {
  const zapier = gateway.connection("events");
  const { flowId } = await zapier.create("create_flow", { goal: "Listed" });
  await zapier.create("fail_flow", { flowId, expectedRevision: 0 });
  const first = await zapier.page("list_events", { flowId });
  expect(first.results.map(({ type }) => type)).toEqual(["flow.created", "flow.failed"]);
  expect((await zapier.page("list_events", { flowId }, first.paging_token ?? "")).results).toEqual([]);
});
