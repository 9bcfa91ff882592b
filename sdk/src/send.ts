import type { ActionName } from "../../generated/actions.ts";
import { type ClientCode, TaskFlowError } from "./errors.ts";
import { isUnsent, networkReason } from "./network-failure.ts";
import { redirectTarget } from "./redirect.ts";

/** An action on its way. */
export interface Outgoing {
  action: ActionName;
  url: string;
  secret: string;
  headers: Headers;
  /** The request as JSON text. */
  body: string;
  fetch: (request: Request) => Promise<Response>;
  parse: (json: string) => unknown;
}

/** The parsed body of a response; its text where a response that is no success is not JSON. */
export interface Incoming {
  response: Response;
  body: unknown;
}

/**
 * Sends the request once. `ending` aborts it, after `timeoutMs` or with the caller's own signal; and afterwards, what
 * nobody has read of the response.
 *
 * @throws {TaskFlowError} `network_error`, `timeout`, `unexpected_response` for half of an answer, `redirected`
 */
export async function send(
  { action, url, secret, headers, body, fetch, parse }: Outgoing,
  ending: AbortSignal,
  timeoutMs: number,
): Promise<Incoming> {
  const request = new Request(url, { method: "POST", redirect: "manual", headers, body, signal: ending });
  const response = await Promise.resolve(request).then(fetch).catch(fail);
  const target = redirectTarget(response, url, secret);
  if (target)
    throw error(
      "redirected",
      `${url} redirects to ${target}. Redirects are not followed: use the URL of the route itself`,
      response,
    );
  const text = await response.text().catch(fail);
  try {
    return { response, body: text && parse(text) };
  } catch (cause) {
    if (!response.ok) return { response, body: text };
    throw error("unexpected_response", `the answer from ${url} is not JSON`, cause);
  }

  function fail(cause: unknown): never {
    if (ending.aborted) throw error("timeout", `no answer from ${url} within ${timeoutMs} ms`, cause);
    const what = isUnsent(cause) ? `${url} was not reached` : `no answer from ${url}`;
    throw error("network_error", `${what}: ${networkReason(cause)}`, cause);
  }

  function error(code: ClientCode, sentence: string, cause: unknown): TaskFlowError {
    return new TaskFlowError(sentence, { action, code, cause });
  }
}
