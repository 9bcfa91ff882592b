import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { gatewayForTest, SECRET } from "../support/gateway.ts";
import { call, clientOverStdio, mcpEnvironment } from "../support/mcp-client.ts";
import { MAIN, run } from "../support/program.ts";

const INITIALIZE = {
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "test", version: "1" } },
};

interface Server {
  child: ChildProcessWithoutNullStreams;
  say(...messages: object[]): void;
  /** The lines of standard output so far. */
  lines(): string[];
  until(condition: (lines: string[]) => boolean): Promise<void>;
  err(): string;
}

function startServer(env: Record<string, string>): Server {
  const child = spawn(process.execPath, [MAIN, "mcp"], { env: { ...process.env, ...env }, stdio: "pipe" });
  onTestFinished(() => void child.kill("SIGKILL"));
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => void (out += chunk));
  child.stderr.on("data", (chunk) => void (err += chunk));
  const lines = () => out.split("\n").slice(0, -1);
  return {
    child,
    say: (...messages) => void child.stdin.write(messages.map((message) => `${JSON.stringify(message)}\n`).join("")),
    lines,
    until: async (condition) => {
      while (!condition(lines())) await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
    },
    err: () => err,
  };
}

test("standard output holds messages of the protocol and nothing else, whatever comes", async () => {
  const gateway = await gatewayForTest();
  const server = startServer({ ...mcpEnvironment(gateway.url), LOG_LEVEL: "trace" });
  server.say(INITIALIZE);
  server.child.stdin.write('no json\n{"half":\n\n[]\n{"jsonrpc":"2.0"}\n');
  const call = (id: number, name: string, args: object) =>
    server.say({ jsonrpc: "2.0", id, method: "tools/call", params: { name, arguments: args } });
  call(2, "create_flow", { goal: "Only messages" });
  call(3, "create_flow", { goal: 5 });
  call(4, "no_tool", {});
  server.say({ jsonrpc: "2.0", id: 5, method: "no/method" });
  await server.until((lines) => lines.length >= 5);
  const messages = server.lines().map((line) => JSON.parse(line));
  expect(new Set(messages.map(({ id }) => id))).toEqual(new Set([1, 2, 3, 4, 5]));
  for (const message of messages) expect(message).toMatchObject({ jsonrpc: "2.0" });
  expect(server.err() + server.lines().join("")).not.toContain(SECRET);
  server.child.stdin.end();
  await once(server.child, "exit");
});

test.each(["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"])(
  "a client of %s is served in it",
  async (version) => {
    const server = startServer(mcpEnvironment("http://127.0.0.1:1"));
    server.say({ ...INITIALIZE, params: { ...INITIALIZE.params, protocolVersion: version } });
    await server.until((lines) => lines.length === 1);
    expect(JSON.parse(server.lines()[0] ?? "")).toMatchObject({ id: 1, result: { protocolVersion: version } });
  },
);

describe("the process ends with 0, and no child is left", () => {
  test("when its standard input ends, though connections to the gateway are open", async () => {
    const { client, transport } = await clientOverStdio(mcpEnvironment((await gatewayForTest()).url));
    await call(client, "create_flow", { goal: "x" });
    const { pid } = transport;
    const started = Date.now();
    await client.close();
    expect(() => process.kill(pid ?? 0, 0)).toThrow("ESRCH");
    // The official client waits 2 s before it sends SIGTERM.
    expect(Date.now() - started).toBeLessThan(1_500);
  });

  test.each(["SIGTERM", "SIGINT"] as const)("on %s", async (signal) => {
    const server = startServer(mcpEnvironment("http://127.0.0.1:1"));
    server.say(INITIALIZE);
    await server.until((lines) => lines.length === 1);
    server.child.kill(signal);
    expect(await once(server.child, "exit")).toEqual([0, null]);
  });

  test("when its standard input ends during a call: the call is given up", async () => {
    const silent = createServer(() => undefined).listen(0, "127.0.0.1");
    await once(silent, "listening");
    onTestFinished(() => silent.closeAllConnections());
    const server = startServer(mcpEnvironment(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`));
    server.say(INITIALIZE, {
      jsonrpc: "2.0",
      id: 2,
      method: "tools/call",
      params: { name: "find_latest_flow", arguments: {} },
    });
    await once(silent, "request");
    server.child.stdin.end();
    expect(await once(server.child, "exit")).toEqual([0, null]);
    silent.close();
  });
});

describe("the command line", () => {
  const nothing = { TASKFLOW_WEBHOOKS_URL: "", TASKFLOW_WEBHOOKS_SECRET: "" };
  const url = "http://127.0.0.1:1/plugins/webhooks/zapier";
  test.each([
    ["no URL", [], {}, /The URL of the route is missing\. Set TASKFLOW_WEBHOOKS_URL or --url/],
    ["no secret", ["--url", url], {}, /The secret is missing\./],
    [
      "a URL with a password, which is not shown",
      ["--url", "http://u:hunter2@h/plugins/webhooks/a"],
      {},
      /has a user, a query or a fragment/,
    ],
    ["a URL that is none", ["--url", "hunter2"], {}, /does not start with http/],
    ["another scheme", ["--url", "ftp://h/plugins/webhooks/a"], {}, /does not start with http/],
    [
      "a secret that fits no header",
      ["--url", url],
      { TASKFLOW_WEBHOOKS_SECRET: "hunter2\u20ac" },
      /invalid in a header/,
    ],
    ["a file that is not there", ["--url", url, "--secret-file", "/nowhere"], {}, /--secret-file: .*ENOENT/],
    ["an unknown option", ["--secret", "hunter2"], {}, /Unknown option '--secret'/],
  ])("%s is a usage error", async (_what, args, env, message) => {
    const { code, out, err } = await run(["mcp", ...args], { ...nothing, ...(env as Record<string, string>) });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
    expect(err).not.toContain("hunter2");
  });

  test("--help tells the options and needs nothing else", async () => {
    const { code, out } = await run(["mcp", "--help"], nothing);
    expect(code).toBe(0);
    for (const option of ["--url", "--secret-file", "--http", "--token-file", "--allow-host"])
      expect(out).toContain(option);
  });
});
