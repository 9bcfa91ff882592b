// What an operator loads with `node --import`: OpenTelemetry's SDK, here with an exporter that writes a line for each span.
import { appendFileSync } from "node:fs";
import { SpanKind, SpanStatusCode } from "@opentelemetry/api";
import { HttpInstrumentation } from "@opentelemetry/instrumentation-http";
import {
  NodeTracerProvider,
  type ReadableSpan,
  SimpleSpanProcessor,
  type SpanExporter,
} from "@opentelemetry/sdk-trace-node";

const { SPANS_FILE = "", INSTRUMENT_HTTP } = process.env;

const exporter: SpanExporter = {
  export(spans, done) {
    for (const span of spans) appendFileSync(SPANS_FILE, `${JSON.stringify(lineOf(span))}\n`);
    done({ code: 0 });
  },
  shutdown: async () => undefined,
};

function lineOf(span: ReadableSpan) {
  const { name, kind, attributes, status, events, parentSpanContext, instrumentationScope } = span;
  const { traceId, spanId } = span.spanContext();
  return {
    name,
    kind: SpanKind[kind],
    status: SpanStatusCode[status.code],
    traceId,
    spanId,
    parentSpanId: parentSpanContext?.spanId,
    attributes,
    events,
    scope: instrumentationScope.name,
  };
}

new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register();
if (INSTRUMENT_HTTP) {
  new HttpInstrumentation().enable();
  // The instrumentation takes effect when the module is required. Importers share the same prototypes.
  process.getBuiltinModule("node:module").createRequire(import.meta.url)("node:http");
}
