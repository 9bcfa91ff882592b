import { Webhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { describe, expect, expectTypeOf, test } from "vitest";
import { type Flow, unwrapEvent, type WebhookHeaders, WebhookVerificationError } from "../../sdk/src/index.ts";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const EVENT = {
  eventId: "019dbbf2-9e80-7b1d-8c55-6a7b8c9d0e1f",
  type: "flow.succeeded",
  occurredAt: 1776988950000,
  flowId: "019dbbf0-4c00-7a31-9c52-3f1de2a0b871",
  revision: 3,
  status: "succeeded",
};
const PAYLOAD = {
  type: "flow.succeeded",
  timestamp: "2026-04-24T00:02:30.000Z",
  data: { event: EVENT, flow: { goal: "naïve ✓" } },
};
const BODY = JSON.stringify(PAYLOAD);

function headersOf({ body = BODY, secret = SECRET, id = EVENT.eventId, age = 0, prefix = "webhook" } = {}) {
  const at = new Date(Date.now() - age * 1000);
  return {
    [`${prefix}-id`]: id,
    [`${prefix}-timestamp`]: String(Math.floor(at.getTime() / 1000)),
    [`${prefix}-signature`]: new Webhook(secret).sign(id, at, body),
  };
}

const refused = async (headers: WebhookHeaders, body: string = BODY, secret = SECRET): Promise<string> => {
  const error: unknown = await unwrapEvent(body, headers, secret).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(WebhookVerificationError);
  const { message } = error as WebhookVerificationError;
  for (const secretText of [SECRET, OTHER]) expect(message).not.toContain(secretText.slice(6));
  return message;
};

describe("unwrapEvent returns", () => {
  test.each([
    ["text", BODY],
    ["a Buffer", Buffer.from(BODY)],
    ["a part of a larger buffer", Buffer.from(`x${BODY}x`).subarray(1, -1)],
    ["an ArrayBuffer", new TextEncoder().encode(BODY).buffer],
  ])("the message of a body that is %s", async (_what, body) => {
    expect(await unwrapEvent(body, headersOf(), SECRET)).toEqual(PAYLOAD);
  });

  test.each<[string, WebhookHeaders]>([
    ["an object", headersOf()],
    ["Headers", new Headers(headersOf())],
    [
      "an object with names in capitals",
      Object.fromEntries(Object.entries(headersOf()).map(([k, v]) => [k.toUpperCase(), v])),
    ],
    ["lists of values, as Node.js has them", Object.fromEntries(Object.entries(headersOf()).map(([k, v]) => [k, [v]]))],
    ["an object with other headers", { host: undefined, "set-cookie": ["a", "b"], ...headersOf() }],
    ["svix- names", headersOf({ prefix: "svix" })],
    ["Headers with svix- names", new Headers(headersOf({ prefix: "svix" }))],
  ])("the message with headers that are %s", async (_what, headers) => {
    expect(await unwrapEvent(BODY, headers, SECRET)).toEqual(PAYLOAD);
  });

  test.each([
    ["with its prefix", SECRET],
    ["without it", SECRET.slice("whsec_".length)],
    ["with a line break from a file", `${SECRET}\n`],
  ])("the message for a secret %s", async (_what, secret) => {
    expect(await unwrapEvent(BODY, headersOf(), secret)).toEqual(PAYLOAD);
  });

  test.each([
    [" ", "several signatures in one header"],
    [", ", "several headers, as HTTP joins them"],
  ])("the message when one of %j-joined signatures fits", async (separator) => {
    const other = headersOf({ secret: OTHER })["webhook-signature"];
    const own = headersOf()["webhook-signature"];
    for (const both of [
      [own, other],
      [other, "v1a,unknown", own],
    ])
      expect(await unwrapEvent(BODY, { ...headersOf(), "webhook-signature": both.join(separator) }, SECRET)).toEqual(
        PAYLOAD,
      );
    expect(await unwrapEvent(BODY, { ...headersOf(), "webhook-signature": [`${other}`, `${own}`] }, SECRET)).toEqual(
      PAYLOAD,
    );
  });

  test("whatever standardwebhooks and svix sign, for a thousand ids", async () => {
    for (let n = 0; n < 1_000; n++) {
      const at = new Date();
      const id = `msg_${n}`;
      const signer = n % 2 ? new Webhook(SECRET) : new SvixWebhook(SECRET);
      const headers = {
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
        "webhook-signature": signer.sign(id, at, BODY),
      };
      await unwrapEvent(BODY, headers, SECRET);
    }
  });

  test("a message up to five minutes old or ahead", async () => {
    for (const age of [295, -295]) expect(await unwrapEvent(BODY, headersOf({ age }), SECRET)).toEqual(PAYLOAD);
  });

  test("a message of a type that is newer than the SDK", async () => {
    const body = JSON.stringify({ ...PAYLOAD, type: "flow.paused" });
    expect(await unwrapEvent(body, headersOf({ body }), SECRET)).toMatchObject({ type: "flow.paused" });
  });
});

describe("unwrapEvent rejects", () => {
  test.each(["id", "timestamp", "signature"])("a message without webhook-%s", async (name) => {
    const headers = headersOf();
    delete headers[`webhook-${name}`];
    expect(await refused(headers)).toBe(`The header webhook-${name} is missing.`);
    expect(await refused({ ...headers, [`webhook-${name}`]: "" })).toBe(`The header webhook-${name} is missing.`);
  });

  test("a changed body, id or timestamp, and another secret", async () => {
    const headers = headersOf();
    const later = String(Number(headers["webhook-timestamp"]) + 1);
    for (const attempt of [
      refused(headers, BODY.replace("3", "4")),
      refused({ ...headers, "webhook-id": "other" }),
      refused({ ...headers, "webhook-timestamp": later }),
      refused(headersOf({ secret: OTHER })),
      refused({ ...headers, "webhook-signature": headers["webhook-signature"]?.slice(0, -1) }),
      refused({ ...headers, "webhook-signature": headers["webhook-signature"]?.replace("v1,", "v2,") }),
      refused({ ...headers, "webhook-signature": "v1," }),
    ])
      expect(await attempt).toMatch(/^No signature in the header webhook-signature fits/);
  });

  test("a message that is more than five minutes old or ahead", async () => {
    expect(await refused(headersOf({ age: 310 }))).toMatch(/^The message is 31\d seconds old/);
    expect(await refused(headersOf({ age: -310 }))).toMatch(/^The message is 3\d\d seconds ahead/);
  });

  test.each(["soon", "-1", "1e3", "17769889.5", "9".repeat(400)])("the timestamp %s", async (timestamp) => {
    expect(await refused({ ...headersOf(), "webhook-timestamp": timestamp })).toMatch(/not a number of seconds/);
  });

  test.each(["", "whsec_", "whsec_ß", "not base64!"])("the secret %j, without showing it", async (secret) => {
    expect(await refused(headersOf(), BODY, secret)).toMatch(/^The secret is not base64/);
  });

  test("a signed body that is no message, and a body that was parsed", async () => {
    for (const body of ["", "null", "[1]", '"text"', '{"type":1}', "<html>"])
      expect(await refused(headersOf({ body }), body)).toMatch(/not the JSON of a message/);
    expect(await refused(headersOf(), PAYLOAD as never)).toMatch(/neither text nor bytes/);
  });
});

test("the type of a message narrows its data, and unknown types have unknown data", () => {
  const handle = async (): Promise<void> => {
    const message = await unwrapEvent(BODY, {}, SECRET);
    expectTypeOf(message.type).toExtend<string>();
    switch (message.type) {
      case "flow.succeeded":
        expectTypeOf(message.data.flow).toEqualTypeOf<Flow | null>();
        // @ts-expect-error a flow's message has no task
        void message.data.task;
        break;
      case "task.failed":
        expectTypeOf(message.data.event.taskId).toEqualTypeOf<string | undefined>();
        expectTypeOf(message.data.task).not.toBeAny();
        break;
      case "endpoint.test":
        expectTypeOf(message.data.endpointId).toEqualTypeOf<string>();
        break;
      // @ts-expect-error there is no such type
      case "flow.sucess":
        break;
      default:
    }
  };
  void handle;
});
