import type { ServerResponse } from "node:http";
import { Webhook } from "standardwebhooks";
import { describe, expect, test, vi } from "vitest";
import { MAX_FAILING_MS } from "../../src/delivery/retry.ts";
import type { EventType } from "../../src/port/events.ts";
import type { NotifyPolicy } from "../../src/port/records.ts";
import type { StoredEndpoint } from "../../src/taskflow/delivery-store.ts";
import { type Received, startReceiver } from "./support/receiver.ts";
import { OWNER, type Payload, SECRET, type Sending, startSending, stateDirectory } from "./support/sending.ts";

const POLL = { timeout: 20_000, interval: 10 };
const ANY: EventType[] = ["flow.created", "flow.waiting", "flow.succeeded", "task.created"];
const payloadOf = ({ body }: Received) => JSON.parse(body) as Payload;
const typesOf = (received: readonly Received[]) => received.map((one) => payloadOf(one).type);
const refuse =
  (status: number, headers: Record<string, string> = {}) =>
  (res: ServerResponse) =>
    void res.writeHead(status, headers).end();

const createFlow = async ({ flows }: Pick<Sending, "flows">, notifyPolicy: NotifyPolicy = "done_only") => {
  const created = await flows.createManaged({ goal: "g", controllerId: "c", notifyPolicy, stateJson: '{"n":1}' });
  if (!created.created) throw new Error(created.reason);
  return created.flow;
};
const finished = async (sending: Pick<Sending, "flows">, notifyPolicy?: NotifyPolicy) => {
  const { flowId } = await createFlow(sending, notifyPolicy);
  await sending.flows.finish({ flowId, expectedRevision: 0 });
  return flowId;
};

describe("an event", () => {
  test("arrives once, signed, with its id on the message and the flow as it is", async () => {
    const receiver = await startReceiver();
    const sending = await startSending({ endpoints: [{ url: receiver.url }] });
    const flowId = await finished(sending);
    await expect.poll(() => receiver.received.length, POLL).toBe(1);
    const [received] = receiver.received as [Received];
    const verified = new Webhook(SECRET).verify(received.body, received.headers as Record<string, string>) as Payload;
    expect(verified).toMatchObject({
      type: "flow.succeeded",
      data: { event: { type: "flow.succeeded", flowId }, flow: { flowId, revision: 1, stateJson: { n: 1 } } },
    });
    expect(received.headers["webhook-id"]).toBe(verified.data.event.eventId);
    await sending.stop();
    expect(receiver.received.length).toBe(1);
  });

  test("of a task has the task and the flow", async () => {
    const receiver = await startReceiver();
    const sending = await startSending({ endpoints: [{ url: receiver.url, types: ["task.created"] }] });
    const { flowId } = await createFlow(sending);
    const made = await sending.flows.runTask({ flowId, runtime: "acp", task: "t" });
    await expect.poll(() => receiver.received.length, POLL).toBe(1);
    const [received] = receiver.received as [Received];
    expect(payloadOf(received).data).toMatchObject({
      flow: { flowId },
      task: { taskId: made.created && made.task.taskId, status: "queued" },
    });
  });

  test("goes to the endpoints that want it alone", async () => {
    const [byPolicy, byTypes] = [await startReceiver(), await startReceiver()];
    const sending = await startSending({
      endpoints: [{ url: byPolicy.url }, { url: byTypes.url, types: ["flow.created"] }],
    });
    await finished(sending, "done_only");
    await finished(sending, "silent");
    await finished(sending, "state_changes");
    await expect.poll(() => byPolicy.received.length, POLL).toBe(3);
    await expect.poll(() => byTypes.received.length, POLL).toBe(2);
    await sending.stop();
    expect(typesOf(byPolicy.received).sort()).toEqual(["flow.created", "flow.succeeded", "flow.succeeded"]);
    expect(typesOf(byTypes.received)).toEqual(["flow.created", "flow.created"]);
  });

  test("of another session does not arrive", async () => {
    const receiver = await startReceiver();
    const sending = await startSending({
      endpoints: [{ url: receiver.url, ownerKey: "agent:main:other", types: ANY }],
    });
    await finished(sending);
    const mine = await startReceiver();
    await sending.create({ url: mine.url, types: ANY });
    await finished(sending);
    await expect.poll(() => mine.received.length, POLL).toBe(2);
    expect(receiver.received).toEqual([]);
  });

  test("that is sent again later has the flow as it is then, and null once the flow is gone", async () => {
    const answers: (() => void)[] = [];
    const receiver = await startReceiver((res, _received, count) => {
      if (count === 3) res.writeHead(200).end();
      else answers.push(() => void res.writeHead(500).end());
    });
    const sending = await startSending({ settings: { retryDelaysMs: [1, 1] } });
    await sending.create({ url: receiver.url, types: ["flow.created"] });
    const { flowId } = await createFlow(sending);
    await expect.poll(() => answers.length, POLL).toBe(1);
    await sending.flows.finish({ flowId, expectedRevision: 0 });
    answers[0]?.();
    await expect.poll(() => answers.length, POLL).toBe(2);
    await sending.store.pruneFlows({ endedBefore: Number.MAX_SAFE_INTEGER, limit: 10 });
    answers[1]?.();
    await expect.poll(() => receiver.received.length, POLL).toBe(3);
    const seen = receiver.received.map((one) => [payloadOf(one).type, payloadOf(one).data.flow?.revision]);
    expect(seen).toEqual([
      ["flow.created", 0],
      ["flow.created", 1],
      ["flow.created", undefined],
    ]);
    expect(payloadOf(receiver.received[2] as Received).data.flow).toBeNull();
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });
});

