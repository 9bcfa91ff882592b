import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { gatewayForTest, RAISED, ROUTES, SECRET, type TestGateway } from "../support/gateway.ts";

const create = (stateJson: string, goal = '"x"') => `{"action":"create_flow","goal":${goal},"stateJson":${stateJson}}`;
const KIB = 1024;
const PATIENCE = { timeout: 15_000, interval: 10 };

/** A create_flow of exactly `bytes` bytes. */
function sized(bytes: number): string {
  const frame = create('""');
  return create(`"${"x".repeat(bytes - frame.length)}"`);
}

describe("the size of the body", () => {
  test("exactly 256 KiB passes, one byte more is 413", async () => {
    const gateway = await gatewayForTest();
    expect((await gateway.send({ body: sized(256 * KIB) })).status).toBe(200);
    expect((await gateway.send({ body: sized(256 * KIB + 1) })).status).toBe(413);
  });

  test("a body without a declared length is cut off at the limit too", async () => {
    const gateway = await gatewayForTest();
    const stream = (text: string) =>
      new ReadableStream({
        start(controller) {
          controller.enqueue(Buffer.from(text));
          controller.close();
        },
      });
    const chunked = (text: string) => gateway.send({ body: stream(text), duplex: "half" } as RequestInit);
    expect((await chunked(sized(256 * KIB))).status).toBe(200);
    expect((await chunked(sized(256 * KIB + 1))).status).toBe(413);
  });

  test("a route's own limit counts", async () => {
    const gateway = await gatewayForTest({
      routes: { zapier: { ...ROUTES.zapier, limits: { ...RAISED, maxBodyBytes: 100 } } } as typeof ROUTES,
    });
    expect((await gateway.send({ body: sized(100) })).status).toBe(200);
    expect((await gateway.send({ body: sized(101) })).status).toBe(413);
  });
});

describe("slow and broken senders", () => {
  const slowRoute = {
    zapier: { ...ROUTES.zapier, limits: { ...RAISED, maxInFlight: 2, bodyTimeoutMs: 1_000 } },
  } as typeof ROUTES;
  const head = (length: number) =>
    `POST /plugins/webhooks/zapier HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nauthorization: Bearer ${SECRET}\r\ncontent-length: ${length}\r\n\r\n`;

  test("a body that does not arrive in time is 408 and the connection is closed", async () => {
    const gateway = await gatewayForTest({ routes: slowRoute });
    const answer = await raw(gateway, `${head(50)}{"action"`);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toMatch(/"code":"request_timeout"/);
    expect(answer).toMatch(/connection: close/i);
  });

  test("more requests in flight than allowed are 429 with Retry-After, and their places are given back", async () => {
    const gateway = await gatewayForTest({ routes: slowRoute });
    const slow = [raw(gateway, `${head(50)}{`), raw(gateway, `${head(50)}{`)];
    const refusal = async () => {
      const { status, body, headers } = await gateway.call({ action: "list_flows" });
      return [status, body.code, headers.get("retry-after")];
    };
    await expect.poll(refusal).toEqual([429, "too_many_in_flight", "1"]);
    await Promise.all(slow);
    expect((await gateway.call({ action: "list_flows" })).status).toBe(200);
  });

  test("a sender that hangs up gives its place back", async () => {
    // One place, which is not given back by a timeout meanwhile.
    const limits = { ...RAISED, maxInFlight: 1, bodyTimeoutMs: 60_000 };
    const gateway = await gatewayForTest({ routes: { zapier: { ...ROUTES.zapier, limits } } as typeof ROUTES });
    const status = async () => (await gateway.call({ action: "list_flows" })).status;
    for (let n = 0; n < 4; n += 1) {
      const socket = connect(Number(new URL(gateway.url).port), "127.0.0.1");
      socket.on("error", () => undefined).write(`${head(50)}{`);
      await expect.poll(status, PATIENCE).toBe(429);
      socket.destroy();
      await expect.poll(status, PATIENCE).toBe(200);
    }
  });

  test.each([
    ["no HTTP at all", "GARBAGE\r\n\r\n"],
    ["two lengths", "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n"],
    ["a length beside chunks", "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n"],
    ["no Host header", "POST /plugins/webhooks/zapier HTTP/1.1\r\nconnection: close\r\n\r\n"],
    ["headers without an end", `POST / HTTP/1.1\r\nx: ${"y".repeat(20_000)}\r\n\r\n`],
  ])("%s is a clean 4xx and a closed connection", async (_what, bytes) => {
    const gateway = await gatewayForTest();
    expect(await raw(gateway, bytes)).toMatch(/^HTTP\/1\.1 4\d\d .*"ok":false/s);
    expect((await gateway.call({ action: "list_flows" })).status).toBe(200);
  });
});

