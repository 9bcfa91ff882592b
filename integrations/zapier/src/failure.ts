import type { HttpResponse, ZObject } from "zapier-platform-core";
import type { Body } from "./body.ts";
import { redirectTarget } from "./redirect.ts";

/** Why an action has no result. */
export interface Failure {
  ok: false;
  /** The service's code; those that start with `no_` are this app's own. */
  code: string;
  /** Where the answer came from a route. */
  routeId: string | undefined;
  /** Whether the action may have been done all the same. */
  uncertain: boolean;
  /** That the action itself was refused: sent again under the same key, it would be refused again. */
  final: boolean;
  /** The error for Zapier, which pauses Zaps, runs the step again later, or shows the message. */
  error: Error;
}

/** The fields of the contract's error envelope that are used here; other servers may answer with none of them. */
interface Envelope {
  ok?: boolean;
  routeId?: string;
  code?: string;
  error?: string;
  uncertain?: boolean;
  details?: { pointer?: string; message: string }[];
  moreProblems?: number;
  result?: { current?: { revision: number; status: string } };
}

/** What was asked for. */
interface Sent {
  body: Body;
  /** So that no error shows it. */
  secret: string;
}

/** Codes of 404 and 409 that are answered before the action is looked at, or while it is. */
const BEFORE_ACTION = new Set(["route_not_found", "idempotency_in_progress"]);

/** For an answer that holds no result. */
export function failed(z: ZObject, sent: Sent, response: HttpResponse): Failure {
  const { status } = response;
  const envelope = status < 400 ? {} : envelopeOf(response.data);
  const refused = envelope.ok === false;
  const code = envelope.code ?? "no_route_answer";
  return {
    ok: false,
    code,
    routeId: envelope.routeId,
    // A proxy that gave up does not know what the gateway did.
    uncertain: refused ? envelope.uncertain === true : status < 400 || status > 499,
    final: refused && (status === 404 || status === 409) && !BEFORE_ACTION.has(code),
    error: errorFor(z, code, response, `${sentence(envelope, sent, response)} (${name(code, response)})`),
  };
}

/** Without fields where it is not the refusal of a route: others say {"ok":false}, too. */
function envelopeOf(data: unknown): Envelope {
  const envelope = Object(data) as Envelope;
  const { ok, code, error, details = [] } = envelope;
  const isRefusal = ok === false && typeof code === "string" && typeof error === "string" && Array.isArray(details);
  return isRefusal ? envelope : {};
}

/** For a request that got no answer, or not the whole of it. */
export function unanswered(z: ZObject, url: string, reason: unknown): Failure {
  const text = reason instanceof Error ? reason.message.replace(/^.*reason: /, "") : String(reason);
  const said = text.replaceAll(/\s+/g, " ").trim();
  const message = `${new URL(url).host} did not answer: ${said}. (no_answer)`;
  return {
    ok: false,
    code: "no_answer",
    routeId: undefined,
    uncertain: true,
    final: false,
    error: new z.errors.Error(message, "no_answer"),
  };
}

function errorFor(z: ZObject, code: string, { status, headers }: HttpResponse, message: string): Error {
  // A secret cannot be refreshed by Zapier: the connection is marked, and its owner is asked for another one.
  if (status === 401) return new z.errors.ExpiredAuthError(message);
  const retryAfter = seconds(headers.get("retry-after"));
  // Zapier runs the step again after that time, with the same input.
  if (status === 429 || retryAfter !== undefined) return new z.errors.ThrottledError(message, retryAfter);
  return new z.errors.Error(message, code, status);
}

function sentence(envelope: Envelope, { body, secret }: Sent, { status, headers }: HttpResponse) {
  const { ok, code, error, result } = envelope;
  if (status === 401)
    return "The gateway refuses the secret of this connection. Reconnect it with the secret that the route has now.";
  if (status >= 300 && status < 400)
    return (
      `The Route URL of this connection redirects to ${redirectTarget(headers.get("location"), secret)}, which is not ` +
      `followed. Reconnect it with the URL of the route itself, which does not answer with HTTP ${status}.`
    );
  if (ok !== false)
    return `No route answered at the Route URL of this connection, but something else, with HTTP ${status}.`;
  const current = result?.current;
  if (code === "revision_conflict" && current)
    return (
      `The flow has changed since revision ${String(body["expectedRevision"])}: it is ${current.status} now, at revision ` +
      `${current.revision}. Find the flow in a step before this one and use the revision that it returns.`
    );
  return (code === "invalid_request" && problems(envelope)) || error;
}

function problems({ details = [], moreProblems }: Envelope): string | undefined {
  if (details.length === 0) return undefined;
  const fields = details.map(({ pointer = "", message }) => `${pointer.slice(1)} ${message}`.trim()).join("; ");
  return `The gateway refuses the request: ${fields}${moreProblems ? `; and ${moreProblems} more` : ""}.`;
}

/** By the request's id its operator finds it in the gateway's log. */
function name(code: string, { headers }: HttpResponse): string {
  const requestId = headers.get("x-request-id");
  return requestId ? `${code}, request ${requestId}` : code;
}

/** RFC 9110, section 10.2.3: a number of seconds or a date. */
function seconds(retryAfter: string | null): number | undefined {
  if (!retryAfter) return undefined;
  const until = Number(retryAfter) || Math.ceil((Date.parse(retryAfter) - Date.now()) / 1000);
  return until > 0 ? until : undefined;
}
