import type { IncomingMessage, ServerResponse } from "node:http";
import type { ActionName, ActionRequest } from "../../generated/actions.ts";
import type { BoundTaskFlow } from "../port/bound-task-flow.ts";
import type { PluginHost, RequestContext } from "../port/plugin-api.ts";
import { type Place, requireJson, requirePost, unverifiedLimits } from "./admission.ts";
import { requireAllowed } from "./allowed-actions.ts";
import { authenticationOf } from "./authentication.ts";
import { answerClaim } from "./claim-tasks.ts";
import type { RouteSettings } from "./config.ts";
import { type Guarded, guardRequest, type RouteHandler } from "./guard-request.ts";
import { waitForEvents } from "./list-events.ts";
import { notSupported } from "./outcome.ts";
import { rateFields } from "./rate-limit.ts";
import { readAction } from "./read-action.ts";
import { awaitBody, bodyAtOnce, endOfTurn, requireFitting } from "./read-body.ts";
import { requireUnrepeated } from "./repeated-headers.ts";
import { laneOf, type RouteState } from "./route-state.ts";
import { ActionRunner } from "./run-action.ts";
import { sendOutcome } from "./send-reply.ts";
import { claimsOutcome, NO_TASKS } from "./task-outcomes.ts";
import { validateAction } from "./validate-action.ts";
import { type AcceptedRequest, frozen, Wait } from "./waiting-requests.ts";

/** Actions whose responses hold many records. */
const LARGE: ReadonlySet<ActionName> = new Set(["list_flows", "cancel_flow", "list_events", "list_tasks"]);

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
  // A host that runs no tasks ignores the queue of the route.
  const queue = flows.tasks && route.queue;
  const authentication = authenticationOf(route, secrets, host);
  // The signature can only be checked with the body.
  const signed = authentication.checkBody !== undefined;
  const arriving = signed ? unverifiedLimits(route.limits) : route.limits;
  const actions = new ActionRunner(route.routeId, { flows, controllerId: route.controllerId, queue });

  const answer: Guarded["answer"] = async (req, res, context, place, action) => {
    authentication.checkHeaders(req);
    const lane = laneOf(route, state, action);
    requireFitting(req, route.limits);
    await endOfTurn();
    let body = bodyAtOnce(req, route.limits);
    if (body === undefined) {
      if (signed) place.take(lane.unverified);
      body = await awaitBody(req, arriving);
    }
    place.take(lane.inFlight);
    authentication.checkBody?.(req, body);
    const messageId = authentication.messageId?.(req);
    const replayed = messageId === undefined ? undefined : await actions.replay(messageId, res);
    if (replayed) return sendOutcome(res, context, route.routeId, replayed);
    if (action) requireAllowed(action, route, flows);
    const sent = readAction(body, action, signed);
    context.action = sent.action;
    if (lane !== laneOf(route, state, sent.action)) await countAsSender(context, place);
    requireAllowed(sent.action, route, flows);
    const asked = validateAction(sent, host.now, queue);
    if (asked.action === "claim_tasks") return claim(asked, { req, res, context, place, body }, messageId);
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

  /** A request at the route's own path was taken for a worker's, and is another sender's. */
  const countAsSender = async (context: RequestContext, place: Place) => {
    const { rate } = state;
    context.fields = rateFields(rate, await rate.count(context.network ?? ""));
    place.take(state.inFlight);
  };

  /** Its place is one of those that wait, also while it is answered: that must not fail then. */
  const begin = (action: AcceptedRequest["action"], { req, place, body }: Held): Wait => {
    const accepted = { req, action, body: signed ? body : undefined, route, clocks: frozen(host) };
    const wait = new Wait(state.waiting, "request", accepted);
    place.take(wait);
    return wait;
  };

  const hold = async (request: ActionRequest<"list_events">, held: Held) => {
    if (!flows.events) return request;
    // The other checks come before the wait.
    if (!authentication.messageId) actions.keyOf(request, held.req);
    return waitForEvents(request, flows.events, { ...held, begin: () => begin("list_events", held) });
  };

  /** No key keeps its answer, and no message: that has a lease token. A message that comes again gets no claims. */
  const claim = async (request: ActionRequest<"claim_tasks">, held: Held, messageId: string | undefined) => {
    const { res, context } = held;
    const { routeId } = route;
    if (!flows.tasks) return sendOutcome(res, context, routeId, notSupported(NO_TASKS));
    const before = messageId && (await actions.claimMessage(messageId, claimsOutcome([]), res));
    if (before) return sendOutcome(res, context, routeId, before);
    return answerClaim(request, {
      ...held,
      routeId,
      tasks: flows.tasks,
      host,
      begin: () => begin("claim_tasks", held),
    });
  };

  return guardRequest({
    route,
    authentication,
    state,
    host,
    laneOf: (action) => laneOf(route, state, action),
    checkMethod: requirePost,
    checkHeaders,
    answer,
  });
}

function checkHeaders(req: IncomingMessage): void {
  requireUnrepeated(req);
  requireJson(req);
}
