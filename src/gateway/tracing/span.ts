import {
  type Context,
  context,
  type Span,
  type SpanOptions,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";

interface Spanned extends SpanOptions {
  name: string;
}

/** Does the work within a span. Of an error only the name is recorded: its message may hold what was sent. */
export function inSpan<Outcome>(
  tracer: Tracer,
  { name, ...options }: Spanned,
  work: (span: Span) => Promise<Outcome>,
  parent: Context = context.active(),
): Promise<Outcome> {
  const span = tracer.startSpan(name, options, parent);
  return context.with(trace.setSpan(parent, span), async () => {
    try {
      return await work(span);
    } catch (error) {
      failed(span, error instanceof Error ? error.name : "unknown");
      throw error;
    } finally {
      span.end();
    }
  });
}

/** `error.type` of the semantic conventions. */
export function failed(span: Span, type: string): void {
  span.setAttribute("error.type", type);
  span.setStatus({ code: SpanStatusCode.ERROR });
}
