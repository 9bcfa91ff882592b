import type { ServerResponse } from "node:http";
import type { ActionOutcome } from "../../generated/actions.ts";
import type { Exchange } from "../port/plugin-api.ts";
import type { Problem } from "./problem.ts";
import { PROBLEM_TYPE, prefersProblemDetails, problemDetails } from "./problem-details.ts";

/** The envelope of an action that ran, whatever came of it. */
export function sendOutcome(res: ServerResponse, exchange: Exchange, routeId: string, outcome: ActionOutcome): void {
  const { status, result, ...said } = outcome;
  exchange.code = "code" in said ? said.code : undefined;
  const ok = status < 300;
  const head = JSON.stringify({ ok, routeId, ...said, requestId: ok ? undefined : exchange.requestId });
  const envelope = `${head.slice(0, -1)},"result":${result}}`;
  if ("error" in outcome) sendError(res, status, exchange, outcome.error, envelope);
  else send(res, status, exchange, envelope);
}

/** The envelope of a request that never reached its action. `routeId` is absent while no route is known. */
export function sendProblem(res: ServerResponse, exchange: Exchange, problem: Problem, routeId?: string): void {
  const { status, headers } = problem;
  exchange.code = problem.code;
  sendError(res, status, exchange, problem.message, problemBody(problem, exchange.requestId, routeId), headers);
}

export function problemBody(
  { code, message, details, moreProblems, uncertain }: Problem,
  requestId: string,
  routeId?: string,
): string {
  return JSON.stringify({ ok: false, routeId, code, error: message, uncertain, requestId, details, moreProblems });
}

/** The envelope, or RFC 9457 for a sender that prefers it. */
function sendError(
  res: ServerResponse,
  status: number,
  exchange: Exchange,
  detail: string,
  envelope: string,
  headers?: Record<string, string>,
): void {
  if (!prefersProblemDetails(res.req)) return send(res, status, exchange, envelope, headers);
  send(res, status, exchange, problemDetails(status, detail, envelope), { ...headers, "content-type": PROBLEM_TYPE });
}

function send(
  res: ServerResponse,
  status: number,
  { requestId, fields }: Exchange,
  body: string,
  headers?: Record<string, string>,
): void {
  if (res.headersSent || res.destroyed) return;
  res.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "x-request-id": requestId,
    ...fields,
    ...headers,
  });
  res.end(body);
}
