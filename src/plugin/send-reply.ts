import type { ServerResponse } from "node:http";
import type { ActionOutcome } from "../../generated/actions.ts";
import type { Problem } from "./problem.ts";

/** The envelope of an action that ran, whatever came of it. */
export function sendOutcome(res: ServerResponse, routeId: string, outcome: ActionOutcome): void {
  const { status, ...rest } = outcome;
  const { result, ...said } = rest;
  send(res, status, { ok: status < 300, routeId, ...said, result });
}

/** The envelope of a request that never reached its action. `routeId` is absent while no route is known. */
export function sendProblem(res: ServerResponse, problem: Problem, routeId?: string): void {
  const { status, code, message, details, headers } = problem;
  send(res, status, { ok: false, routeId, code, error: message, details }, headers);
}

function send(res: ServerResponse, status: number, envelope: object, headers: Record<string, string> = {}): void {
  if (res.headersSent || res.destroyed) return;
  const body = JSON.stringify(envelope);
  res.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    ...headers,
  });
  res.end(body);
}
