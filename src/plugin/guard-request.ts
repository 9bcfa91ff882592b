import type { IncomingMessage, ServerResponse } from "node:http";
import { type ActionName, SAFE_ACTIONS } from "../../generated/actions.ts";
import { PersistError } from "../port/bound-task-flow.ts";
import type { PluginHost, RequestContext } from "../port/plugin-api.ts";
import { Place } from "./admission.ts";
import type { Authentication } from "./authenticate.ts";
import { clientNetworkBy } from "./client-address.ts";
import type { RouteSettings } from "./config.ts";
import { Problem } from "./problem.ts";
import { rateFields } from "./rate-limit.ts";
import { AbortedRequest } from "./read-body.ts";
import { requestIdOf } from "./request-id.ts";
import { restOfBody } from "./rest-of-body.ts";
import type { Lane, RouteState } from "./route-state.ts";
import { sendProblem } from "./send-reply.ts";

/** `Retry-After` in seconds when the store could not write. */
const PERSIST_RETRY_SECONDS = 5;

const UNCHANGED = "The store could not read or write. Nothing was changed.";
const UNCERTAIN =
  "The store did not confirm the change, which may or may not have been applied. Read the flow before you retry, or retry with the same Idempotency-Key.";

/** Answers a request of the route, at its own path or at the one of an action. */
export type RouteHandler = (
  req: IncomingMessage,
  res: ServerResponse,
  context?: RequestContext,
  action?: ActionName,
) => Promise<boolean>;

export interface Guarded {
  route: RouteSettings;
  authentication: Authentication;
  state: RouteState;
  host: PluginHost;
  /** Where a request counts, by the action that its path names. */
  laneOf: (action: ActionName | undefined) => Lane;
  /** Before the request is counted. */
  checkMethod: (req: IncomingMessage) => void;
  /** After it was counted, before it takes a place. */
  checkHeaders: (req: IncomingMessage) => void;
  /** Answers the request, or rejects with a `Problem`. */
  answer: (
    req: IncomingMessage,
    res: ServerResponse,
    context: RequestContext,
    place: Place,
    action?: ActionName,
  ) => Promise<void>;
}

/** Checks what every request of a route is checked for, and answers its failures. */
export function guardRequest({ route, authentication, state, host, laneOf, answer, ...checks }: Guarded): RouteHandler {
  const clientNetwork = clientNetworkBy(host.clientAddress);
  return async (req, res, followed, action) => {
    const context = followed ?? { requestId: requestIdOf(req) };
    const client = clientNetwork(req);
    const place = new Place(client);
    context.network = client;
    if (action) context.action = action;
    try {
      checks.checkMethod(req);
      const lane = laneOf(action);
      const rate = authentication.hasCredential(req) ? lane.rate : state.anonymousRate;
      const counted = rate.count(client);
      context.fields = rateFields(rate, counted instanceof Promise ? await counted : counted);
      checks.checkHeaders(req);
      // A signed request may be a stranger's: it takes its place when it is known whether its body has come with it.
      if (!authentication.checkBody) place.take(lane.inFlight);
      await answer(req, res, context, place, action);
    } catch (error) {
      if (error instanceof AbortedRequest) {
        res.destroy();
        return true;
      }
      const problem = problemOf(error, route, context, host);
      // A refusal is small: a client that waits for it must not take up a place.
      place.leave();
      if (followed && problem.code !== "request_timeout") await restOfBody(req);
      sendProblem(res, context, problem, route.routeId);
    } finally {
      afterResponse(res, followed, () => place.leave());
    }
    return true;
  };
}

/** Calls back when the response has been sent or its connection has closed: until then the response takes up memory. */
function afterResponse(res: ServerResponse, followed: RequestContext | undefined, callback: () => void): void {
  if (res.destroyed) callback();
  else if (followed) followed.onEnd = callback;
  else res.once("close", callback);
}

/** Logs the failure for the operator; the sender learns what to do about it. */
export function problemOf(
  error: unknown,
  { routeId }: RouteSettings,
  { requestId, action }: RequestContext,
  { logger }: PluginHost,
): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof PersistError) {
    logger.error("The store could not read or write.", { routeId, requestId, err: error });
    // A read has changed nothing, whatever the host reports.
    const uncertain = error.uncertain && !SAFE_ACTIONS.has(action as ActionName);
    return new Problem("persist_failed", uncertain ? UNCERTAIN : UNCHANGED, {
      headers: { "retry-after": String(PERSIST_RETRY_SECONDS) },
      uncertain,
    });
  }
  logger.error("A request failed unexpectedly.", { routeId, requestId, err: error });
  return new Problem("internal_error", "The gateway failed unexpectedly.");
}
