import type { ActionMethods, Input, Result } from "../../generated/sdk-methods.ts";
import { defined } from "./defined.ts";
import { TaskFlowError } from "./errors.ts";
import type { CallOptions } from "./options.ts";
import type { RetryOptions } from "./retry.ts";
import type { Event } from "./schemas.ts";
import { backOff } from "./wait.ts";

export interface EventsOptions extends Input<"listEvents">, CallOptions {
  /**
   * How long one request waits for an event, in milliseconds. Default 25,000, which proxies tolerate. With 0, the
   * iteration does not wait, but ends after the newest event.
   */
  waitMs?: number;
  /** Ends the iteration, which then returns. */
  signal?: AbortSignal | undefined;
  /** When to try again. Default: without a limit, with pauses of 10 seconds at most. */
  retry?: RetryOptions;
  /**
   * What to do when the gateway no longer keeps all events after the cursor. `throw` (the default): reject with the code
   * `events_expired` and the `oldestCursor`. `continue`: go on with the oldest event that the gateway keeps.
   */
  onGap?: "throw" | "continue";
}

/** An event, and where to continue. */
export type EventWithCursor = Event & {
  /**
   * The `cursor` with which to continue after this event. It skips nothing, but can repeat events that the gateway
   * returned together with this one: the `eventId` identifies them.
   */
  readonly cursor: string;
};

type ListEvents = ActionMethods<CallOptions>["listEvents"];

/** A gateway can be away for minutes, and can limit the rate of requests for a minute. */
const PERSISTENT: RetryOptions = { retries: Number.POSITIVE_INFINITY, maxDelayMs: 10_000, maxRetryAfterMs: 300_000 };

/** `events` of a client. */
export async function* iterateEvents(
  listEvents: ListEvents,
  { flowId, types, cursor, position, limit, waitMs = 25_000, onGap, ...call }: EventsOptions = {},
): AsyncGenerator<EventWithCursor, void, undefined> {
  const { signal } = call;
  const options = { ...call, retry: { ...PERSISTENT, ...call.retry } };
  const following = (after: string) => defined({ flowId, types, cursor: after, limit, waitMs });
  // A repeated request for the position `latest` could skip an event, so that this one must not wait. And with one event
  // at most, the cursor of each event is known.
  let input =
    cursor === undefined || position
      ? defined({ flowId, types, cursor, position, limit: 1, waitMs: 0 })
      : following(cursor);
  try {
    for (;;) {
      const page = await nextEvents(listEvents, input, options).catch((error: unknown) => {
        const oldest = onGap === "continue" && error instanceof TaskFlowError && error.oldestCursor;
        if (!oldest || oldest === input.cursor) throw error;
        return { events: [], cursor: oldest };
      });
      for (const [index, event] of page.events.entries()) {
        const isLast = index === page.events.length - 1;
        yield { ...event, cursor: isLast ? page.cursor : (input.cursor ?? page.cursor) };
        if (signal?.aborted) return;
      }
      // An empty page with a new cursor says only that no event so far passes the filter.
      if (waitMs === 0 && page.events.length === 0 && page.cursor === input.cursor) return;
      input = following(page.cursor);
    }
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}

/**
 * One request for events. If the gateway has none but does not wait, for example because it stops, this pauses: a loop of
 * requests must not become a flood.
 */
export async function nextEvents(
  listEvents: ListEvents,
  input: Input<"listEvents">,
  options: CallOptions,
): Promise<Result<"listEvents">> {
  const { waitMs = 0 } = input;
  const started = Date.now();
  const page = await listEvents(input, options);
  if (page.events.length === 0 && Date.now() - started < waitMs / 2)
    await backOff(0, 2_000, 2_000, options.signal, 500);
  return page;
}
