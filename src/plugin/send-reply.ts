import type { ServerResponse } from "node:http";
import type { ActionOutcome } from "../../generated/actions.ts";
import type { Problem } from "./problem.ts";

/** The envelope of an action that ran, whatever came of it. */
export function sendOutcome(res: ServerResponse, routeId: string, requestId: string, outcome: ActionOutcome): void {
  const { status, result, ...said } = outcome;
  const ok = status < 300;
  const head = JSON.stringify({ ok, routeId, ...said, requestId: ok ? undefined : requestId });
  send(res, status, requestId, `${head.slice(0, -1)},"result":${result}}`);
}

/** The envelope of a request that never reached its action. `routeId` is absent while no route is known. */
export function sendProblem(res: ServerResponse, requestId: string, problem: Problem, routeId?: string): void {
  const { status, headers } = problem;
  send(res, status, requestId, problemBody(problem, requestId, routeId), headers);
}

export function problemBody(
  { code, message, details, uncertain }: Problem,
  requestId: string,
  routeId?: string,
): string {
  return JSON.stringify({ ok: false, routeId, code, error: message, uncertain, requestId, details });
}

function send(
  res: ServerResponse,
  status: number,
  requestId: string,
  body: string,
  headers: Record<string, string> = {},
): void {
  if (res.headersSent || res.destroyed) return;
  res.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "x-request-id": requestId,
    ...headers,
  });
  res.end(body);
}
