import type { IncomingMessage, ServerResponse } from "node:http";
import { ACTION_GRANTS, type ActionName, type ActionRequest } from "../../generated/actions.ts";
import type { BoundTaskFlow } from "../port/bound-task-flow.ts";
import type { PluginHost, RequestContext } from "../port/plugin-api.ts";
import { type Place, requireJson, requirePost, unverifiedLimits } from "./admission.ts";
import { authenticationOf } from "./authentication.ts";
import { isGranted, type RouteSettings } from "./config.ts";
import { type Guarded, guardRequest, type RouteHandler } from "./guard-request.ts";
import { waitForEvents } from "./list-events.ts";
import { Problem } from "./problem.ts";
import { readAction } from "./read-action.ts";
import { awaitBody, bodyAtOnce } from "./read-body.ts";
import { requireUnrepeated } from "./repeated-headers.ts";
import type { RouteState } from "./route-state.ts";
import { ActionRunner } from "./run-action.ts";
import { sendOutcome } from "./send-reply.ts";
import { validateAction } from "./validate-action.ts";
import { frozen, Wait } from "./waiting-requests.ts";

/** Actions whose responses hold many records. */
const LARGE: ReadonlySet<ActionName> = new Set(["list_flows", "cancel_flow", "list_events"]);

interface Held {
  req: IncomingMessage;
  res: ServerResponse;
  context: RequestContext;
  place: Place;
  body: Buffer;
}

/** Creates the request handler of one route. Checks run in the order of reference/behaviour.md; the first failure answers. */
export function createHandler(
  route: RouteSettings,
  secrets: readonly string[],
  state: RouteState,
  host: PluginHost,
  flows: BoundTaskFlow,
): RouteHandler {
  const { inFlight, unverified, waiting } = state;
  const authentication = authenticationOf(route, secrets, host);
  // The signature can only be checked with the body.
  const signed = authentication.checkBody !== undefined;
  const arriving = signed ? unverifiedLimits(route.limits) : route.limits;
  const actions = new ActionRunner(route.routeId, { flows, controllerId: route.controllerId });

  const answer: Guarded["answer"] = async (req, res, context, place, action) => {
    authentication.checkHeaders(req);
    let body = await bodyAtOnce(req, route.limits);
    if (body === undefined) {
      if (signed) place.take(unverified);
      body = await awaitBody(req, arriving);
    }
    place.take(inFlight);
    authentication.checkBody?.(req, body);
    const messageId = authentication.messageId?.(req);
    const replayed = messageId === undefined ? undefined : await actions.replay(messageId, res);
    if (replayed) return sendOutcome(res, context, route.routeId, replayed);
    if (action) requireAllowed(action, route, flows);
    const sent = readAction(body, action, signed);
    context.action = sent.action;
    requireAllowed(sent.action, route, flows);
    const asked = validateAction(sent, host.now);
    const request =
      asked.action === "list_events" && asked.waitMs ? await hold(asked, { req, res, context, place, body }) : asked;
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

  /** Its place is one of those that wait, also while it is answered: that must not fail then. */
  const hold = async (request: ActionRequest<"list_events">, { req, res, context, place, body }: Held) => {
    if (!flows.events) return request;
    // The other checks come before the wait.
    if (!authentication.messageId) actions.keyOf(request, req);
    const begin = (): Wait => {
      const accepted = { req, body: signed ? body : undefined, route, clocks: frozen(host) };
      const wait = new Wait(waiting, "request", accepted);
      place.take(wait);
      return wait;
    };
    return waitForEvents(request, flows.events, { res, context, begin });
  };

  return guardRequest({ route, authentication, state, host, checkMethod: requirePost, checkHeaders, answer });
}

function checkHeaders(req: IncomingMessage): void {
  requireUnrepeated(req);
  requireJson(req);
}

/** A host that sends no webhooks says so itself, whatever the route may do. */
function requireAllowed(action: ActionName, { actions, grants }: RouteSettings, { endpoints }: BoundTaskFlow): void {
  if (!actions.has(action)) throw new Problem("action_not_allowed", `This route does not allow ${action}.`);
  if (isGranted(action, grants) || (ACTION_GRANTS[action] === "endpoints" && !endpoints)) return;
  const grant = ACTION_GRANTS[action];
  throw new Problem("action_not_allowed", `This route does not allow ${action}, which needs the grant "${grant}".`);
}
