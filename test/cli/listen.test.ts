import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { unwrapEvent } from "../../sdk/src/index.ts";
import { jsonLine } from "../../src/cli/call/print.ts";
import { refusal, startEventServer } from "../support/event-server.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { hasEnded } from "../support/has-ended.ts";
import { MAIN, run, start } from "../support/program.ts";

const SECRET = "s3cret-zapier";
const SIGNING = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const PATIENT = { timeout: 20_000, interval: 20 };

const envOf = ({ url }: { url: string }) => ({ TASKFLOW_WEBHOOKS_URL: url, TASKFLOW_WEBHOOKS_SECRET: SECRET });

/** The real command, with what it has printed so far. */
function listen(server: { url: string }, args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const { child, output } = start(["listen", ...args], { ...envOf(server), ...env });
  return {
    child,
    output,
    lines: () =>
      output.out
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line)),
    ids: () => [...output.out.matchAll(/"eventId":"(\w+)"/g)].map(([, id]) => id),
    isReady: () => expect.poll(() => output.err, PATIENT).toContain("Listening for events of"),
    ended: async (): Promise<number | null> => (hasEnded(child) ? child.exitCode : (await once(child, "exit"))[0]),
  };
}

/** A receiver on a real socket that answers with these statuses, then with 204. */
async function receiver(...statuses: number[]) {
  const received: { headers: NodeJS.Dict<string | string[]>; body: string }[] = [];
  const server = createServer(async (req, res) => {
    let body = "";
    for await (const chunk of req) body += chunk;
    received.push({ headers: req.headers, body });
    const status = statuses.shift() ?? 204;
    res.writeHead(status, status === 302 ? { location: "/elsewhere" } : {}).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received };
}

describe("listen prints", () => {
  test("one line of JSON for each event from now on, until SIGTERM or SIGINT ends it with 0", async () => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      const server = await startEventServer();
      server.emit("flow.created");
      const { child, output, lines, isReady, ended } = listen(server);
      await isReady();
      server.emit("flow.waiting");
      server.emit("flow.succeeded");
      await expect.poll(() => lines().length, PATIENT).toBe(2);
      expect(lines()).toMatchObject([
        { eventId: "e2", type: "flow.waiting", flowId: "f" },
        { eventId: "e3", type: "flow.succeeded", status: "succeeded", cursor: "3" },
      ]);
      child.kill(signal);
      expect(await ended()).toBe(0);
      expect(output.err).not.toContain(SECRET);
      expect(output.err.trim().split("\n")).toHaveLength(1);
    }
  });

  test("all that the gateway keeps first with --position oldest, and what follows a --cursor", async () => {
    const server = await startEventServer();
    for (let n = 0; n < 3; n++) server.emit("task.progress");
    const all = listen(server, ["--position", "oldest"]);
    const rest = listen(server, ["--cursor", "2"]);
    await expect.poll(all.ids, PATIENT).toEqual(["e1", "e2", "e3"]);
    await expect.poll(rest.ids, PATIENT).toEqual(["e3"]);
  });

  test("only events of --flow-id and --types", async () => {
    const server = await startEventServer();
    server.emit("flow.created", "a");
    server.emit("flow.succeeded", "a");
    server.emit("flow.failed", "b");
    server.emit("flow.failed", "a");
    const args = ["--position", "oldest", "--flow-id", "a", "--types", "flow.succeeded,flow.failed"];
    const { ids } = listen(server, args);
    await expect.poll(ids, PATIENT).toEqual(["e2", "e4"]);
  });

  test("every event once across a restart of the gateway, and reports the outage once", async () => {
    const server = await startEventServer();
    const { ids, isReady, output } = listen(server);
    await isReady();
    server.emit("flow.created");
    await expect.poll(ids, PATIENT).toEqual(["e1"]);
    await server.stop();
    await expect.poll(() => output.err, PATIENT).toContain("Trying again until the gateway answers");
    server.emit("flow.waiting");
    server.emit("flow.succeeded");
    await server.restart();
    await expect.poll(ids, PATIENT).toEqual(["e1", "e2", "e3"]);
    expect(output.err.match(/Trying again/g)).toHaveLength(1);
  });

  test("what is left after a gap, and says so", async () => {
    const server = await startEventServer();
    for (let n = 0; n < 4; n++) server.emit("task.progress");
    server.script(({ cursor }) =>
      cursor === "1" ? refusal(410, "events_expired", { reason: "Deleted.", oldestCursor: "3" }) : undefined,
    );
    const { ids, output } = listen(server, ["--cursor", "1"]);
    await expect.poll(ids, PATIENT).toEqual(["e4"]);
    expect(output.err).toContain("Some events were deleted before they were read");
  });

  test("until its reader goes away, and then ends with 0 and in silence", async () => {
    const server = await startEventServer();
    const pipeline = `"${process.execPath}" "${MAIN}" listen --position oldest; echo "code $?" >&2`;
    const shell = spawn("sh", ["-c", `(${pipeline}) | head -1`], { env: { ...process.env, ...envOf(server) } });
    onTestFinished(() => void shell.kill("SIGKILL"));
    const output = { out: "", err: "" };
    shell.stdout.on("data", (chunk) => void (output.out += chunk));
    shell.stderr.on("data", (chunk) => void (output.err += chunk));
    const emitting = setInterval(() => server.emit("task.progress"), 50);
    onTestFinished(() => clearInterval(emitting));
    await once(shell, "close");
    expect(output.out.trim().split("\n")).toHaveLength(1);
    expect(output.err).toMatch(/^Listening for events of .*\ncode 0\n$/);
  });
});

