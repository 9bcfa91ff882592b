import type { ServerResponse } from "node:http";
import type { ActionOutcome } from "../../generated/actions.ts";
import type { Exchange } from "../host/plugin-api.ts";
import type { Problem } from "./problem.ts";

/** The envelope of an action that ran, whatever came of it. */
export function sendOutcome(res: ServerResponse, exchange: Exchange, routeId: string, outcome: ActionOutcome): void {
  const { status, result, ...said } = outcome;
  exchange.code = "code" in said ? said.code : undefined;
  const ok = status < 300;
  const head = JSON.stringify({ ok, routeId, ...said, requestId: ok ? undefined : exchange.requestId });
  send(res, status, exchange, `${head.slice(0, -1)},"result":${result}}`);
}

/** The envelope of a request that never reached its action. `routeId` is absent while no route is known. */
export function sendProblem(res: ServerResponse, exchange: Exchange, problem: Problem, routeId?: string): void {
  const { status, headers } = problem;
  exchange.code = problem.code;
  send(res, status, exchange, problemBody(problem, exchange.requestId, routeId), headers);
}

export function problemBody(
  { code, message, details, moreProblems, uncertain }: Problem,
  requestId: string,
  routeId?: string,
): string {
  return JSON.stringify({ ok: false, routeId, code, error: message, uncertain, requestId, details, moreProblems });
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
