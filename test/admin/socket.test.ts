import { once } from "node:events";
import { chmodSync, existsSync, linkSync, mkdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { callGateway } from "../../src/admin/client/call-gateway.ts";
import type { Operations } from "../../src/admin/protocol.ts";
import { socketPath } from "../../src/admin/socket-path.ts";
import type { OperatorHost } from "../../src/port/operator.ts";
import { shortDirectory } from "../support/short-directory.ts";
import { adminFor } from "./support/admin.ts";

/** Answers a log level, and nothing else. */
const operator = { gateway: { logLevel: "info" } } as OperatorHost;
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

let stateDir: string;
beforeEach(() => {
  stateDir = shortDirectory();
});
const listen = (at = stateDir) => adminFor({ operator }, at);
const ask = (at = stateDir) => callGateway({ stateDir: at }, "log-level", {});

/** Sends any request to the socket. */
function send(path: string, body = "", method = "POST"): Promise<{ status: number | undefined; body: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number | undefined; body: string }>();
  const req = request({ socketPath: socketPath(stateDir), path, method, agent: false }, (res) => {
    let text = "";
    res.on("data", (chunk) => (text += chunk)).on("end", () => resolve({ status: res.statusCode, body: text }));
  });
  req.on("error", reject).end(body);
  return promise;
}

describe("the admin socket", () => {
  test("and its folder are for their owner alone, whatever the umask is, which stays as it was", async () => {
    const before = process.umask(0);
    onTestFinished(() => void process.umask(before));
    const { call } = await listen();
    expect(process.umask(0)).toBe(0);
    const path = socketPath(stateDir);
    expect([modeOf(dirname(path)), modeOf(path)]).toEqual(["700", "700"]);
    expect(await call("log-level", {})).toEqual({ level: "info" });
  });

  test("makes a folder private that was open to others", async () => {
    mkdirSync(join(stateDir, "control"));
    chmodSync(join(stateDir, "control"), 0o777);
    await listen();
    expect(modeOf(join(stateDir, "control"))).toBe("700");
  });

  test("is gone when the gateway closes", async () => {
    const { listener } = await listen();
    listener?.close();
    expect(existsSync(socketPath(stateDir))).toBe(false);
    await expect(ask()).rejects.toThrow(`No gateway runs with the state directory ${stateDir}.`);
  });

  test("takes the place of one that a killed process left", async () => {
    mkdirSync(join(stateDir, "control"));
    // Closing removes the name that was listened at, and leaves the other one.
    const server = createServer();
    await once(server.listen(join(stateDir, "s")), "listening");
    linkSync(join(stateDir, "s"), socketPath(stateDir));
    await once(server.close(), "close");
    expect(statSync(socketPath(stateDir)).isSocket()).toBe(true);
    await listen();
    expect(await ask()).toEqual({ level: "info" });
  });

  test("of a gateway that runs is left to it, and the second one warns", async () => {
    const first = await listen();
    const second = await listen();
    expect(second.listener).toBeUndefined();
    expect(second.log).toEqual([expect.stringContaining(`Another gateway has the admin socket`)]);
    expect(await first.call("log-level", {})).toEqual({ level: "info" });
  });

  test("with a path that is too long is a warning that names the bound, and the command says the same", async () => {
    const long = join(stateDir, "d".repeat(100));
    const { listener, log } = await listen(long);
    expect(listener).toBeUndefined();
    expect(log.join()).toMatch(
      /has \d+ bytes; a Unix socket has at most 107\. Choose a state directory with a shorter path/,
    );
    await expect(ask(long)).rejects.toThrow("a Unix socket has at most 107");
    expect(existsSync(long)).toBe(false);
  });

  test.each([
    [
      "a link in the place of the folder",
      () => symlinkSync(shortDirectory(), join(stateDir, "control")),
      "is not a folder",
    ],
    [
      "a file in the place of the socket",
      () => {
        mkdirSync(join(stateDir, "control"));
        writeFileSync(socketPath(stateDir), "");
      },
      "is not a socket",
    ],
  ])("is not opened over %s", async (_what, put, reason) => {
    put();
    const { listener, log } = await listen();
    expect([listener, log.join()]).toEqual([undefined, expect.stringContaining(reason)]);
  });
});

describe("a request to the admin socket", () => {
  beforeEach(async () => void (await listen()));

  test.each([
    ["/v2/status", "", 404, "unknown_version", "The gateway has version 1.2.3 and speaks version 1"],
    ["/v1/statsu", "", 404, "unknown_operation", "Did you mean status?"],
    ["/status", "", 404, "unknown_operation", "Send POST /v1/"],
    ["/v1/constructor", "", 404, "unknown_operation", "There is no operation"],
    ["/v1/status", "{", 400, "invalid", "The input is not JSON."],
    ["/v1/status", "[]", 400, "invalid", "The input must be a JSON object."],
    ["/v1/status", '{"sesion":"x"}', 400, "invalid", 'There is no input "sesion".'],
    ["/v1/log-level", '{"level":"debgu"}', 400, "invalid", 'Did you mean "debug"?'],
    ["/v1/flows.list", '{"limit":501}', 400, "invalid", "limit must be a whole number from 1 to 500."],
    ["/v1/flows.list", '{"session":7}', 400, "invalid", "session must be a text"],
    ["/v1/status", `{"a":"${"x".repeat(70_000)}"}`, 413, "too_large", "more than 65536 bytes"],
  ])("to %s with %.30j is refused", async (path, body, status, code, message) => {
    const answer = await send(path, body);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toEqual({ error: { code, message: expect.stringContaining(message) } });
  });

  test("with another method is refused", async () => {
    expect((await send("/v1/status", "", "GET")).status).toBe(404);
  });

  test("that fails shows what the operator can use, and nothing of the cause", async () => {
    const answer = await send("/v1/flows.list");
    expect(answer).toMatchObject({ status: 500, body: expect.not.stringContaining("TypeError") });
  });
});

describe("a command", () => {
  const serveWith = async (answer: string | undefined) => {
    mkdirSync(join(stateDir, "control"));
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      if (answer !== undefined) socket.end(answer);
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    server.listen(socketPath(stateDir), resolve);
    onTestFinished(() => void server.close());
    await promise;
  };
  const input: Operations["log-level"]["input"] = {};

  test("to a gateway that hangs ends in a sentence", async () => {
    await serveWith(undefined);
    await expect(callGateway({ stateDir, timeoutMs: 50 }, "log-level", input)).rejects.toThrow(
      /did not answer within 0\.05 seconds\. It is busy or stopped\. A change may or may not have been applied\.$/,
    );
  });

  test("to what is no gateway ends in a sentence", async () => {
    await serveWith("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi");
    await expect(callGateway({ stateDir }, "log-level", input)).rejects.toThrow("is no gateway");
  });
});
