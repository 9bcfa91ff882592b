import { Webhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { describe, expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { bodyOf, headersOf, secretsOf, testBody } from "../../src/delivery/message.ts";
import { eventView, flowView, taskView } from "../../src/plugin/views.ts";
import type { EventRecord } from "../../src/port/events.ts";
import type { FlowRecord } from "../../src/port/records.ts";
import { aFlow, aTask } from "../store/describe-flow-store.ts";
import { type Payload, SECRET } from "./support/sending.ts";

const VIEWS = { event: eventView, flow: flowView, task: taskView };
const OTHER = `whsec_${Buffer.from("another secret, the older one").toString("base64")}`;

const eventOf = (flow: FlowRecord, over: Partial<EventRecord> = {}): EventRecord => ({
  eventId: "019dbbf2-9e80-7b1d-8c55-6a7b8c9d0e1f",
  ownerKey: flow.ownerKey,
  type: "flow.waiting",
  occurredAt: Date.UTC(2026, 3, 24, 0, 2, 30, 5),
  flowId: flow.flowId,
  revision: flow.revision,
  status: flow.status,
  ...over,
});
const parse = (body: Buffer) => JSON.parse(body.toString()) as Payload;

describe("a body", () => {
  test("has the type, the time of the event, the event, and the flow as it is, without its owner", () => {
    const flow = aFlow({ revision: 7, stateJson: '{"a":[1.0,2e3]}', goal: 'über "all" 🎉' });
    const body = bodyOf({ event: eventOf(flow), flow, task: undefined }, VIEWS);
    const { stateJson: _, ...rest } = JSON.parse(flowView(flow)) as Record<string, unknown>;
    expect(parse(body)).toEqual({
      type: "flow.waiting",
      timestamp: "2026-04-24T00:02:30.005Z",
      data: { event: JSON.parse(eventView(eventOf(flow))), flow: { ...rest, stateJson: { a: [1, 2000] } } },
    });
    // Numbers as the sender wrote them.
    expect(body.toString()).toContain('"stateJson":{"a":[1.0,2e3]}');
    expect(body.toString()).not.toContain(flow.ownerKey);
  });

  test("has the task of an event of a task", () => {
    const flow = aFlow();
    const task = aTask(flow, { status: "running" });
    const event = eventOf(flow, { type: "task.progress", taskId: task.taskId });
    expect(parse(bodyOf({ event, flow, task }, VIEWS)).data.task).toEqual(JSON.parse(taskView(task)));
  });

  test("never has the input of a task, and has its result", () => {
    const flow = aFlow();
    const task = aTask(flow, { queue: "agents", inputJson: '{"in":1}', resultJson: '{"out":2.50}' });
    const event = eventOf(flow, { type: "task.succeeded", taskId: task.taskId });
    const body = bodyOf({ event, flow, task }, VIEWS);
    expect(body.toString()).toContain('"resultJson":{"out":2.50}');
    expect(body.toString()).not.toContain("inputJson");
    expect(parse(body).data.omitted).toBeUndefined();
  });

  test.each([
    { state: 19_000, result: 10_000, omitted: ["stateJson"] },
    { state: 10_000, result: 19_000, omitted: ["stateJson"] },
    { state: 10_000, result: 30_000, omitted: ["resultJson"] },
    { state: 30_000, result: 30_000, omitted: ["stateJson", "resultJson"] },
    { state: undefined, result: 30_000, omitted: ["resultJson"] },
  ])(
    "above 20 kB, with $state bytes of state and $result of result, leaves out $omitted",
    ({ state, result, omitted }) => {
      const text = (length: number) => JSON.stringify("x".repeat(length));
      const flow = aFlow({ stateJson: state === undefined ? undefined : text(state) });
      const task = aTask(flow, { queue: "agents", inputJson: text(50_000), resultJson: text(result) });
      const event = eventOf(flow, { type: "task.succeeded", taskId: task.taskId });
      const body = bodyOf({ event, flow, task }, VIEWS);
      expect(parse(body).data.omitted).toEqual(omitted);
      expect(body.length).toBeLessThanOrEqual(20_000);
    },
  );

  test("says null of a flow and a task that were deleted", () => {
    const event = eventOf(aFlow(), { type: "task.lost", taskId: "t" });
    expect(parse(bodyOf({ event, flow: undefined, task: undefined }, VIEWS)).data).toMatchObject({
      flow: null,
      task: null,
    });
  });

  test.each([
    { given: { stateJson: 30_000, waitJson: 10 }, omitted: ["stateJson", "waitJson"] },
    { given: { stateJson: 30_000 }, omitted: ["stateJson"] },
    { given: { waitJson: 30_000 }, omitted: ["waitJson"] },
    { given: { stateJson: 11_000, waitJson: 11_000 }, omitted: ["stateJson", "waitJson"] },
  ])("above 20 kB leaves out $omitted and says so", ({ given, omitted }) => {
    const texts = Object.entries(given).map(([name, length]) => [name, JSON.stringify("x".repeat(length))]);
    const flow = aFlow(Object.fromEntries(texts) as Partial<FlowRecord>);
    const { data } = parse(bodyOf({ event: eventOf(flow), flow, task: undefined }, VIEWS));
    expect(data.omitted).toEqual(omitted);
    expect([data.flow?.stateJson, data.flow?.waitJson]).toEqual([undefined, undefined]);
  });

  test("of exactly 20,000 bytes is whole; one byte more is too long, counted in UTF-8", () => {
    const bodyWith = (text: string) => {
      const flow = aFlow({ flowId: "f", stateJson: JSON.stringify(text) });
      return bodyOf({ event: eventOf(flow), flow, task: undefined }, VIEWS);
    };
    const room = 20_000 - bodyWith("").length;
    expect(bodyWith("x".repeat(room)).length).toBe(20_000);
    expect(parse(bodyWith("x".repeat(room))).data.omitted).toBeUndefined();
    expect(parse(bodyWith("x".repeat(room + 1))).data.omitted).toEqual(["stateJson"]);
    expect(parse(bodyWith("é".repeat(room - 1))).data.omitted).toEqual(["stateJson"]);
  });

  test("without free-form JSON is whole, however long it is", () => {
    const flow = aFlow({ goal: "x".repeat(30_000) });
    expect(parse(bodyOf({ event: eventOf(flow), flow, task: undefined }, VIEWS)).data.omitted).toBeUndefined();
  });
});

describe("the headers", () => {
  const flow = aFlow({ goal: "☃ \u2028" });
  const body = bodyOf({ event: eventOf(flow), flow, task: undefined }, VIEWS);

  test("name the event, the time of the attempt in seconds, the content type and the version", () => {
    expect(headersOf("id", 1_776_988_950_999, body, [SECRET])).toEqual({
      "content-type": "application/json",
      "user-agent": `taskflow-webhooks/${packageJson.version}`,
      "webhook-id": "id",
      "webhook-timestamp": "1776988950",
      "webhook-signature": expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/),
    });
  });

  test("are accepted by the libraries of Standard Webhooks and Svix, with either secret of a rotation", () => {
    const headers = headersOf("id", Date.now(), body, [SECRET, OTHER]);
    expect(headers["webhook-signature"]?.split(" ")).toHaveLength(2);
    for (const secret of [SECRET, OTHER]) {
      expect(new Webhook(secret).verify(body, headers)).toEqual(parse(body));
      expect(() => new SvixWebhook(secret).verify(body.toString(), headers)).not.toThrow();
    }
    const stranger = `whsec_${Buffer.from("somebody else's secret").toString("base64")}`;
    expect(() => new Webhook(stranger).verify(body, headers)).toThrow();
    expect(() => new SvixWebhook(stranger).verify(body.toString(), headers)).toThrow();
  });

  test("of a test message are accepted too", () => {
    const test = testBody("endpoint", Date.now());
    expect(new Webhook(SECRET).verify(test, headersOf("id", Date.now(), test, [SECRET]))).toMatchObject({
      type: "endpoint.test",
      data: { endpointId: "endpoint" },
    });
  });
});

describe("the secrets of an endpoint", () => {
  const endpoint = { secret: SECRET, previousSecret: OTHER, previousSecretUntil: 1_000 };
  const secretsAt = (now: number) => secretsOf(endpoint as Parameters<typeof secretsOf>[0], now);

  test("are two until the rotation is over, the new one first", () => {
    expect(secretsAt(999)).toEqual([SECRET, OTHER]);
    expect(secretsAt(1_000)).toEqual([SECRET]);
  });
});
