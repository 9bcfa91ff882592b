import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { SpanStatusCode } from "@opentelemetry/api";
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-node";
import { expect, test } from "vitest";
import { observeStore } from "../../src/gateway/observe-store.ts";
import { inSpan } from "../../src/gateway/tracing/span.ts";
import { traceRequest } from "../../src/gateway/tracing/trace-request.ts";
import { PersistError } from "../../src/port/bound-task-flow.ts";
import { openStore } from "../../src/store/open-store.ts";
import { commandsOn } from "../support/commands.ts";
import { temporaryDirectory } from "../support/gateway.ts";

function recorded() {
  const exporter = new InMemorySpanExporter();
  const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  return { tracer: provider.getTracer("test"), spans: () => exporter.getFinishedSpans() };
}

test("a span has the name of an error, but not its message", async () => {
  const { tracer, spans } = recorded();
  const work = () => Promise.reject(new PersistError("canary"));
  await expect(inSpan(tracer, { name: "change flow_runs" }, work)).rejects.toThrow("canary");
  const [span] = spans();
  expect(span?.status).toEqual({ code: SpanStatusCode.ERROR });
  expect(span?.attributes).toEqual({ "error.type": "PersistError" });
  expect(span?.events).toEqual([]);
});

test.each<[string, { code?: string }, number | "aborted", object, SpanStatusCode]>([
  ["a store that fails", { code: "persist_failed" }, 503, { "error.type": "persist_failed" }, SpanStatusCode.ERROR],
  ["an answer that was not sent", {}, "aborted", { "error.type": "aborted" }, SpanStatusCode.ERROR],
  ["too many requests", { code: "rate_limited" }, 429, { "taskflow.code": "rate_limited" }, SpanStatusCode.UNSET],
])("%s", (_what, known, status, attributes, code) => {
  const { tracer, spans } = recorded();
  const req = new IncomingMessage(new Socket());
  req.method = "BREW";
  const context = { requestId: "r", ...known };
  traceRequest(tracer, req, "/hook", context).end(context, status);
  const [span] = spans();
  expect(span?.name).toBe("HTTP /hook");
  expect(span?.status.code).toBe(code);
  expect(span?.attributes).toMatchObject({ "http.request.method": "_OTHER", "http.route": "/hook", ...attributes });
});

test("store operations outside a request are not traced", async () => {
  const { tracer, spans } = recorded();
  const store = observeStore(commandsOn(openStore({ stateDir: temporaryDirectory() })), { tracer });
  await store.ping();
  await store.close();
  expect(spans()).toEqual([]);
});
