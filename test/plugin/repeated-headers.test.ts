import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { gatewayForTest, RAISED, ROUTES, SECRET, type TestGateway } from "../support/gateway.ts";
import { PATIENCE, RawClient } from "../support/raw-client.ts";
import { SIGNED_ROUTE, signed } from "../support/signed-messages.ts";

const BODY = JSON.stringify({ action: "create_flow", goal: "g" });
const RIGHT = `Authorization: Bearer ${SECRET}`;
const JSON_TYPE = "Content-Type: application/json";

/** The status, code and error of the answer to a request with these header lines. */
async function post({ url }: TestGateway, lines: string[], path = "zapier") {
  const head = [`POST /plugins/webhooks/${path} HTTP/1.1`, "Host: localhost", ...lines];
  const client = new RawClient(url).read();
  client.send(`${[...head, `Content-Length: ${Buffer.byteLength(BODY)}`].join("\r\n")}\r\n\r\n${BODY}`);
  const [status] = await client.receives(1);
  await expect.poll(() => client.text.endsWith("}"), PATIENCE).toBe(true);
  const body = JSON.parse(client.text.slice(client.text.indexOf("\r\n\r\n")));
  return { status, code: body.code, error: String(body.error), details: body.details };
}

async function flowsOf(gateway: TestGateway): Promise<number> {
  return (await gateway.call({ action: "list_flows" })).body.result.flows.length;
}

describe("a second header of one name that differs", () => {
  test.each([
    ["Content-Type", [RIGHT, JSON_TYPE, "Content-Type: text/plain"]],
    ["Content-Type", [RIGHT, "content-type: text/plain", JSON_TYPE]],
    ["Content-Type", [RIGHT, JSON_TYPE, "CONTENT-TYPE: application/json; charset=latin1"]],
    ["Content-Type", [RIGHT, JSON_TYPE, "X-A: b", "Content-Type:"]],
    ["Content-Type", [RIGHT, "Content-Type:", JSON_TYPE]],
    ["Content-Type", [RIGHT, JSON_TYPE, JSON_TYPE, "Content-Type: application/xml"]],
    ["Authorization", [RIGHT, "Authorization: Bearer other", JSON_TYPE]],
    ["Authorization", ["authorization: Bearer other", RIGHT, JSON_TYPE]],
    ["Authorization", [RIGHT, JSON_TYPE, "AUTHORIZATION: Basic eDp5"]],
    ["Authorization", ["Authorization:", RIGHT, JSON_TYPE]],
  ])("is a 400 that names it, and nothing is done: %s", async (header, lines) => {
    const gateway = await gatewayForTest();
    const message = `must come with one ${header} header, not with several that differ`;
    expect(await post(gateway, lines)).toMatchObject({
      status: 400,
      code: "invalid_request",
      details: [{ header, message }],
    });
    expect(await flowsOf(gateway)).toBe(0);
  });

  test.each([
    [415, "unsupported_media_type", ["Content-Encoding: identity", "Content-Encoding: gzip"]],
    [415, "unsupported_media_type", ["Content-Encoding: gzip", "content-encoding: identity"]],
    [415, "unsupported_media_type", ["Content-Encoding:", "Content-Encoding: br"]],
    [400, "invalid_request", ['Idempotency-Key: "a"', 'Idempotency-Key: "b"']],
    [400, "invalid_request", ["Idempotency-Key: a", "idempotency-key: b"]],
    [400, "invalid_request", ["Idempotency-Key:", "Idempotency-Key: b"]],
  ])("is a %i where all of them are read, and nothing is done: %s", async (status, code, lines) => {
    const gateway = await gatewayForTest();
    expect(await post(gateway, [RIGHT, JSON_TYPE, ...lines])).toMatchObject({ status, code });
    expect(await flowsOf(gateway)).toBe(0);
  });

  test.each([[["right", "wrong"]], [["wrong", "right"]]])("does not make a secret right: %s", async (order) => {
    const gateway = await gatewayForTest();
    const lines = order.map((which) => `X-OpenClaw-Webhook-Secret: ${which === "right" ? SECRET : "wrong"}`);
    expect((await post(gateway, [...lines, JSON_TYPE])).status).toBe(401);
  });

  test("does not make a signature right", async () => {
    const auth = { type: "hmac-sha256", header: "x-signature" } as const;
    const routes = { zapier: { ...ROUTES.zapier, auth, limits: RAISED } } as typeof ROUTES;
    const gateway = await gatewayForTest({ routes });
    const right = `X-Signature: ${createHmac("sha256", SECRET).update(BODY).digest("hex")}`;
    const wrong = `X-Signature: ${"0".repeat(64)}`;
    expect((await post(gateway, [right, JSON_TYPE])).status).toBe(200);
    for (const lines of [
      [right, wrong],
      [wrong, right],
      [right, "x-signature:"],
    ])
      expect((await post(gateway, [...lines, JSON_TYPE])).status).toBe(401);
  });

  test.each(["webhook-id", "webhook-timestamp"])("does not make a signed message right: %s", async (name) => {
    const gateway = await gatewayForTest({
      routes: { zapier: { ...ROUTES.zapier, ...SIGNED_ROUTE } } as typeof ROUTES,
    });
    const message = signed(BODY);
    const lines = Object.entries(message).map(([header, value]) => `${header}: ${value}`);
    for (const other of [`${name}: 1`, `${name}:`])
      for (const all of [
        [...lines, other],
        [other, ...lines],
      ])
        expect((await post(gateway, [...all, JSON_TYPE])).status).toBe(401);
    expect((await post(gateway, [...lines, JSON_TYPE])).status).toBe(200);
  });
});

test("the same header twice counts as one", async () => {
  const gateway = await gatewayForTest();
  expect((await post(gateway, [RIGHT, RIGHT.replace("Auth", "auth"), JSON_TYPE, JSON_TYPE])).status).toBe(200);
});
