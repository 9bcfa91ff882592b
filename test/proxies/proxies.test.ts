import { createHmac } from "node:crypto";
import { writeFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { request } from "node:https";
import { join } from "node:path";
import JSON5 from "json5";
import { describe, expect, test } from "vitest";
import { loadConfig } from "../../src/gateway/config/load-config.ts";
import type { Routes } from "../../src/plugin/config.ts";
import { gatewayForTest, temporaryDirectory } from "../support/gateway.ts";
import { PATIENCE } from "../support/raw-client.ts";
import { scrape, valueOf } from "../support/scrape.ts";
import { StreamParser } from "../support/stream-client.ts";
import { adapted, type Proxy, startProxy } from "./proxy.ts";

const SECRET = "s3cret-behind-proxy";
const LIST = JSON.stringify({ action: "list_flows" });

/** The gateway of the recipe, with more routes. */
async function gateway(more: (zapier: Routes[string]) => Routes = () => ({})) {
  const file = join(temporaryDirectory(), "openclaw.json");
  writeFileSync(file, adapted("openclaw.json5", { "${ZAPIER_SECRET}": SECRET }));
  const { gateway: settings, webhooks } = loadConfig(file);
  const { zapier } = webhooks.config.routes as { zapier: Routes[string] };
  return gatewayForTest({
    routes: { zapier, ...more(zapier) },
    gateway: { ...settings, port: 0, metrics: { host: "127.0.0.1", port: 0 } },
  });
}

interface Sent {
  path?: string;
  method?: string;
  body?: string;
  headers?: Record<string, string>;
  from?: string;
}

function send({ port, ca }: Proxy, { path = "/plugins/webhooks/zapier", method = "POST", ...sent }: Sent = {}) {
  const { body = LIST, from = "127.0.0.1" } = sent;
  const known = { host: `localhost:${port}`, "content-type": "application/json", authorization: `Bearer ${SECRET}` };
  const headers = { ...known, ...sent.headers };
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const options = { host: "127.0.0.1", port, servername: "localhost", ca, path, method, headers, localAddress: from };
    const req = request({ ...options, agent: false }, (res) => {
      let text = "";
      res.on("data", (chunk) => void (text += chunk));
      res.on("end", () => resolve({ status: res.statusCode ?? 0, body: text }));
    });
    req.on("error", reject);
    req.end(method === "POST" ? body : undefined);
  });
}

/** An open stream of events. */
function openStream({ port, ca }: Proxy, more: Record<string, string> = {}) {
  const stream = { parser: new StreamParser(), headers: {} as IncomingHttpHeaders, close: () => void req.destroy() };
  const headers = { host: `localhost:${port}`, authorization: `Bearer ${SECRET}`, ...more };
  const path = "/plugins/webhooks/zapier/events";
  const req = request({ host: "127.0.0.1", port, servername: "localhost", ca, path, headers, agent: false }, (res) => {
    stream.headers = res.headers;
    res.setEncoding("utf8").on("data", (text: string) => stream.parser.feed(text));
    res.on("error", () => {});
  });
  req.on("error", () => {});
  req.end();
  return stream;
}