describe("a message that fails", () => {
  test("is sent again after each delay, and has failed after the last", async () => {
    const receiver = await startReceiver(refuse(500));
    const delays = [100, 300];
    const sending = await startSending({
      endpoints: [{ url: receiver.url, types: ["flow.created"] }],
      settings: { retryDelaysMs: delays },
    });
    const endpoint = (await sending.store.deliveries.listEndpoints()).at(0);
    if (!endpoint) throw new Error("no endpoint");
    await createFlow(sending);
    await expect.poll(async () => (await sending.list(endpoint)).at(0)?.status, POLL).toBe("failed");
    expect(await sending.list(endpoint)).toMatchObject([{ attempts: 3, lastStatus: 500, lastError: "http_status" }]);
    const times = receiver.received.map(({ at }) => at);
    expect(times).toHaveLength(3);
    for (const [index, delay] of delays.entries())
      expect((times[index + 1] ?? 0) - (times[index] ?? 0)).toBeGreaterThanOrEqual(delay * 0.9 - 1);
    expect((await sending.find(endpoint))?.failingSince).toBeTypeOf("number");
  });

  test("waits as long as Retry-After says", async () => {
    const receiver = await startReceiver((res, _received, count) =>
      count === 1 ? refuse(503, { "retry-after": "1" })(res) : refuse(200)(res),
    );
    const sending = await startSending({
      endpoints: [{ url: receiver.url, types: ["flow.created"] }],
      settings: { retryDelaysMs: [1] },
    });
    await createFlow(sending);
    await expect.poll(() => receiver.received.length, POLL).toBe(2);
    const [first, second] = receiver.received as [Received, Received];
    expect(second.at - first.at).toBeGreaterThanOrEqual(990);
  });

  test("that arrives in the end makes the endpoint healthy again", async () => {
    const receiver = await startReceiver((res, _received, count) => refuse(count === 1 ? 500 : 200)(res));
    const sending = await startSending({ settings: { retryDelaysMs: [20] } });
    const endpoint = await sending.create({ url: receiver.url, types: ["flow.created"] });
    await createFlow(sending);
    await expect.poll(async () => (await sending.find(endpoint))?.lastSuccessAt, POLL).toBeTypeOf("number");
    expect(sending.log.map(({ level, status }) => [level, status])).toEqual([
      ["warn", 500],
      ["info", 200],
    ]);
    expect((await sending.find(endpoint))?.failingSince).toBeUndefined();
    expect(await sending.list(endpoint)).toMatchObject([{ status: "delivered", attempts: 2, lastStatus: 200 }]);
  });

  test("with 410 disables the endpoint: nothing more is sent, and the log says so once", async () => {
    const receiver = await startReceiver(refuse(410));
    const sending = await startSending();
    const endpoint = await sending.create({ url: `${receiver.url}?token=t0ken`, types: ["flow.created"] });
    await createFlow(sending);
    await expect.poll(async () => (await sending.find(endpoint))?.disabledReason, POLL).toBe("gone");
    await createFlow(sending);
    const other = await startReceiver();
    await sending.create({ url: other.url, types: ["flow.created"] });
    await createFlow(sending);
    await expect.poll(() => other.received.length, POLL).toBeGreaterThan(0);
    expect(receiver.received).toHaveLength(1);
    const warnings = sending.log.filter(({ level }) => level === "warn");
    expect(warnings).toMatchObject([{ endpointId: endpoint.endpointId }]);
    expect(JSON.stringify(sending.log)).not.toContain("t0ken");
  });

  test("for five days disables the endpoint as failing", async () => {
    const receiver = await startReceiver(refuse(500));
    const disabled = vi.fn();
    const sending = await startSending({
      observer: { follow: (_type, work) => work(), attempted: () => undefined, disabled },
    });
    const failingSince = Date.now() - MAX_FAILING_MS - 1_000;
    const endpoint = await sending.create({ url: receiver.url, types: ["flow.created"], failingSince });
    await createFlow(sending);
    await expect.poll(async () => (await sending.find(endpoint))?.disabledReason, POLL).toBe("failing");
    expect((await sending.find(endpoint))?.enabled).toBe(false);
    await expect.poll(() => disabled.mock.calls, POLL).toEqual([["failing"]]);
  });

  test("to be signed, with a secret that is none, is reported and stays pending, and others are sent", async () => {
    const receiver = await startReceiver();
    const sending = await startSending();
    const broken = await sending.create({ url: receiver.url, types: ["flow.created"], secret: "whsec_" });
    await createFlow(sending);
    await expect
      .poll(() => sending.log.map(({ level, endpointId }) => [level, endpointId]), POLL)
      .toEqual([["error", broken.endpointId]]);
    expect(await sending.list(broken)).toMatchObject([{ status: "pending", attempts: 0 }]);
    await sending.create({ url: receiver.url, types: ["flow.created"] });
    await createFlow(sending);
    await expect.poll(() => receiver.received.length, POLL).toBe(1);
  });

  test("because its address may not be called says so, and is not sent", async () => {
    const receiver = await startReceiver();
    const sending = await startSending({ settings: { allowPrivateNetworks: [], retryDelaysMs: [] } });
    const endpoint = await sending.create({ url: receiver.url, types: ["flow.created"] });
    await createFlow(sending);
    await expect.poll(async () => (await sending.list(endpoint)).at(0)?.lastError, POLL).toBe("forbidden_address");
    expect(receiver.received).toEqual([]);
  });
});

