import type { IncomingMessage } from "node:http";
import Negotiator from "negotiator";
import { STATUS_CODES } from "../shared/node-http.ts";

const JSON_TYPE = "application/json";
export const PROBLEM_TYPE = "application/problem+json";

/** Whether the sender prefers RFC 9457 for errors. A wildcard and an absent `Accept` mean the envelope. */
export function prefersProblemDetails(req: IncomingMessage): boolean {
  // Most senders never name the type: they need no negotiation.
  if (!req.headers.accept?.toLowerCase().includes("problem+json")) return false;
  return new Negotiator(req).mediaType([JSON_TYPE, PROBLEM_TYPE]) === PROBLEM_TYPE;
}

/**
 * An error as RFC 9457 has it, in front of the members of the envelope, which are its extension members. `code` tells the
 * kinds of problems apart, so `type` is `about:blank`.
 *
 * @param envelope A JSON object, as text.
 */
export function problemDetails(status: number, detail: string, envelope: string): string {
  const members = JSON.stringify({ type: "about:blank", title: STATUS_CODES[status], status, detail });
  return `${members.slice(0, -1)},${envelope.slice(1)}`;
}
