import type { ServerResponse } from "node:http";
import type { ActionOutcome, ActionRequest } from "../../generated/actions.ts";
import { STATUS_BY_CODE } from "../../generated/codes.ts";
import { DEFAULT_EVENTS } from "../../generated/defaults.ts";
import type { components } from "../../generated/types.ts";
import { MAX_ANSWER_BYTES } from "../port/answer-size.ts";
import type { EventLog, EventPosition } from "../port/events.ts";
import type { RequestContext } from "../port/plugin-api.ts";
import { fitting } from "./answer-size.ts";
import { json, jsonArray, jsonObject } from "./json.ts";
import { decodePosition, encodePosition } from "./position-cursor.ts";
import { invalidRequest, type Problem } from "./problem.ts";
import { eventView } from "./views.ts";
import type { Wait } from "./waiting-requests.ts";

type ListEvents = ActionRequest<"list_events">;
type Schemas = components["schemas"];

const EXPIRED = "Events after this cursor have been deleted.";

/** Where a reader begins. Throws a 400 for a cursor that no gateway made, and for one beside a position. */
export async function startOf(
  events: EventLog,
  { cursor, position }: { [Name in "cursor" | "position"]?: ListEvents[Name] | undefined },
): Promise<EventPosition> {
  if (cursor === undefined) return events.locate(position ?? "oldest");
  if (position !== undefined)
    throw invalidRequest([{ pointer: "/position", message: "must not be sent together with cursor" }]);
  const start = decodePosition(cursor);
  if (start === undefined) throw unknownCursor();
  return start;
}

export function unknownCursor(): Problem {
  return invalidRequest([{ pointer: "/cursor", message: "must be the cursor of an earlier answer of this gateway" }]);
}

export async function listEvents(events: EventLog, request: ListEvents): Promise<ActionOutcome<"list_events">> {
  const { flowId, types, limit = DEFAULT_EVENTS } = request;
  const after = await startOf(events, request);
  const page = await events.read({ after, flowId, types, limit, maxBytes: MAX_ANSWER_BYTES });
  if ("refused" in page) {
    if (page.refused === "unknown") throw unknownCursor();
    return expired(page.oldest);
  }
  const views = fitting(page.events, ({ event }) => eventView(event), { atLeast: 1 });
  const next = views.length < page.events.length ? page.events[views.length - 1]?.position : page.position;
  const members = { events: jsonArray(views), cursor: json(encodePosition(next ?? page.position)) };
  return { status: 200, result: jsonObject<Schemas["ListEventsResult"]>(members) };
}

function expired(oldest: EventPosition): ActionOutcome<"list_events"> {
  const members = { reason: json(EXPIRED), oldestCursor: json(encodePosition(oldest)) };
  const result = jsonObject<Schemas["ListEventsRefusal"]>(members);
  return { status: STATUS_BY_CODE.events_expired, code: "events_expired", error: EXPIRED, result };
}

interface Waiter {
  res: ServerResponse;
  context: RequestContext;
  /** Takes the place of a waiting request. Throws a `Problem` where there is none. */
  begin: () => Wait;
}

/**
 * Waits until there is something to answer, or the time is over, and returns the request that is to be answered then: it
 * goes on from where the wait has come. Throws a `Problem` when the sender may not wait any longer.
 */
export async function waitForEvents(
  request: ListEvents,
  events: EventLog,
  { res, context, begin }: Waiter,
): Promise<ListEvents> {
  const { flowId, types, waitMs = 0 } = request;
  const started = performance.now();
  let after = await startOf(events, request);
  let wait: Wait | undefined;
  let timer: NodeJS.Timeout | undefined;
  const onClose = () => wait?.end();
  try {
    for (;;) {
      const page = await events.read({ after, flowId, types, limit: 1, maxBytes: 1 });
      if ("refused" in page || page.events.length > 0) break;
      after = page.position;
      if (!wait) {
        wait = begin();
        timer = setTimeout(onClose, Math.max(0, started + waitMs - performance.now()));
        res.once("close", onClose);
        if (res.destroyed) onClose();
      }
      if (wait.isOver) break;
      await eventOrEnd(events, after, wait);
    }
  } finally {
    clearTimeout(timer);
    res.off("close", onClose);
    context.waitedMs = performance.now() - started;
  }
  if (wait?.refusal) throw wait.refusal;
  const { position: _, ...rest } = request;
  return { ...rest, cursor: encodePosition(after) };
}

function eventOrEnd(events: EventLog, after: EventPosition, wait: Wait): Promise<void> {
  return new Promise((resolve) => {
    const listening = events.listen(after, resolve);
    wait.whenOver(() => {
      listening.stop();
      resolve();
    });
  });
}
