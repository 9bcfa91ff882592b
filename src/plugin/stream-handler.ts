import type { EventLog } from "../port/events.ts";
import type { PluginHost } from "../port/plugin-api.ts";
import { requireGet } from "./admission.ts";
import { requireGranted } from "./allowed-actions.ts";
import { authenticationOf } from "./authentication.ts";
import type { RouteSettings } from "./config.ts";
import { EventStream } from "./event-stream.ts";
import { type Guarded, guardRequest, problemOf, type RouteHandler } from "./guard-request.ts";
import { startOf, unknownCursor } from "./list-events.ts";
import { requireUnrepeated } from "./repeated-headers.ts";
import type { RouteState } from "./route-state.ts";
import { streamQuery } from "./stream-query.ts";
import { Wait } from "./waiting-requests.ts";

/** Its name in logs and metrics, beside those of the actions. */
const NAME = "stream_events";

/** Creates the handler of a route's stream of events. */
export function createStreamHandler(
  route: RouteSettings,
  secrets: readonly string[],
  state: RouteState,
  host: PluginHost,
  events: EventLog,
): RouteHandler {
  const authentication = authenticationOf(route, secrets, host);
  const answer: Guarded["answer"] = async (req, res, context, place) => {
    context.action = NAME;
    authentication.checkHeaders(req);
    // Whoever may list events may follow them.
    requireGranted("list_events", route);
    const { cursor, position, ...filter } = streamQuery(req, host.now);
    const after = await startOf(events, { cursor, position });
    const stream = new EventStream({ events, filter, after });
    const first = await stream.next();
    if ("refused" in first && first.refused === "unknown") throw unknownCursor();
    // No signature has to be checked at the time when it was made.
    const wait = new Wait(state.waiting, "stream", { req, action: "list_events", route, clocks: host });
    place.take(wait);
    const onFailure = (error: unknown) => {
      // The head is out: the client opens the stream again, and learns more then.
      context.code = problemOf(error, route, context, host).code;
    };
    stream.open(first, { res, context, wait, largeResponses: host.largeResponses, onFailure });
  };
  return guardRequest({
    route,
    authentication,
    state,
    host,
    checkMethod: requireGet,
    checkHeaders: requireUnrepeated,
    answer,
    laneOf: () => state,
  });
}
