import type { IncomingMessage } from "node:http";
import {
  type Attributes,
  type Context,
  context,
  propagation,
  type Span,
  SpanKind,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import type { RequestContext } from "../../port/plugin-api.ts";
import { rawPathOf } from "../request-target.ts";
import { shortened } from "../shortened.ts";
import { failed, inSpan } from "./span.ts";

/** The methods that the semantic conventions know; a span's name holds no other. */
const METHODS = new Set(["CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"]);

export interface RequestSpan {
  readonly traceId: string;
  /** Does the work of an action in a separate span. */
  follow<Outcome extends object>(action: string, work: () => Promise<Outcome>): Promise<Outcome>;
  /** The answer was sent, or the connection closed before that. */
  end(context: RequestContext, status: number | "aborted"): void;
}

/**
 * A server span as the semantic conventions describe it (HTTP, stable since 1.23), a child of the caller's where that sent
 * a `traceparent`. Where instrumentation of `node:http` has begun a span for the request, the span is that one, with the route added.
 */
export function traceRequest(
  tracer: Tracer,
  req: IncomingMessage,
  route: string,
  request: RequestContext,
): RequestSpan {
  const outer = trace.getActiveSpan();
  const parent = outer ? context.active() : propagation.extract(context.active(), req.headers);
  const { method = "" } = req;
  const name = `${METHODS.has(method) ? method : "HTTP"} ${route}`;
  const own = outer ? undefined : tracer.startSpan(name, { kind: SpanKind.SERVER, attributes: httpOf(req) }, parent);
  const span = outer ?? (own as Span);
  outer?.updateName(name);
  span.setAttributes({ "http.route": route, "taskflow.request_id": request.requestId });
  const within = trace.setSpan(parent, span);
  return {
    traceId: span.spanContext().traceId,
    follow: (action, work) => followAction(tracer, within, action, work),
    end: (answered, status) => {
      if (own) endRequest(own, answered, status);
    },
  };
}

function followAction<Outcome extends object>(
  tracer: Tracer,
  within: Context,
  action: string,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const act = async (span: Span) => {
    const outcome = await work();
    if ("code" in outcome && typeof outcome.code === "string") span.setAttribute("taskflow.code", outcome.code);
    return outcome;
  };
  return inSpan(tracer, { name: action, attributes: { "taskflow.action": action } }, act, within);
}

/** The query is left out: a sender may have put its secret there. */
function httpOf(req: IncomingMessage): Attributes {
  const { method = "", headers, httpVersion } = req;
  return {
    "http.request.method": METHODS.has(method) ? method : "_OTHER",
    "url.path": shortened(rawPathOf(req)),
    "url.scheme": "encrypted" in req.socket ? "https" : "http",
    "network.protocol.version": httpVersion,
    ...(headers["user-agent"] && { "user_agent.original": shortened(headers["user-agent"]) }),
  };
}

/** A refusal is no failure of the server: its status is left unset, as the conventions want it. */
function endRequest(span: Span, { action, code }: RequestContext, status: number | "aborted"): void {
  if (action) span.setAttribute("taskflow.action", action);
  if (code) span.setAttribute("taskflow.code", code);
  if (status === "aborted") failed(span, "aborted");
  else {
    span.setAttribute("http.response.status_code", status);
    if (status >= 500) failed(span, code ?? String(status));
  }
  span.end();
}