test("a line has no character that a terminal takes for a command or that ends a line, and is the same JSON", () => {
  const event = { currentStep: "\u001b[2J\u009b2J\u202e\u2028\n✓" };
  const line = jsonLine(event);
  expect(line).toBe('{"currentStep":"\\u001b[2J\\u009b2J\\u202e\\u2028\\n✓"}\n');
  expect(JSON.parse(line)).toEqual(event);
});

describe("listen ends with the exit code", () => {
  test.each([
    ["--types", "flow.sucess"],
    ["--position", "middle"],
    ["--cursor", "1", "--position", "oldest"],
    ["--forward-to", "ftp://localhost/"],
    ["--forward-to", "http://user:pass@localhost/"],
    ["--forward-secret-file", "x"],
    ["--limit", "5"],
  ])("2 for %s %s", async (...args) => {
    const { code, out, err } = await run(["listen", ...args], envOf({ url: "http://127.0.0.1:1/r" }));
    expect([code, out]).toEqual([2, ""]);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  test("2 for a secret to sign with that endpoints would refuse, without showing it", async () => {
    const env = { ...envOf({ url: "http://127.0.0.1:1/r" }), TASKFLOW_WEBHOOKS_FORWARD_SECRET: "hunter2" };
    const { code, err } = await run(["listen", "--forward-to", "localhost:1/"], env);
    expect([code, err]).toEqual([2, expect.stringContaining("must be whsec_")]);
    expect(err).not.toContain("hunter2");
  });

  test.each([
    [3, refusal(401, "unauthorized"), "Check TASKFLOW_WEBHOOKS_SECRET"],
    [3, refusal(403, "action_not_allowed"), "list_events: No."],
    [6, refusal(501, "not_supported"), "list_events: No."],
    // Said of every cursor, even of the oldest.
    [
      6,
      refusal(410, "events_expired", { oldestCursor: "7" }),
      "The oldest events that the gateway keeps follow --cursor 7",
    ],
  ] as const)("%s for a refusal", async (expected, reply, sentence) => {
    const server = await startEventServer();
    server.script(() => reply);
    const { code, out, err } = await run(["listen"], envOf(server));
    expect([code, out, err]).toEqual([expected, "", expect.stringContaining(sentence)]);
  });

  test("7 when the gateway cannot be reached at the start", async () => {
    const { code, err } = await run(["listen"], envOf({ url: "http://127.0.0.1:1/r" }));
    expect([code, err]).toEqual([7, expect.stringContaining("http://127.0.0.1:1/r was not reached")]);
  });
});

describe("listen --forward-to", () => {
  test("sends each event, in order, as the signed webhook of the gateway", async () => {
    const server = await startEventServer();
    server.flow({ flowId: "f", status: "succeeded", stateJson: { n: 1 } });
    const { address, received } = await receiver();
    const { output, isReady, lines } = listen(server, ["--forward-to", address]);
    await isReady();
    const secret = /secret to verify them with is (whsec_[\w+/=]+)/.exec(output.err)?.[1] ?? "";
    server.emit("flow.succeeded");
    server.emit("task.created");
    server.emit("flow.deleted", "gone");
    await expect.poll(() => received.length, PATIENT).toBe(3);
    const messages = await Promise.all(received.map(({ body, headers }) => unwrapEvent(body, headers, secret)));
    expect(messages).toMatchObject([
      {
        type: "flow.succeeded",
        timestamp: "1970-01-01T00:00:00.001Z",
        data: { event: { eventId: "e1", revision: 1 }, flow: { flowId: "f", stateJson: { n: 1 } } },
      },
      { type: "task.created" },
      { type: "flow.deleted", data: { flow: null } },
    ]);
    expect(received.map(({ headers }) => headers["webhook-id"])).toEqual(["e1", "e2", "e3"]);
    expect(received[0]?.body).not.toContain("cursor");
    await expect.poll(() => output.err, PATIENT).toMatch(/flow\.deleted e3: 204 \(\d+ ms\)\n/);
    expect(lines()).toHaveLength(3);
    expect(output.err.match(/whsec_/g)).toHaveLength(1);
  });

  test("signs with a given secret, and does not show it", async () => {
    const server = await startEventServer();
    const { address, received } = await receiver();
    const file = join(temporaryDirectory(), "secret");
    writeFileSync(file, `${SIGNING}\n`);
    for (const [args, env] of [
      [["--forward-secret-file", file], {}],
      [[], { TASKFLOW_WEBHOOKS_FORWARD_SECRET: SIGNING }],
    ] as const) {
      received.length = 0;
      const { output, isReady } = listen(server, ["--forward-to", `http://${address}`, ...args], env);
      await isReady();
      server.emit("flow.created");
      await expect.poll(() => received.length, PATIENT).toBeGreaterThan(0);
      await unwrapEvent(received[0]?.body ?? "", received[0]?.headers ?? {}, SIGNING);
      expect(output.err).not.toContain("whsec_");
    }
  });

  test("leaves out the state of a flow that would make the body longer than 20 kB", async () => {
    const server = await startEventServer();
    server.flow({ flowId: "f", status: "running", stateJson: "x".repeat(30_000), goal: "kept" });
    const { address, received } = await receiver();
    const { isReady } = listen(server, ["--forward-to", address], { TASKFLOW_WEBHOOKS_FORWARD_SECRET: SIGNING });
    await isReady();
    server.emit("flow.waiting");
    await expect.poll(() => received.length, PATIENT).toBe(1);
    const { data } = JSON.parse(received[0]?.body ?? "");
    expect(data).toMatchObject({ flow: { goal: "kept" }, omitted: ["stateJson"] });
    expect(data.flow).not.toHaveProperty("stateJson");
  });

  test("repeats failures a few times and goes on, while every event is printed at once", async () => {
    const server = await startEventServer();
    const { address, received } = await receiver(500, 302, 503, 404, 410);
    const { output, isReady, ids } = listen(server, ["--forward-to", address]);
    await isReady();
    server.emit("flow.created");
    server.emit("flow.waiting");
    await expect.poll(ids, PATIENT).toEqual(["e1", "e2"]);
    expect(output.err).not.toContain("given up");
    await expect.poll(() => output.err, PATIENT).toMatch(/flow\.waiting e2: 204/);
    expect(received.map(({ headers }) => headers["webhook-id"])).toEqual(["e1", "e1", "e1", "e1", "e2", "e2"]);
    expect(output.err).toMatch(/e1: 500 \(\d+ ms\), again in 0\.5 s\n/);
    expect(output.err).toMatch(/e1: 404 \(\d+ ms\), given up\n/);
  });

  test("reports a receiver that is away, and drops what waits when it is stopped", async () => {
    const server = await startEventServer();
    const away = await startEventServer();
    await away.stop();
    const { child, output, isReady, ended, ids } = listen(server, ["--forward-to", away.url]);
    await isReady();
    server.emit("flow.created");
    server.emit("flow.waiting");
    await expect.poll(() => output.err, PATIENT).toMatch(/e1: no answer \(ECONNREFUSED\) \(\d+ ms\), again in/);
    await expect.poll(ids, PATIENT).toEqual(["e1", "e2"]);
    child.kill("SIGINT");
    expect(await ended()).toBe(0);
    expect(output.err).toContain("Not forwarded: 2 events.");
  });
});
