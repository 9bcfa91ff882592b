import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { createTaskFlowClient } from "../../sdk/src/index.ts";
import { PersistError } from "../../src/port/bound-task-flow.ts";
import { openStore } from "../../src/store/open-store.ts";
import { gatewayForTest, SECRET, temporaryDirectory } from "../support/gateway.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const linesOf = (log: string[], requestId: string) =>
  log.map((line) => JSON.parse(line)).filter((line) => line.requestId === requestId);

/** What comes back for these bytes, until the other side closes. */
async function exchange(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  let answer = "";
  socket.on("data", (chunk) => void (answer += chunk));
  socket.end(bytes);
  await once(socket, "close");
  return answer;
}

const idIn = (answer: string) => /^x-request-id: (.*)\r$/im.exec(answer)?.[1] ?? "";

test("the caller's id is in the answer, in the error and in the log", async () => {
  const log: string[] = [];
  const gateway = await gatewayForTest({ log });
  for (const id of ["a", "01JD-8:zap/run.7@x=1~2+3", "x".repeat(128)]) {
    const { headers, body } = await gateway.send({ body: "{}", headers: { "x-request-id": id } });
    expect(headers.get("x-request-id")).toBe(id);
    expect(body.requestId).toBe(id);
    await expect.poll(() => linesOf(log, id)).toMatchObject([{ msg: "request", status: 400 }]);
  }
});

test("a request without an id is given one, another for each", async () => {
  const gateway = await gatewayForTest();
  const answers = [await gateway.call({ action: "find_latest_flow" }), await gateway.send({ body: "{}" })];
  const ids = answers.map(({ headers }) => headers.get("x-request-id"));
  for (const id of ids) expect(id).toMatch(UUID);
  expect(new Set(ids).size).toBe(2);
  expect(answers.map(({ body }) => body.requestId)).toEqual([undefined, ids[1]]);
});

test.each([
  ["empty", ""],
  ["too long", "x".repeat(129)],
  ["with a space", "a b"],
  ["with a quote", 'a"b'],
  ["with a line of log in it", '{"level":50}'],
  ["not ASCII", "\u00e9"],
])("an id that is %s is replaced", async (_what, id) => {
  const gateway = await gatewayForTest();
  const { headers } = await gateway.send({ body: "{}", headers: { "x-request-id": id } });
  expect(headers.get("x-request-id")).toMatch(UUID);
});

test("an id that comes twice, or over two lines, is replaced or refused, and never echoed", async () => {
  const gateway = await gatewayForTest();
  const head = "POST /plugins/webhooks/zapier HTTP/1.1\r\nhost: x\r\nconnection: close\r\n";
  const twice = await exchange(gateway.url, `${head}x-request-id: xxx\r\nx-request-id: yyy\r\n\r\n`);
  const folded = await exchange(gateway.url, `${head}x-request-id: xxx\r\n yyy\r\n\r\n`);
  const bare = await exchange(gateway.url, `${head}x-request-id: xxx\nset-cookie: yyy\r\n\r\n`);
  const carriage = await exchange(gateway.url, `${head}x-request-id: xxx\rset-cookie: yyy\r\n\r\n`);
  for (const answer of [twice, folded, bare, carriage]) {
    expect(idIn(answer)).toMatch(UUID);
    expect(answer).not.toMatch(/xxx|yyy/);
  }
});

test("every answer has an id: of no route, of the documentation, of health, of what is not HTTP", async () => {
  const log: string[] = [];
  const gateway = await gatewayForTest({ log });
  for (const path of ["/nowhere", "/docs", "/openapi.json", "/healthz", "/readyz"]) {
    const response = await fetch(gateway.url + path, { headers: { "x-request-id": `id-of-${path}` } });
    expect(response.headers.get("x-request-id"), path).toBe(`id-of-${path}`);
  }
  const answer = await exchange(gateway.url, "not HTTP\r\n\r\n");
  const id = idIn(answer);
  expect(JSON.parse(answer.split("\r\n\r\n")[1] ?? "")).toMatchObject({ code: "invalid_request", requestId: id });
  await expect.poll(() => linesOf(log, id)).toMatchObject([{ msg: "malformed request", status: 400 }]);
});

test("the line of a store that fails names the request", async () => {
  const log: string[] = [];
  const store = openStore({ stateDir: temporaryDirectory() });
  store.findFlow = () => Promise.reject(new PersistError("no"));
  const gateway = await gatewayForTest({ log, store });
  const { body } = await gateway.call({ action: "get_flow", flowId: "x" });
  expect(body.code).toBe("persist_failed");
  await expect.poll(() => linesOf(log, body.requestId)).toHaveLength(2);
  expect(linesOf(log, body.requestId)[0]).toMatchObject({
    msg: "The store could not read or write.",
    routeId: "zapier",
  });
});

test("an error of the SDK has the id that the log has", async () => {
  const log: string[] = [];
  const gateway = await gatewayForTest({ log });
  const client = createTaskFlowClient({ baseUrl: gateway.url, routeId: "zapier", secret: SECRET });
  const error = await client.finishFlow({ flowId: "unknown", expectedRevision: 0 }).catch((reason: unknown) => reason);
  const { requestId } = error as { requestId: string };
  expect(requestId).toMatch(UUID);
  await expect
    .poll(() => linesOf(log, requestId))
    .toMatchObject([{ status: 404, action: "finish_flow", code: "not_found" }]);
});