describe.each(["nginx", "caddy"] as const)("behind %s as the recipe has it", (name) => {
  test("a flow is created and read over TLS", async () => {
    const proxy = await startProxy(name, (await gateway()).url);
    const created = await send(proxy, { body: JSON.stringify({ action: "create_flow", goal: "Behind a proxy" }) });
    expect(created.status).toBe(200);
    const { flowId } = JSON.parse(created.body).result.flow;
    const path = "/plugins/webhooks/zapier/get_flow";
    expect(JSON.parse((await send(proxy, { path, body: JSON.stringify({ flowId }) })).body)).toMatchObject({
      result: { flow: { goal: "Behind a proxy" } },
    });
  });

  test("each client has a separate window, and none can say that it is another", async () => {
    const limited = await gateway((zapier) => ({ limited: { ...zapier, limits: { requestsPerMinute: 2 } } }));
    const proxy = await startProxy(name, limited.url);
    const path = "/plugins/webhooks/limited";
    const statuses = [];
    for (const [from, claimed] of [
      ["127.0.0.2", "203.0.113.1"],
      ["127.0.0.2", "203.0.113.2"],
      ["127.0.0.2", "203.0.113.3"],
      ["127.0.0.3", "127.0.0.2"],
    ] as const) {
      const headers = { "x-forwarded-for": claimed, "x-real-ip": claimed, forwarded: `for=${claimed}` };
      statuses.push((await send(proxy, { path, from, headers })).status);
    }
    expect(statuses).toEqual([200, 200, 429, 200]);
  });

  test("a signature over the body holds, and not over another", async () => {
    const auth = { type: "hmac-sha256", header: "x-hub-signature-256", prefix: "sha256=" } as const;
    const signed = await gateway((zapier) => ({ signed: { ...zapier, auth } }));
    const proxy = await startProxy(name, signed.url);
    const body = ` ${JSON.stringify({ action: "create_flow", goal: "Unverändert" })}\n`;
    const signature = createHmac("sha256", SECRET).update(body).digest("hex");
    const headers = { "x-hub-signature-256": `sha256=${signature}` };
    const path = "/plugins/webhooks/signed";
    expect((await send(proxy, { path, body, headers })).status).toBe(200);
    expect((await send(proxy, { path, body: body.trim(), headers })).status).toBe(401);
  });

  test("a body that is too large for the route is refused by the gateway, one far too large by the proxy", async () => {
    const proxy = await startProxy(name, (await gateway()).url);
    const large = await send(proxy, { body: "x".repeat(300_000) });
    expect([large.status, JSON.parse(large.body).code]).toEqual([413, "payload_too_large"]);
    const refused = await send(proxy, { body: "x".repeat(3_000_000) }).catch(() => ({ status: 413 }));
    // Caddy passes the body on while it counts, and calls it a bad gateway when it stops in the middle.
    expect(name === "caddy" ? [413, 502] : [413]).toContain(refused.status);
  });

  test("a stream hears of each event at once, sends comments and ends with its client; list_events waits", async () => {
    const inside = await gateway();
    const proxy = await startProxy(name, inside.url);
    const longest = send(proxy, { body: '{"action":"list_events","types":["flow.lost"],"waitMs":50000}' });
    const stream = openStream(proxy);
    await expect.poll(() => stream.parser.retry, PATIENCE).toBe(3_000);
    expect(stream.headers).toMatchObject({ "content-type": "text/event-stream", "cache-control": "no-store" });
    for (let n = 1; n <= 3; n += 1) {
      const started = performance.now();
      await send(proxy, { body: JSON.stringify({ action: "create_flow", goal: "g" }) });
      await expect.poll(() => stream.parser.messages.length, PATIENCE).toBe(n);
      expect(performance.now() - started).toBeLessThan(5_000);
    }
    const [first] = stream.parser.messages;
    const again = openStream(proxy, { "last-event-id": first?.id ?? "" });
    await expect.poll(() => again.parser.messages.length, PATIENCE).toBe(2);
    again.close();
    await expect.poll(() => stream.parser.comments, { timeout: 40_000 }).toBe(2);
    stream.close();
    const open = async () => valueOf(await scrape(inside.metricsUrl ?? ""), "taskflow_streams");
    await expect.poll(open, PATIENCE).toBe(0);
    expect(JSON.parse((await longest).body)).toMatchObject({ ok: true, result: { events: [] } });
  });

  test.each(["/metrics", "/docs", "/openapi.json", "/healthz", "/readyz", "/", "/plugins/webhooks/../../metrics"])(
    "%s stays inside",
    async (path) => {
      const inside = await gateway();
      const proxy = await startProxy(name, inside.url);
      expect((await send(proxy, { path, method: "GET" })).status).toBe(404);
    },
  );
});

test("the gateway's configuration in the recipe is JSON5 without a mistake, and trusts the proxy alone", () => {
  expect(JSON5.parse(adapted("openclaw.json5", {}))).toMatchObject({
    gateway: { bind: "loopback", trustedProxies: ["127.0.0.1"] },
  });
});
