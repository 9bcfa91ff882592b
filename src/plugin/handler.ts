import type { IncomingMessage, ServerResponse } from "node:http";
import { type ActionName, SAFE_ACTIONS } from "../../generated/actions.ts";
import { PersistError } from "../port/bound-task-flow.ts";
import type { PluginHost, RequestContext } from "../port/plugin-api.ts";
import { Place, requireJson, requirePost, unverifiedLimits } from "./admission.ts";
import { authenticationOf } from "./authentication.ts";
import { clientNetworkBy } from "./client-address.ts";
import type { RouteSettings } from "./config.ts";
import { Problem } from "./problem.ts";
import { rateLimitPolicy } from "./rate-limit.ts";
import { readAction } from "./read-action.ts";
import { AbortedRequest, awaitBody, bodyAtOnce } from "./read-body.ts";
import { requireUnrepeated } from "./repeated-headers.ts";
import { requestIdOf } from "./request-id.ts";
import { restOfBody } from "./rest-of-body.ts";
import type { RouteState } from "./route-state.ts";
import { ActionRunner } from "./run-action.ts";
import { sendOutcome, sendProblem } from "./send-reply.ts";
import { validateAction } from "./validate-action.ts";

/** `Retry-After` in seconds when the store could not write. */
const PERSIST_RETRY_SECONDS = 5;

/** Actions whose responses hold many records. */
const LARGE: ReadonlySet<ActionName> = new Set(["list_flows", "cancel_flow"]);

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

/** Creates the request handler of one route. Checks run in the order of reference/behaviour.md; the first failure answers. */
export function createHandler(
  route: RouteSettings,
  secrets: readonly string[],
  { rate, anonymousRate, inFlight, unverified }: RouteState,
  host: PluginHost,
): RouteHandler {
  const clientNetwork = clientNetworkBy(host.clientAddress);
  const authentication = authenticationOf(route, secrets, host);
  // The signature can only be checked with the body.
  const signed = authentication.checkBody !== undefined;
  const arriving = signed ? unverifiedLimits(route.limits) : route.limits;
  const policy = rateLimitPolicy(route.limits);
  const flows = host.bindSession(route.sessionKey);
  const actions = new ActionRunner(route.routeId, { flows, controllerId: route.controllerId });

  const answer = async (
    req: IncomingMessage,
    res: ServerResponse,
    context: RequestContext,
    place: Place,
    action?: ActionName,
  ): Promise<void> => {
    authentication.checkHeaders(req);
    let body = await bodyAtOnce(req, route.limits);
    if (body === undefined) {
      if (signed) place.take(unverified);
      body = await awaitBody(req, arriving);
      place.take(inFlight);
    }
    authentication.checkBody?.(req, body);
    const messageId = authentication.messageId?.(req);
    const replayed = messageId === undefined ? undefined : await actions.replay(messageId, res);
    if (replayed) return sendOutcome(res, context, route.routeId, replayed);
    if (action) requireAllowed(action, route);
    const sent = readAction(body, action, signed);
    context.action = sent.action;
    requireAllowed(sent.action, route);
    const request = validateAction(sent, host.now);
    const leave = LARGE.has(request.action) ? await host.largeResponses?.enter() : undefined;
    try {
      const outcome = context.follow
        ? await context.follow(() => actions.run(request, req, res, messageId))
        : await actions.run(request, req, res, messageId);
      sendOutcome(res, context, route.routeId, outcome);
    } finally {
      leave?.();
    }
  };

  return async (req, res, followed, action) => {
    const context = followed ?? { requestId: requestIdOf(req) };
    const client = clientNetwork(req);
    const place = new Place(client);
    context.network = client;
    if (action) context.action = action;
    try {
      requirePost(req);
      const counted = (authentication.hasCredential(req) ? rate : anonymousRate).count(client);
      const ratelimit = counted instanceof Promise ? await counted : counted;
      context.fields = { ratelimit, "ratelimit-policy": policy };
      requireUnrepeated(req);
      requireJson(req);
      place.take(inFlight);
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

function requireAllowed(action: ActionName, { actions }: RouteSettings): void {
  if (!actions.has(action)) throw new Problem("action_not_allowed", `This route does not allow ${action}.`);
}

/** Logs the failure for the operator; the sender learns what to do about it. */
function problemOf(
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
