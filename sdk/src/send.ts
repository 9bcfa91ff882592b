import type { ActionName } from "../../generated/actions.ts";
import { TaskFlowError } from "./errors.ts";
import { isUnsent, networkReason } from "./network-failure.ts";
import { redirectTarget } from "./redirect.ts";

/** An action on its way. */
export interface Outgoing {
  action: ActionName;
  url: string;
  secret: string;
  /** JSON text. */
  body: string;
  /** By name, in any case; the later one wins. */
  headers: readonly Record<string, string | undefined>[];
  fetch: (request: Request) => Promise<Response>;
}

/** The parsed body of an answer; text where it is no JSON and no success. */
export interface Incoming {
  response: Response;
  body: unknown;
}

/**
 * Sends the request once. `ending` aborts it, after `timeoutMs` or with the caller's own signal.
 *
 * @throws {TaskFlowError} `network_error`, `timeout`, `unexpected_response` for half of an answer, `redirected`
 */
export async function send(
  { action, url, secret, body, headers, fetch }: Outgoing,
  ending: AbortSignal,
  timeoutMs: number,
): Promise<Incoming> {
  const request = new Request(url, {
    method: "POST",
    body,
    headers: headersOf([{ "content-type": "application/json" }, ...headers, { authorization: `Bearer ${secret}` }]),
    redirect: "manual",
    signal: ending,
  });
  try {
    const response = await fetch(request);
    const target = redirectTarget(response, url, secret);
    if (target) {
      await response.body?.cancel();
      const sentence = `${url} redirects to ${target}. It is not followed: use the URL of the route itself`;
      throw new TaskFlowError(sentence, { action, code: "redirected", cause: response });
    }
    const text = await response.text();
    return { response, body: parse(text, response.ok) };
  } catch (cause) {
    if (cause instanceof TaskFlowError) throw cause;
    throw noAnswer(cause);
  }

  function noAnswer(cause: unknown): TaskFlowError {
    if (cause instanceof SyntaxError)
      return new TaskFlowError(`the answer from ${url} is not JSON`, { action, code: "unexpected_response", cause });
    if (ending.aborted)
      return new TaskFlowError(`no answer from ${url} within ${timeoutMs} ms`, { action, code: "timeout", cause });
    const what = isUnsent(cause) ? `${url} was not reached` : `no answer from ${url}`;
    return new TaskFlowError(`${what}: ${networkReason(cause)}`, { action, code: "network_error", cause });
  }
}

function headersOf(records: Outgoing["headers"]): Headers {
  const headers = new Headers();
  for (const [name, value] of records.flatMap(Object.entries<string | undefined>))
    if (value !== undefined) headers.set(name, value);
  return headers;
}

/** Half of a success is an error; what goes with an error status may be anything. */
function parse(text: string, strict: boolean): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch (error) {
    if (strict) throw error;
    return text;
  }
}
