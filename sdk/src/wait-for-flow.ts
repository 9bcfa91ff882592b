import type { ActionMethods, Input } from "../../generated/sdk-methods.ts";
import { TaskFlowError } from "./errors.ts";
import { nextEvents } from "./events.ts";
import type { CallOptions } from "./options.ts";
import { statusOf } from "./retry.ts";
import type { EventType, Flow } from "./schemas.ts";
import { backOff } from "./wait.ts";

export interface WaitForFlowOptions extends CallOptions {
  /** Returns true when the wait is over. Default: when the flow has ended. Called after each read of the flow. */
  until?: (flow: Flow) => boolean;
  /**
   * Where the gateway cannot report events, the flow is read again and again instead. The pause before read n is a random
   * part of this times 2ⁿ. Milliseconds, default 500.
   */
  baseDelayMs?: number;
  /** The longest of these pauses. Milliseconds, default 10,000. */
  maxDelayMs?: number;
}

/** Changes of a flow itself. Progress of its tasks, which can be frequent, leaves it as it is. */
const FLOW_EVENTS: Record<Extract<EventType, `flow.${string}`>, true> = {
  "flow.created": true,
  "flow.waiting": true,
  "flow.blocked": true,
  "flow.resumed": true,
  "flow.cancel_requested": true,
  "flow.succeeded": true,
  "flow.failed": true,
  "flow.cancelled": true,
  "flow.lost": true,
  "flow.deleted": true,
};
const TYPES = Object.keys(FLOW_EVENTS) as EventType[];
const WAIT_MS = 25_000;
/** Of gateways that do not know the action, routes that do not allow it, and gateways that keep no events. */
const UNAVAILABLE: readonly unknown[] = [400, 403, 501];

/** `waitForFlow` of a client. `read` rejects when there is no such flow. */
export async function waitForFlow(
  { listEvents }: Pick<ActionMethods<CallOptions>, "listEvents">,
  read: (flowId: string, options: CallOptions) => Promise<Flow>,
  flowId: string,
  { until, baseDelayMs = 500, maxDelayMs = 10_000, ...options }: WaitForFlowOptions = {},
): Promise<Flow> {
  let isAvailable = true;
  /** The cursor after the events, or `undefined` if there is no answer: then a pause replaces the wait. */
  const cursorAfter = async (input: Input<"listEvents">): Promise<string | undefined> => {
    if (!isAvailable) return undefined;
    try {
      // Not repeated: a read of the flow tells more, and rejects with what no retry helps against.
      return (await nextEvents(listEvents, { flowId, types: TYPES, ...input }, { ...options, retry: { retries: 0 } }))
        .cursor;
    } catch (error) {
      if (!(error instanceof TaskFlowError)) throw error;
      isAvailable = !UNAVAILABLE.includes(statusOf(error));
      return undefined;
    }
  };

  let cursor: string | undefined;
  for (let pauses = 0; ; ) {
    // Taken before the read: the wait then ends at once with a change that the read came too early for.
    cursor ??= await cursorAfter({ position: "latest" });
    const flow = await read(flowId, options);
    if (until ? until(flow) : flow.endedAt) return flow;
    // It would be waited for in vain, until somebody reopens it.
    if (flow.endedAt)
      throw new TaskFlowError(`flow is ${flow.status}`, { action: "get_flow", code: "flow_ended", current: flow });
    cursor &&= await cursorAfter({ cursor, waitMs: WAIT_MS });
    if (cursor) pauses = 0;
    else await backOff(pauses++, baseDelayMs, maxDelayMs, options.signal);
  }
}