describe("unusual JSON", () => {
  const deep = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
  const accepted: [string, string, unknown][] = [
    ["of a repeated name the last counts", create("{}", '"a","goal":"b"'), { goal: "b" }],
    ["a byte order mark", `\ufeff${create("1")}`, { stateJson: 1 }],
    ["a surrogate pair, escaped", create('"\\ud83d\\ude00"', '"a\\uD83D\\uDE00b"'), { goal: "a😀b", stateJson: "😀" }],
    ["an escaped backslash before what looks like half of one", create('"\\\\ud83d"'), { stateJson: "\\ud83d" }],
    ["U+0000", create('"\\u0000"', '"a\\u0000b"'), { goal: "a\0b", stateJson: "\0" }],
    ["a number beyond 2^53", create("12345678901234567890"), { stateJson: 12345678901234567000 }],
    ["constructor in free-form JSON", create('{"constructor":1}'), { stateJson: { constructor: 1 } }],
    ["1,000 levels", create(deep(1000)), {}],
  ];
  test.each(accepted)("%s is kept", async (_what, body, expected) => {
    const gateway = await gatewayForTest();
    const created = await gateway.send({ body }, "create_flow");
    expect(created.status).toBe(200);
    expect(created.body.result.flow).toMatchObject(expected as object);
    const { flowId } = created.body.result.flow;
    expect((await gateway.call({ action: "get_flow", flowId })).body.result.flow).toEqual(created.body.result.flow);
  });

  test("__proto__ in free-form JSON is a name like any other", async () => {
    const gateway = await gatewayForTest();
    const { body } = await gateway.send({ body: create('{"__proto__":{"x":1}}') }, "create_flow");
    expect(Object.keys(body.result.flow.stateJson as object)).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  const refused: [string, string, string][] = [
    ["10,000 levels", create(deep(10_000)), "/stateJson"],
    ["100,000 open brackets", "[".repeat(100_000), ""],
    ["1e400", create('{"a":[1e400]}'), "/stateJson"],
    ["__proto__ as a field", '{"action":"list_flows","__proto__":{}}', "/__proto__"],
    ["an action that is a name of Object", '{"action":"constructor"}', "/action"],
    ["null", "null", ""],
    ["a string", '"x"', ""],
    ["a revision as a string", '{"action":"finish_flow","flowId":"x","expectedRevision":"1"}', "/expectedRevision"],
    [
      "a revision beyond 2^53 - 1",
      '{"action":"finish_flow","flowId":"x","expectedRevision":9007199254740992}',
      "/expectedRevision",
    ],
    ["a name with a slash", '{"action":"list_flows","a/b~c":1}', "/a~1b~0c"],
    ["a cursor of nobody", '{"action":"list_flows","cursor":"nope"}', "/cursor"],
  ];
  test.each(refused)("%s is 400 with its place", async (_what, body, pointer) => {
    const gateway = await gatewayForTest();
    const answer = await gateway.send({ body });
    expect([answer.status, answer.body.code, answer.body.details[0]?.pointer]).toEqual([
      400,
      "invalid_request",
      pointer,
    ]);
    expect(JSON.stringify(answer.body)).not.toContain("node:");
  });

  test("every problem of a request is reported", async () => {
    const gateway = await gatewayForTest();
    const answer = await gateway.send({ body: '{"action":"create_flow","goal":1,"status":"x","foo":1}' });
    expect(answer.body.details.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      "/foo",
      "/goal",
      "/status",
    ]);
  });
});

/** Bytes on a socket, and everything that comes back until it closes. */
function raw(gateway: TestGateway, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(gateway.url).port), "127.0.0.1");
    let text = "";
    socket.setTimeout(10_000, () => reject(new Error("the connection stayed open")));
    socket.on("data", (chunk) => {
      text += chunk.toString();
    });
    socket.on("error", reject).on("close", () => resolve(text));
    socket.write(bytes);
  });
}
