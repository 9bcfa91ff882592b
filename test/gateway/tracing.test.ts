import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { operatorTracer } from "../../src/gateway/tracing/tracer.ts";
import { startReceiver } from "../delivery/support/receiver.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { ready, start } from "../support/program.ts";

interface Span {
  name: string;
  kind: string;
  status: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: Record<string, unknown>;
  scope: string;
}

const SETUP = fileURLToPath(new URL("../support/operator-tracing.ts", import.meta.url));
const SECRET = `canary-${randomUUID()}`;
const TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
const CALLER = "b7ad6b7169203331";
const TRACEPARENT = { traceparent: `00-${TRACE_ID}-${CALLER}-01` };

/** The program with the SDK before it, as an operator starts it. */
async function startTraced(env: NodeJS.ProcessEnv = {}, endpointUrl?: string) {
  const directory = temporaryDirectory();
  const [config, file] = [join(directory, "openclaw.json"), join(directory, "spans")];
  const secret = `whsec_${Buffer.from("a secret of the endpoint").toString("base64")}`;
  const endpoints = endpointUrl === undefined ? {} : { endpoints: [{ url: endpointUrl, secret }] };
  const routes = { zapier: { sessionKey: "agent:main:main", secret: SECRET, ...endpoints } };
  const taskflow = { endpoints: { allowHttp: true, allowPrivateNetworks: ["127.0.0.1"] } };
  writeFileSync(config, JSON.stringify({ plugins: { entries: { webhooks: { config: { routes } } } }, taskflow }));
  const args = ["serve", "--port", "0", "--config", config, "--state-dir", directory];
  const program = start(args, { NODE_OPTIONS: `--import ${SETUP}`, SPANS_FILE: file, LOG_LEVEL: "debug", ...env });
  const url = await ready(program);
  const text = () => (existsSync(file) ? readFileSync(file, "utf8") : "");
  return {
    url,
    log: () => program.output.err,
    text,
    spans: () =>
      text()
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Span),
    call: (body: object, headers: Record<string, string> = {}, path = "/plugins/webhooks/zapier") =>
      fetch(url + path, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${SECRET}`, ...headers },
        body: JSON.stringify(body),
      }),
  };
}

test("without an SDK there is no tracer", () => {
  expect(operatorTracer()).toBeUndefined();
});

test("text from a caller is cut to 200 characters", async () => {
  const { call, spans } = await startTraced();
  const path = `/plugins/webhooks/zapier${"/".repeat(1_000)}`;
  await call({ action: "find_latest_flow" }, { "user-agent": "u".repeat(5_000) }, path);
  const server = () => spans().find(({ kind }) => kind === "SERVER")?.attributes;
  await expect.poll(server).toMatchObject({
    "http.route": "/plugins/webhooks/zapier",
    "url.path": `${path.slice(0, 199)}…`,
    "user_agent.original": `${"u".repeat(199)}…`,
  });
});

test("a request is a server span under the caller's, its action below it, and the store's work below that", async () => {
  const { call, spans, log, url } = await startTraced();
  const response = await call({ action: "create_flow", goal: "g" }, { ...TRACEPARENT, "x-request-id": "r-1" });
  expect(response.status).toBe(200);
  await expect.poll(() => spans().map(({ name }) => name)).toHaveLength(3);
  const [store, action, server] = spans();
  expect(server).toMatchObject({
    name: "POST /plugins/webhooks/zapier",
    kind: "SERVER",
    status: "UNSET",
    traceId: TRACE_ID,
    parentSpanId: CALLER,
    scope: "taskflow-webhooks",
  });
  expect(server?.attributes).toEqual({
    "http.request.method": "POST",
    "http.route": "/plugins/webhooks/zapier",
    "http.response.status_code": 200,
    "url.path": "/plugins/webhooks/zapier",
    "url.scheme": "http",
    "network.protocol.version": "1.1",
    "user_agent.original": expect.any(String),
    "taskflow.request_id": "r-1",
    "taskflow.action": "create_flow",
  });
  expect(action).toMatchObject({
    name: "create_flow",
    kind: "INTERNAL",
    traceId: TRACE_ID,
    parentSpanId: server?.spanId,
    attributes: { "taskflow.action": "create_flow" },
  });
  expect(store).toMatchObject({
    name: "insert_flow flow_runs",
    kind: "CLIENT",
    traceId: TRACE_ID,
    parentSpanId: action?.spanId,
  });
  expect(store?.attributes).toEqual({
    "db.system.name": "sqlite",
    "db.operation.name": "insert_flow",
    "db.collection.name": "flow_runs",
  });
  await expect.poll(log).toContain(`"requestId":"r-1","traceId":"${TRACE_ID}"`);
  expect((await fetch(`${url}/metrics`)).status).toBe(200);
});

test("a refusal has its code and is not an error; requests outside the routes are not traced", async () => {
  const { call, spans, url } = await startTraced();
  await fetch(`${url}/healthz`);
  await fetch(`${url}/readyz`);
  await call({}, {}, "/nowhere");
  await call({ action: "finish_flow", flowId: "x", expectedRevision: 0 });
  await call({}, { authorization: "Bearer wrong" });
  await expect.poll(() => spans().filter(({ kind }) => kind === "SERVER")).toHaveLength(2);
  const [conflict, unauthorized] = spans().filter(({ kind }) => kind === "SERVER");
  expect(conflict).toMatchObject({
    status: "UNSET",
    attributes: { "http.response.status_code": 404, "taskflow.code": "not_found", "taskflow.action": "finish_flow" },
  });
  expect(unauthorized).toMatchObject({
    status: "UNSET",
    attributes: { "http.response.status_code": 401, "taskflow.code": "unauthorized" },
  });
  expect(spans().find(({ name }) => name === "finish_flow")?.attributes).toMatchObject({
    "taskflow.code": "not_found",
  });
  expect(new Set(spans().map(({ traceId }) => traceId)).size).toBe(2);
});

test("spans hold no secret, no state and no query", async () => {
  const { call, spans, text } = await startTraced();
  const canary = { "canary-key": "canary-value" };
  await call(
    { action: "create_flow", goal: "canary-goal", stateJson: canary },
    {},
    "/plugins/webhooks/zapier?token=canary",
  );
  await call({ action: "create_flow", goal: "canary-goal", stateJson: canary, canary: 1 });
  await call({ action: "get_flow", flowId: "canary-id" }, { "x-openclaw-webhook-secret": "canary" });
  await expect.poll(() => spans().filter(({ kind }) => kind === "SERVER")).toHaveLength(3);
  expect(text()).not.toContain("canary");
});

test("where node:http is instrumented, its span is the server's, and has the route", async () => {
  const { call, spans } = await startTraced({
    INSTRUMENT_HTTP: "1",
    OTEL_SEMCONV_STABILITY_OPT_IN: "http",
  });
  await call({ action: "find_latest_flow" }, TRACEPARENT);
  await expect.poll(() => spans().filter(({ kind }) => kind === "SERVER")).toHaveLength(1);
  const [store, action, server] = spans();
  expect(server).toMatchObject({
    name: "POST /plugins/webhooks/zapier",
    scope: "@opentelemetry/instrumentation-http",
    traceId: TRACE_ID,
    parentSpanId: CALLER,
    attributes: { "http.route": "/plugins/webhooks/zapier", "http.response.status_code": 200 },
  });
  expect([store?.parentSpanId, action?.parentSpanId]).toEqual([action?.spanId, server?.spanId]);
});

test.each([{}, { INSTRUMENT_HTTP: "1" }])(
  "a message to an endpoint has one span without its URL, and tells the receiver nothing of it (%j)",
  async (env) => {
    const receiver = await startReceiver();
    const { call, spans, text } = await startTraced(env, `${receiver.url}?token=${SECRET}`);
    const { result } = (await (await call({ action: "create_flow", goal: "g" })).json()) as {
      result: { flow: { flowId: string } };
    };
    await call({ action: "finish_flow", flowId: result.flow.flowId, expectedRevision: 0 });
    await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(1);
    expect(receiver.received[0]?.headers.traceparent).toBeUndefined();
    const sent = () => spans().filter(({ attributes }) => attributes["taskflow.event_type"] !== undefined);
    await expect.poll(sent, { timeout: 20_000 }).toMatchObject([
      {
        name: "POST flow.succeeded",
        kind: "CLIENT",
        attributes: {
          "http.request.method": "POST",
          "taskflow.event_type": "flow.succeeded",
          "http.response.status_code": 204,
        },
      },
    ]);
    expect(sent()[0]?.parentSpanId).toBeUndefined();
    expect(text()).not.toContain("token");
  },
);
