import type { ServerResponse } from "node:http";
import type { ActionOutcome } from "../../generated/actions.ts";
import type { Problem } from "./problem.ts";

/** The envelope of an action that ran, whatever came of it. */
export function sendOutcome(res: ServerResponse, routeId: string, outcome: ActionOutcome): void {
  const { status, result, ...said } = outcome;
  const head = JSON.stringify({ ok: status < 300, routeId, ...said });
  send(res, status, `${head.slice(0, -1)},"result":${result}}`);
}

/** The envelope of a request that never reached its action. `routeId` is absent while no route is known. */
export function sendProblem(res: ServerResponse, problem: Problem, routeId?: string): void {
  const { status, code, message, details, headers } = problem;
  send(res, status, JSON.stringify({ ok: false, routeId, code, error: message, details }), headers);
}

function send(res: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void {
  if (res.headersSent || res.destroyed) return;
  res.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    ...headers,
  });
  res.end(body);
}