describe("an endpoint that hangs", () => {
  test("delays no other, though a hundred messages for it wait", async () => {
    const hanging = await startReceiver(() => undefined);
    const quick = await startReceiver();
    const sending = await startSending();
    for (let count = 0; count < 20; count += 1) await sending.create({ url: hanging.url, types: ["flow.created"] });
    await sending.create({ url: quick.url, types: ["flow.created"] });
    await createFlow(sending);
    await expect.poll(() => quick.received.length, POLL).toBe(1);
    const started = performance.now();
    for (let count = 0; count < 100; count += 1) await createFlow(sending);
    await expect.poll(() => quick.received.length, POLL).toBe(101);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(hanging.received).toHaveLength(20);
  });
});

describe("after a start", () => {
  test("what was not sent before is sent at once, and a message that was cut off is sent again", async () => {
    const hanging = await startReceiver(() => undefined);
    const stateDir = stateDirectory();
    const before = await startSending({ stateDir });
    const endpoint = await before.create({ url: hanging.url, types: ["flow.created"] });
    for (let count = 0; count < 3; count += 1) await createFlow(before);
    await expect.poll(() => hanging.received.length, POLL).toBe(1);
    await before.stop();
    const receiver = await startReceiver();
    const after = await startSending({ stateDir });
    await after.store.deliveries.updateEndpoint(OWNER, endpoint.endpointId, (found) => ({
      ...found,
      url: receiver.url,
    }));
    after.changed();
    await expect.poll(() => receiver.received.length, POLL).toBe(3);
    await expect
      .poll(async () => (await after.list(endpoint)).map(({ status, attempts }) => [status, attempts]), POLL)
      .toEqual(Array(3).fill(["delivered", 1]));
  });

  test("events of the time while the sender was off are sent", async () => {
    const receiver = await startReceiver();
    const stateDir = stateDirectory();
    const before = await startSending({ stateDir });
    await before.create({ url: receiver.url, types: ["flow.created"], enabled: false });
    for (let count = 0; count < 120; count += 1) await createFlow(before);
    const [endpoint] = await before.store.deliveries.listEndpoints();
    await before.store.deliveries.updateEndpoint(OWNER, endpoint?.endpointId ?? "", (found) => ({
      ...found,
      enabled: true,
    }));
    await before.stop();
    await startSending({ stateDir });
    await expect.poll(() => receiver.received.length, POLL).toBe(120);
  });

  test("an endpoint that is moved to the end while its events are read gets none of those before", async () => {
    const receiver = await startReceiver();
    const sending = await startSending();
    const endpoint = await sending.create({ url: receiver.url, types: ["flow.created"], enabled: false });
    for (let count = 0; count < 3; count += 1) await createFlow(sending);
    const { store } = sending;
    const readEvents = store.readEvents.bind(store);
    const update = (change: Partial<StoredEndpoint>) =>
      sending.store.deliveries.updateEndpoint(OWNER, endpoint.endpointId, (found) => ({ ...found, ...change }));
    // While the first page is read, an action moves the position.
    sending.store.readEvents = async (...query) => {
      const page = await readEvents(...query);
      sending.store.readEvents = readEvents;
      await update({ position: await sending.store.locateEvents(OWNER, "latest") });
      sending.changed();
      return page;
    };
    await update({ enabled: true });
    sending.changed();
    await expect.poll(() => sending.store.readEvents === readEvents, POLL).toBe(true);
    const last = await createFlow(sending);
    await expect.poll(() => receiver.received.length, POLL).toBe(1);
    expect(payloadOf(receiver.received[0] as Received).data.event.flowId).toBe(last.flowId);
    await sending.stop();
    expect(receiver.received).toHaveLength(1);
  });

  test("an endpoint whose next events were deleted gets those that are kept, and the log says so", async () => {
    const receiver = await startReceiver();
    const sending = await startSending();
    const endpoint = await sending.create({ url: receiver.url, types: ["flow.created"], enabled: false });
    await createFlow(sending);
    await sending.pruneEvents();
    const kept = await createFlow(sending);
    await sending.store.deliveries.updateEndpoint(OWNER, endpoint.endpointId, (found) => ({ ...found, enabled: true }));
    sending.changed();
    await expect.poll(() => receiver.received.length, POLL).toBe(1);
    expect(payloadOf(receiver.received[0] as Received).data.event.flowId).toBe(kept.flowId);
    expect(sending.log).toMatchObject([{ level: "warn", endpointId: endpoint.endpointId }]);
  });
});

