import type { Bundle, HttpResponse, ZObject } from "zapier-platform-core";
import type { Body } from "./body.ts";
import { type Failure, failed, unanswered } from "./failure.ts";
import type { ActionName } from "./generated/actions.ts";

/** Milliseconds. Below the 30 seconds after which Zapier ends a step, so that the step can still say what happened. */
const TIMEOUT_MS = 25_000;

/** A `result` of the contract. */
export type Result = Record<string, unknown>;

interface Success {
  ok: true;
  routeId: string;
  result: Result;
}

/** What the gateway answered, or why there is no result. */
export type Outcome = Success | Failure;

/** What a subscription does is no step of a Zap. */
type SubscriptionAction = "create_endpoint" | "delete_endpoint";

/** Sends one action to the route of the connection. */
export async function send(
  z: ZObject,
  bundle: Bundle,
  action: ActionName | SubscriptionAction,
  body: Body,
  idempotencyKey?: string,
): Promise<Outcome> {
  const secret = cleanSecret(z, bundle);
  const request = {
    url: routeUrl(z, bundle),
    method: "POST" as const,
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${secret}`,
      ...(idempotencyKey !== undefined && { "idempotency-key": idempotencyKey }),
    },
    body: JSON.stringify({ action, ...body }),
    timeout: TIMEOUT_MS,
    // The secret goes where the connection says, and nowhere else.
    redirect: "manual" as const,
    // Without this a state that has {{bundle.…}} in it would be refused.
    merge: false,
  };
  let response: HttpResponse;
  try {
    response = await z.request(request);
  } catch (error) {
    return unanswered(z, request.url, error);
  }
  const answer = Object(response.data) as Partial<Success>;
  const succeeded = response.status < 300 && answer.ok === true && answer.result;
  return succeeded ? (answer as Success) : failed(z, { body, secret }, response);
}

/** The same, for those that want the result or an error of Zapier's. */
export async function perform(z: ZObject, bundle: Bundle, action: ActionName, body: Body): Promise<Result> {
  return resultOf(await send(z, bundle, action, body));
}

export function resultOf(outcome: Outcome): Result {
  if (!outcome.ok) throw outcome.error;
  return outcome.result;
}

/**
 * As it is pasted, without the line break that a file or a vault ends it in. An error of the HTTP client about characters
 * that fit no header would show the secret.
 */
function cleanSecret(z: ZObject, { authData }: Bundle): string {
  const secret = (authData["secret"] ?? "").trim();
  if (/^[ -~\x80-\xff]+$/.test(secret)) return secret;
  const problem = /[\r\n]/.test(secret)
    ? "has a line break inside. A secret is one line."
    : secret === ""
      ? "is empty."
      : "has characters that are invalid in a header.";
  throw new z.errors.Error(`The connection's Secret ${problem}`, "invalid_secret");
}

function routeUrl(z: ZObject, { authData }: Bundle): string {
  const text = (authData["url"] ?? "").trim();
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isRoute = url && /^https?:$/.test(url.protocol) && !url.username && !url.password && !/[?#]/.test(text);
  if (isRoute) return url.href.replace(/\/+$/, "");
  throw new z.errors.Error(
    "The connection's Route URL must be the address of a route, such as https://flows.example.com/plugins/webhooks/zapier.",
    "invalid_url",
  );
}
