import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Routes } from "../../src/plugin/config.ts";
import { gatewayForTest, RAISED } from "../support/gateway.ts";
import { SIGNED_ROUTE, signed } from "../support/signed-messages.ts";

type Route = Routes[string];
const BODY = JSON.stringify({ action: "create_flow", goal: "Prüfe den Eingang" });
const gatewayWith = (route: Pick<Route, "auth" | "secret">, log: string[] = []) =>
  gatewayForTest({ log, routes: { signed: { sessionKey: "agent:main:main", limits: RAISED, ...route } } });

async function post(gateway: { url: string }, body: string | Buffer<ArrayBuffer>, headers: Record<string, string>) {
  const response = await fetch(`${gateway.url}/plugins/webhooks/signed`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  const { code, error } = (await response.json()) as { code?: string; error?: string };
  return { status: response.status, code, error, challenge: response.headers.get("www-authenticate") };
}

describe("a route with hmac-sha256", () => {
  const GITHUB = { type: "hmac-sha256", header: "X-Hub-Signature-256", prefix: "sha256=" } as const;
  const sign = (body: string, key = "key", encoding: "hex" | "base64" = "hex") =>
    createHmac("sha256", key).update(body).digest(encoding);
  const github = (signature: string) => ({ "x-hub-signature-256": `sha256=${signature}` });

  test("accepts the example of GitHub's documentation", async () => {
    const gateway = await gatewayWith({ auth: GITHUB, secret: "It's a Secret to Everybody" });
    const signature = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    // Its body is no JSON: that the error says so means that the signature was right.
    expect(await post(gateway, "Hello, World!", github(signature))).toMatchObject({ status: 400 });
    expect(await post(gateway, "Hello, World?", github(signature))).toMatchObject({ status: 401 });
  });

  test("takes a signature over the bytes of the body, and no other", async () => {
    const gateway = await gatewayWith({ auth: GITHUB, secret: "key" });
    expect(await post(gateway, BODY, github(sign(BODY)))).toMatchObject({ status: 200 });
    expect(await post(gateway, BODY, github(sign(BODY).toUpperCase()))).toMatchObject({ status: 200 });
    const refused: Record<string, string>[] = [
      github(sign(`${BODY} `)),
      github(sign(BODY, "other")),
      github(sign(BODY).slice(2)),
      github(`${sign(BODY)}00`),
      github(sign(BODY, "key", "base64")),
      github(""),
      { "x-hub-signature-256": sign(BODY) },
      { "x-signature": `sha256=${sign(BODY)}` },
      { authorization: "Bearer key" },
      { "x-openclaw-webhook-secret": "key" },
      {},
    ];
    for (const headers of refused)
      expect(await post(gateway, BODY, headers), JSON.stringify(headers)).toMatchObject({
        status: 401,
        code: "unauthorized",
        challenge: 'HMAC-SHA256 realm="taskflow-webhooks", header="x-hub-signature-256"',
      });
  });

  test("does not take bytes that only decode to the same text", async () => {
    const gateway = await gatewayWith({ auth: GITHUB, secret: "key" });
    const [signed, sent] = [Buffer.from([0x22, 0xff, 0x22]), Buffer.from([0x22, 0xfe, 0x22])];
    expect(signed.toString()).toBe(sent.toString());
    const signature = createHmac("sha256", "key").update(signed).digest("hex");
    expect(await post(gateway, sent, github(signature))).toMatchObject({ status: 401 });
  });

  test("takes base64 without a prefix, and a signature with each of its secrets", async () => {
    const auth = { type: "hmac-sha256", header: "x-shopify-hmac-sha256", encoding: "base64" } as const;
    const gateway = await gatewayWith({ auth, secret: ["new", "old"] });
    for (const [key, status] of [
      ["new", 200],
      ["old", 200],
      ["older", 401],
    ] as const)
      expect(await post(gateway, BODY, { "x-shopify-hmac-sha256": sign(BODY, key, "base64") })).toMatchObject({
        status,
      });
  });

  test("reads no body whose signature has not the right form, and not more of one than it takes", async () => {
    const gateway = await gatewayWith({ auth: GITHUB, secret: "key" });
    const large = "x".repeat(300_000);
    expect(await post(gateway, large, github("no"))).toMatchObject({ status: 401 });
    expect(await post(gateway, large, github(sign(large)))).toMatchObject({ status: 413 });
  });
});

describe("a route with standard-webhooks", () => {
  const ROUTE = SIGNED_ROUTE;
  const now = () => Math.floor(Date.now() / 1000);
  const READ = JSON.stringify({ action: "list_flows" });

  test("takes a message that is signed with its secret, whsec_ in front or not", async () => {
    for (const secret of [ROUTE.secret, ROUTE.secret.slice("whsec_".length)]) {
      const gateway = await gatewayWith({ ...ROUTE, secret });
      expect(await post(gateway, BODY, signed(BODY))).toMatchObject({ status: 200 });
    }
  });

  test("does not take bytes that only decode to the same text", async () => {
    const gateway = await gatewayWith(ROUTE);
    const sent = Buffer.from([0x22, 0xfe, 0x22]);
    // What the text says that both are decoded to.
    expect(await post(gateway, sent, signed(sent.toString()))).toMatchObject({ status: 401 });
  });

  test("takes one of several signatures, and of several secrets", async () => {
    const older = Buffer.from("an older key of the route").toString("base64");
    const gateway = await gatewayWith({ ...ROUTE, secret: [ROUTE.secret, `whsec_${older}`] });
    expect(await post(gateway, READ, signed(READ, { key: older }))).toMatchObject({ status: 200 });
    const message = signed(READ);
    const both = { ...message, "webhook-signature": `v1a,ed25519 v1,AAAA ${message["webhook-signature"]}` };
    expect(await post(gateway, READ, both)).toMatchObject({ status: 200 });
  });

  test("refuses another id, time, body or key, and a message without a signature", async () => {
    const gateway = await gatewayWith(ROUTE);
    const message = signed(READ);
    const { "webhook-signature": _left, ...unsigned } = message;
    const refused: [string, Record<string, string>][] = [
      [READ, { ...message, "webhook-id": "msg_other" }],
      [READ, { ...message, "webhook-timestamp": String(now() - 1) }],
      [READ, { ...message, "webhook-timestamp": `${message["webhook-timestamp"]} ` + "x" }],
      [BODY, message],
      [READ, signed(READ, { key: Buffer.from("another").toString("base64") })],
      [READ, unsigned],
      [READ, { ...message, "webhook-signature": "v1" }],
      [READ, { ...message, "webhook-signature": "v1," }],
      [READ, { authorization: `Bearer ${ROUTE.secret}` }],
      [READ, signed(READ, { id: "x".repeat(257) })],
    ];
    for (const [body, headers] of refused)
      expect(await post(gateway, body, headers), JSON.stringify(headers)).toMatchObject({
        status: 401,
        code: "unauthorized",
        challenge: 'Standard-Webhooks realm="taskflow-webhooks"',
      });
    expect(await post(gateway, READ, message)).toMatchObject({ status: 200 });
  });

  test.each([
    [undefined, 290, 310],
    [30, 20, 40],
  ])("with a tolerance of %s s takes a time %i s away, and none %i s away", async (toleranceSeconds, near, far) => {
    const auth = { type: "standard-webhooks", ...(toleranceSeconds && { toleranceSeconds }) } as const;
    const gateway = await gatewayWith({ ...ROUTE, auth });
    for (const at of [now() - near, now() + near])
      expect(await post(gateway, READ, signed(READ, { at }))).toMatchObject({ status: 200 });
    for (const at of [now() - far, now() + far])
      expect(await post(gateway, READ, signed(READ, { at }))).toMatchObject({ status: 401, code: "unauthorized" });
  });

  test("is skipped with a secret that is no base64, of which the warning shows nothing", async () => {
    const log: string[] = [];
    const gateway = await gatewayWith({ ...ROUTE, secret: "canary-secret!" }, log);
    expect(await post(gateway, READ, signed(READ))).toMatchObject({ status: 404 });
    expect(log.join("")).toMatch(/"signed.*not served.*Standard Webhooks/);
    expect(log.join("")).not.toContain("canary");
  });
});
