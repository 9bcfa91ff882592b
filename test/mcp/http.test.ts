import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { describe, expect, test } from "vitest";
import { gatewayForTest } from "../support/gateway.ts";
import { hasEnded } from "../support/has-ended.ts";
import { call, clientAt, mcpEnvironment } from "../support/mcp-client.ts";
import { ready, run, start } from "../support/program.ts";
import { SENDER_ACTIONS } from "../support/sender-actions.ts";

const TOKEN = "token-of-thirty-two-characters-or-more";
const env = mcpEnvironment("http://127.0.0.1:1");
const PING = { jsonrpc: "2.0", id: 1, method: "ping" };

interface Sent {
  method?: string;
  path?: string;
  headers?: Record<string, string | undefined>;
  body?: string;
}

/** Not fetch, which does not let its caller choose `Host`. */
async function send(url: string, { method = "POST", path = "/mcp", headers = {}, body = JSON.stringify(PING) }: Sent) {
  const all = { "content-type": "application/json", accept: "application/json, text/event-stream", ...headers };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  const req = request(new URL(path, url), { method, headers: given, agent: false, setHost: !("host" in headers) });
  req.end(body);
  const [res] = (await once(req, "response")) as [IncomingMessage];
  let text = "";
  for await (const chunk of res) text += chunk;
  return { status: res.statusCode, headers: res.headers, text };
}

const serve = async (args: string[] = [], more: Record<string, string> = {}) =>
  ready(start(["mcp", "--http", "0", ...args], { ...env, ...more }));

describe("on loopback, without a token", () => {
  test("who names this machine is let in, whatever the port", async () => {
    const url = await serve();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/mcp$/);
    for (const host of ["127.0.0.1:1", "localhost", "LOCALHOST:99", "[::1]:5"])
      expect((await send(url, { headers: { host } })).status, host).toBe(200);
    for (const origin of ["http://localhost:6274", "http://127.0.0.1"])
      expect((await send(url, { headers: { origin } })).status, origin).toBe(200);
  });

  test("a web page whose name resolves to this machine is 403, and so is one of another origin", async () => {
    const url = await serve();
    const hosts = [
      "evil.example",
      "evil.example:18788",
      "127.0.0.1.evil.example",
      "localhost.evil.example",
      "a b",
      undefined,
    ];
    for (const host of hosts) expect((await send(url, { headers: { host } })).status, host).toBe(403);
    const origins = ["https://evil.example", "http://localhost.evil.example", "null", "file://", "nonsense"];
    for (const origin of origins) expect((await send(url, { headers: { origin } })).status, origin).toBe(403);
    const { headers, text } = await send(url, { headers: { origin: "https://evil.example" } });
    expect(headers).not.toHaveProperty("access-control-allow-origin");
    expect(JSON.parse(text)).toMatchObject({ jsonrpc: "2.0", error: { code: -32_000 }, id: null });
  });

  test("a form of a web page, which is sent without asking, is 415; a question whether it may ask is no yes", async () => {
    const url = await serve();
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
      expect((await send(url, { headers: { "content-type": type } })).status, type).toBe(415);
    const preflight = await send(url, { method: "OPTIONS", body: "", headers: { origin: "http://localhost:6274" } });
    expect(preflight.status).toBe(405);
    expect(preflight.headers).not.toHaveProperty("access-control-allow-origin");
  });

  test("other names are let in that were allowed", async () => {
    const url = await serve(["--allow-host", "mcp.example, Box.LAN:8080"]);
    for (const host of ["mcp.example", "MCP.example:443", "box.lan:80"])
      expect((await send(url, { headers: { host } })).status).toBe(200);
    expect((await send(url, { headers: { host: "other.example" } })).status).toBe(403);
  });
});

describe("with a token", () => {
  const withToken = () => serve([], { TASKFLOW_WEBHOOKS_MCP_TOKEN: TOKEN });

  test("the official client that has it is served", async () => {
    const gateway = await gatewayForTest();
    const url = await serve([], { ...mcpEnvironment(gateway.url), TASKFLOW_WEBHOOKS_MCP_TOKEN: TOKEN });
    const client = await clientAt(url, TOKEN);
    expect(await call(client, "create_flow", { goal: "With a token" })).toMatchObject({ result: { created: true } });
    for (const wrong of [undefined, "wrong"])
      await expect(clientAt(url, wrong)).rejects.toThrow("The token is missing or wrong");
  });

  test.each([
    ["none", {}],
    ["a wrong one", { authorization: "Bearer wrong" }],
    ["a part of it", { authorization: `Bearer ${TOKEN.slice(0, -1)}` }],
    ["more than it", { authorization: `Bearer ${TOKEN}x` }],
    ["an empty one", { authorization: "Bearer " }],
    ["it in another scheme", { authorization: `Basic ${TOKEN}` }],
    ["it in another header", { "x-openclaw-webhook-secret": TOKEN }],
  ])("%s is 401 with a challenge, before the body is read", async (_what, headers) => {
    const url = await withToken();
    const {
      status,
      headers: answered,
      text,
    } = await send(url, { headers: headers as Record<string, string>, body: "{" });
    expect([status, answered["www-authenticate"]]).toEqual([401, 'Bearer realm="taskflow-webhooks mcp"']);
    expect(text).not.toContain(TOKEN);
  });

  test("in the query is not looked for", async () => {
    expect((await send(await withToken(), { path: `/mcp?token=${TOKEN}` })).status).toBe(401);
  });

  test("that is right does not let a foreign host or page in", async () => {
    const authorization = `Bearer ${TOKEN}`;
    const url = await withToken();
    expect((await send(url, { headers: { authorization, host: "evil.example" } })).status).toBe(403);
    expect((await send(url, { headers: { authorization, origin: "https://evil.example" } })).status).toBe(403);
  });
});