describe("a stop", () => {
  test("waits for attempts under way within its bound", async () => {
    let answer: (() => void) | undefined;
    const receiver = await startReceiver((res) => {
      answer = () => void res.writeHead(200).end();
    });
    const stateDir = stateDirectory();
    const sending = await startSending({ stateDir });
    const endpoint = await sending.create({ url: receiver.url, types: ["flow.created"] });
    await createFlow(sending);
    await expect.poll(() => receiver.received.length, POLL).toBe(1);
    const stopped = sending.stop(20_000);
    answer?.();
    await stopped;
    const after = await startSending({ stateDir });
    expect(await after.list(endpoint)).toMatchObject([{ status: "delivered", attempts: 1 }]);
  });
});

describe("a clock that jumps", () => {
  test.each([-3_600_000, 3_600_000])(
    "by %d ms changes the timestamp of messages, and neither delays nor hurries them",
    async (jump) => {
      const receiver = await startReceiver((res, _received, count) => refuse(count === 1 ? 500 : 200)(res));
      let offset = 0;
      const now = () => Date.now();
      const time = { now, wall: () => Date.now() + offset, gained: () => 0 };
      const sending = await startSending({ time, settings: { retryDelaysMs: [500] } });
      await sending.create({ url: receiver.url, types: ["flow.created"] });
      await createFlow(sending);
      await expect.poll(() => receiver.received.length, POLL).toBe(1);
      offset = jump;
      await expect.poll(() => receiver.received.length, POLL).toBe(2);
      const [first, second] = receiver.received as [Received, Received];
      expect(second.at - first.at).toBeGreaterThanOrEqual(450);
      const [before, after] = [first, second].map(({ headers }) => Number(headers["webhook-timestamp"])) as [
        number,
        number,
      ];
      expect(Math.abs(after - before - jump / 1_000)).toBeLessThan(30);
    },
  );
});

describe("a test message", () => {
  test("is sent now, once, signed, and its attempt returned", async () => {
    const receiver = await startReceiver(refuse(503));
    const sending = await startSending();
    const endpoint = await sending.create({ url: receiver.url });
    const attempt = await sending.test(endpoint, "test-id");
    expect(attempt).toMatchObject({ delivered: false, status: 503, error: "http_status" });
    const [received] = receiver.received as [Received];
    new Webhook(SECRET).verify(received.body, received.headers as Record<string, string>);
    expect([received.headers["webhook-id"], payloadOf(received).type]).toEqual(["test-id", "endpoint.test"]);
    expect(await sending.list(endpoint)).toEqual([]);
  });
});
