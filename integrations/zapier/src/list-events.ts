import type { Bundle, ZObject } from "zapier-platform-core";
import type { Body } from "./body.ts";
import { resultOf, send } from "./gateway.ts";

export interface FlowEvent extends Record<string, unknown> {
  eventId: string;
  type: string;
  occurredAt: number;
  flowId: string;
  taskId?: string;
}

export interface EventPage {
  events: FlowEvent[];
  /** Always there: where the next page begins. */
  cursor: string;
}

/** One page of the session's events, oldest first. Without a position: from the oldest event that is kept. */
export async function listEvents(z: ZObject, bundle: Bundle, body: Body): Promise<EventPage> {
  const outcome = await send(z, bundle, "list_events", body);
  if (outcome.ok || outcome.code !== "events_expired") return resultOf(outcome) as unknown as EventPage;
  // The gateway has deleted events after the cursor: what is left begins at its oldest.
  const { cursor: _expired, ...rest } = body;
  return resultOf(await send(z, bundle, "list_events", rest)) as unknown as EventPage;
}
