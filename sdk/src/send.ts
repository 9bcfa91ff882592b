import createClient from "openapi-fetch";
import type { ActionRequest } from "../../generated/actions.ts";
import type { paths } from "../../generated/types.ts";
import { TaskFlowError } from "./errors.ts";
import { isUnsent, networkReason } from "./network-failure.ts";
import { redirectTarget } from "./redirect.ts";

/** The canonical operation. The whole URL of a route stands in its place. */
const ROUTE = "/plugins/webhooks/{routeId}";

/** An action on its way. */
export interface Outgoing {
  request: ActionRequest;
  url: string;
  secret: string;
  /** The request as JSON text. */
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
  { request, url, secret, body, headers, fetch }: Outgoing,
  ending: AbortSignal,
  timeoutMs: number,
): Promise<Incoming> {
  const { action } = request;
  const client = createClient<paths>({ redirect: "manual", fetch: (sent) => fetch(sent).then(unredirected) });
  try {
    const { data, error, response } = await client.POST(url as typeof ROUTE, {
      params: { path: { routeId: "" } },
      body: request,
      bodySerializer: () => body,
      headers: headersOf([...headers, { authorization: `Bearer ${secret}` }]),
      signal: ending,
    });
    return { response, body: error ?? data };
  } catch (cause) {
    if (cause instanceof TaskFlowError) throw cause;
    throw noAnswer(cause);
  }

  async function unredirected(response: Response): Promise<Response> {
    const target = redirectTarget(response, url, secret);
    if (!target) return response;
    await response.body?.cancel();
    const sentence = `${url} redirects to ${target}. It is not followed: use the URL of the route itself`;
    throw new TaskFlowError(sentence, { action, code: "redirected", cause: response });
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
