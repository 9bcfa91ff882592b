import { once } from "node:events";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { createTaskFlowClient, TaskFlowError } from "../../sdk/src/index.ts";
import { certificate } from "../support/certificate.ts";
import { startFaultyProxy } from "../support/faulty-proxy.ts";
import { gatewayForTest, SECRET } from "../support/gateway.ts";

const options = { routeId: "zapier", secret: SECRET, retry: { retries: 0 } };

async function failure(call: Promise<unknown>): Promise<TaskFlowError> {
  const error = await call.catch((reason: unknown) => reason);
  if (!(error instanceof TaskFlowError)) throw error;
  expect(JSON.stringify(error) + error.stack).not.toContain(SECRET);
  return error;
}

const create = (baseUrl: string) => failure(createTaskFlowClient({ ...options, baseUrl }).createFlow({ goal: "x" }));

async function addressOf(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Ends each connection in this way as soon as a request comes. */
const endingBy = (end: (socket: Socket) => void) =>
  addressOf(createServer((socket) => void socket.on("error", () => undefined).once("data", () => end(socket))));

async function unusedAddress(): Promise<string> {
  const server = createServer();
  const address = await addressOf(server);
  server.close();
  await once(server, "close");
  return address;
}

describe("a network error names the address and the cause", () => {
  test("when nothing listens at the address: the request was not sent", async () => {
    const address = await unusedAddress();
    const error = await create(`http://${address}`);
    expect(error).toMatchObject({ code: "network_error", action: "create_flow" });
    expect(error.uncertain).toBeUndefined();
    expect(error.message).toBe(
      `create_flow: http://${address}/plugins/webhooks/zapier was not reached: connect ECONNREFUSED ${address}`,
    );
  });

  test("when a name with several addresses is refused by each", async () => {
    const port = (await unusedAddress()).split(":")[1];
    expect((await create(`http://localhost:${port}`)).message).toMatch(
      new RegExp(`^create_flow: http://localhost:${port}/.* was not reached: connect ECONNREFUSED .*:${port}$`),
    );
  });

  test("when the name of the host is not known", async () => {
    const error = await create("http://no-such-host.invalid");
    expect(error.message).toMatch(/no-such-host\.invalid\/.* was not reached: getaddrinfo \w+ no-such-host\.invalid$/);
    expect(error.uncertain).toBeUndefined();
  });

  test("when its certificate is not trusted", async () => {
    const { cert, key } = await certificate();
    const address = await addressOf(createTlsServer({ cert, key }, (_req, res) => void res.end()));
    const error = await create(`https://${address}`);
    expect(error.message).toContain(
      `https://${address}/plugins/webhooks/zapier was not reached: self-signed certificate`,
    );
    expect(error.message).toContain("(DEPTH_ZERO_SELF_SIGNED_CERT)");
    expect(error.uncertain).toBeUndefined();
  });

  test("when the server does not speak TLS, or closes the connection during the handshake", async () => {
    const gateway = await gatewayForTest();
    const plain = gateway.url.replace("http:", "https:");
    const error = await create(plain);
    expect(error.message).toBe(
      `create_flow: ${plain}/plugins/webhooks/zapier was not reached: wrong version number (ERR_SSL_WRONG_VERSION_NUMBER)`,
    );
    expect(error.uncertain).toBeUndefined();
    const closing = `https://${await endingBy((socket) => void socket.destroy())}`;
    const closed = await create(closing);
    expect(closed.message).toMatch(/ was not reached: .*before secure TLS connection was established/);
    expect(closed.uncertain).toBeUndefined();
  });

  test("when the two know no version of TLS in common", async () => {
    const { cert, key } = await certificate();
    const versions = { minVersion: "TLSv1", maxVersion: "TLSv1.1" } as const;
    const address = await addressOf(createTlsServer({ cert, key, ...versions }));
    const error = await create(`https://${address}`);
    expect(error.message).toMatch(/ was not reached: tlsv1 alert protocol version \(ERR_SSL_\w+\)$/);
    expect(error.uncertain).toBeUndefined();
  });

  test.each([
    ["closed", (socket: Socket) => void socket.destroy(), "other side closed (UND_ERR_SOCKET)"],
    ["reset", (socket: Socket) => void socket.resetAndDestroy(), "read ECONNRESET"],
  ])(
    "when the connection is %s after the request was sent: the change may have been made",
    async (_how, end, cause) => {
      const address = await endingBy(end);
      const error = await create(`http://${address}`);
      expect(error.message).toBe(`create_flow: no answer from http://${address}/plugins/webhooks/zapier: ${cause}`);
      expect(error.uncertain).toBe(true);
    },
  );

  test("when fetch fails with something that is no error", async () => {
    const fetch = () => Promise.reject("offline");
    const client = createTaskFlowClient({ ...options, baseUrl: "http://h", fetch });
    expect((await failure(client.createFlow({ goal: "x" }))).message).toBe(
      "create_flow: no answer from http://h/plugins/webhooks/zapier: offline",
    );
  });
});

describe("a change that may have been made by an earlier try is uncertain, whatever the last try ends with", () => {
  const task = { runtime: "acp", task: "Look", runId: "r", childSessionKey: "agent:main:c" } as const;

  async function stage() {
    const gateway = await gatewayForTest();
    const proxy = await startFaultyProxy(gateway.url, { keys: true });
    onTestFinished(() => proxy.close());
    const { flowId } = (await gateway.call({ action: "create_flow", goal: "Queue" })).body.result.flow;
    const client = createTaskFlowClient({ ...options, baseUrl: proxy.url, retry: { retries: 1, baseDelayMs: 1 } });
    return { gateway, proxy, flowId, client };
  }
  const json = { "content-type": "application/json" };
  const refusal = (status: number, code: string) => ({
    status,
    headers: json,
    body: JSON.stringify({ ok: false, code, error: "No." }),
  });

  test("refused connections", async () => {
    const { proxy, flowId, gateway } = await stage();
    let sent = 0;
    const client = createTaskFlowClient({
      ...options,
      baseUrl: proxy.url,
      retry: { retries: 1, baseDelayMs: 1 },
      fetch: async (request) => {
        sent += 1;
        if (sent === 2) await proxy.close();
        return fetch(request);
      },
    });
    proxy.play("lose answer");
    const error = await failure(client.runTask({ flowId, ...task }));
    expect(error).toMatchObject({ code: "network_error", uncertain: true });
    expect(error.message).toContain("ECONNREFUSED");
    const { body } = await gateway.call({ action: "get_task_summary", flowId });
    expect(body.result.summary.total).toBe(1);
  });

  test.each([
    ["429", refusal(429, "rate_limited")],
    ["401", refusal(401, "unauthorized")],
    ["409 idempotency_in_progress", refusal(409, "idempotency_in_progress")],
    ["a proxy's 404", { status: 404 }],
    ["a redirect", { status: 307, headers: { location: "/elsewhere" } }],
  ])("%s", async (_what, fault) => {
    const { proxy, flowId, client } = await stage();
    proxy.play("lose answer", fault);
    expect((await failure(client.runTask({ flowId, ...task }))).uncertain).toBe(true);
  });

  test("but the action's own refusal under the call's key is certain", async () => {
    const { proxy, flowId, client } = await stage();
    await client.createFlow({ goal: "Its answer says that keys are kept" });
    proxy.play("lose answer");
    const error = await failure(client.finishFlow({ flowId, expectedRevision: 7 }));
    expect(error).toMatchObject({ code: "revision_conflict", uncertain: undefined });
    expect(proxy.seen).toHaveLength(2);
  });

  test.each([
    ["429", refusal(429, "rate_limited")],
    ["a proxy's 404", { status: 404 }],
    ["a redirect", { status: 307, headers: { location: "/elsewhere" } }],
  ])("and without an earlier try %s is certain", async (_what, fault) => {
    const { proxy, flowId, client } = await stage();
    proxy.play(fault, fault);
    expect((await failure(client.runTask({ flowId, ...task }))).uncertain).toBeUndefined();
  });

  test("and a read is never uncertain", async () => {
    const { proxy, client } = await stage();
    proxy.play("lose answer", "lose answer");
    expect((await failure(client.findLatestFlow())).uncertain).toBeUndefined();
  });
});