describe("what no client sends", () => {
  test("a body of more than 1 MiB is 413, declared or not, and the server goes on", async () => {
    const url = await serve();
    const body = JSON.stringify({ ...PING, params: { filler: "x".repeat(1024 * 1024) } });
    expect((await send(url, { body, headers: { "content-length": String(body.length) } })).status).toBe(413);
    expect((await send(url, { body, headers: { "transfer-encoding": "chunked" } })).status).toBe(413);
    expect((await send(url, {})).status).toBe(200);
  });

  test.each([
    ["no JSON", "{", 400],
    ["no JSON-RPC", '{"hello":"world"}', 400],
    ["JSON without a bottom", "[".repeat(100_000), 400],
    ["nothing", "", 400],
  ])("%s is an error of JSON-RPC, without a stack trace", async (_what, body, expected) => {
    const { status, text } = await send(await serve(), { body });
    expect(status).toBe(expected);
    expect(JSON.parse(text)).toMatchObject({ jsonrpc: "2.0", error: { code: expect.any(Number) } });
    expect(text).not.toMatch(/at .*\.ts|node_modules/);
  });

  test("a stream of announcements is refused, as there is nothing to announce", async () => {
    const client = await clientAt(await serve(), undefined, "2026-07-28");
    await expect(client.listen({ toolsListChanged: true })).rejects.toThrow("Subscription limit reached");
  });

  test("other paths are 404, other methods 405", async () => {
    const url = await serve();
    for (const path of ["/", "/mcp/", "/sse", "/.well-known/oauth-protected-resource"])
      expect((await send(url, { path })).status, path).toBe(404);
    for (const method of ["GET", "DELETE", "PUT"])
      expect((await send(url, { method, body: "" })).status, method).toBe(405);
  });
});

describe("the command line", () => {
  test.each([
    [
      "an address that others reach, without a token",
      ["--http", "0.0.0.0:0"],
      {},
      /Other machines can reach .*: set a token/,
    ],
    ["the same in IPv6", ["--http", "[::]:0"], {}, /Other machines can reach/],
    ["a name that may be another's", ["--http", "127.example.org:0"], {}, /Other machines can reach/],
    ["a token that can be guessed", ["--http"], { TASKFLOW_WEBHOOKS_MCP_TOKEN: "secret" }, /32 ASCII characters/],
    ["an empty token", ["--http"], { TASKFLOW_WEBHOOKS_MCP_TOKEN: "" }, /32 ASCII characters/],
    ["no port", ["--http", "localhost"], {}, /takes a port/],
    ["a port that there is not", ["--http", "70000"], {}, /takes a port/],
    ["a name that is none", ["--http", "0", "--allow-host", "a b"], {}, /"a b" is not a host name/],
    ["a file that is not there", ["--http", "0", "--token-file", "/nowhere"], {}, /--token-file: .*ENOENT/],
  ])("%s is refused before anything is served", async (_what, args, more, message) => {
    const { code, out, err } = await run(["mcp", ...args], { ...env, ...(more as Record<string, string>) });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
  });

  test("with a token it serves others too", async () => {
    const url = await ready(start(["mcp", "--http", "0.0.0.0:0"], { ...env, TASKFLOW_WEBHOOKS_MCP_TOKEN: TOKEN }));
    const client = await clientAt(url.replace("0.0.0.0", "127.0.0.1"), TOKEN);
    expect((await client.listTools()).tools).toHaveLength(SENDER_ACTIONS.length);
  });

  test("a port in use is reported in one sentence", async () => {
    const { port } = new URL(await serve());
    const { code, err } = await run(["mcp", "--http", port], env);
    expect([code, err]).toEqual([
      2,
      `Cannot listen on 127.0.0.1, port ${port} (EADDRINUSE). Choose another with --http.\n`,
    ]);
  });
});

test("on SIGTERM it answers the calls in flight, refuses new connections and exits with 0", async () => {
  const gateway = await gatewayForTest();
  const env = { ...mcpEnvironment(gateway.url), LOG_LEVEL: "debug" };
  const program = start(["mcp", "--http", "0"], env);
  const url = await ready(program);
  const body = JSON.stringify({
    ...PING,
    method: "tools/call",
    params: { name: "create_flow", arguments: { goal: "late" } },
  });
  const req = request(url, {
    method: "POST",
    // The server says when it has the headers.
    headers: {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      expect: "100-continue",
    },
  });
  // The body comes in two halves, with the signal in between.
  req.write(body.slice(0, 20));
  await once(req, "continue");
  program.child.kill("SIGTERM");
  await expect.poll(() => program.output.err, { timeout: 15_000 }).toContain("Stopping.");
  req.end(body.slice(20));
  const [res] = (await once(req, "response")) as [IncomingMessage];
  let text = "";
  for await (const chunk of res) text += chunk;
  expect(text).toContain('"created":true');
  if (!hasEnded(program.child)) await once(program.child, "exit");
  expect(program.child.exitCode).toBe(0);
  await expect(fetch(url)).rejects.toThrow();
  expect(program.output.out).toBe("");
});
