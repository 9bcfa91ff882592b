import type { Cancellation } from "../port/bound-task-flow.ts";
import type { FlowRecord } from "../port/records.ts";
import { flowEvent, type Origin } from "./events.ts";
import type { Decision, Seen, Settle } from "./flow-store.ts";
import { advance, cancelled, isEnded, requestCancel } from "./flow-transitions.ts";

/** Cancels at once, or notes the request while child tasks are active. An ended flow stays as it is. */
export function decideCancel(seen: Seen, origin: Origin): Decision<Cancellation> {
  const { flow, tasks, moreTasks, hasActiveTasks } = seen;
  const { now } = origin;
  if (!flow) return refuse("not_found", "Flow not found.");
  const listed = { tasks, ...(moreTasks && { tasksTruncated: true }) };
  if (flow.syncMode !== "managed") return refuse("not_managed", "Flow is not managed.", { flow, ...listed });
  if (isEnded(flow)) return refuse("terminal", `Flow is already ${flow.status}.`, { flow, ...listed });
  const requested = flow.cancelRequestedAt === undefined ? advance(flow, requestCancel(flow, now), now) : flow;
  if (hasActiveTasks) {
    const current = { flow: requested, ...listed };
    const pending = refuse("cancel_pending", "One or more child tasks are still active.", current);
    if (requested === flow) return pending;
    return { ...pending, flow: requested, events: [flowEvent("flow.cancel_requested", requested, origin)] };
  }
  const ended = advance(requested, cancelled(now), now);
  const events = [flowEvent("flow.cancelled", ended, origin)];
  return { outcome: { cancelled: true, flow: ended, ...listed }, flow: ended, events };
}

/** What becomes of a flow whose last active task has just ended: a cancellation that waited for it is completed. */
export function settleCancellation(flow: FlowRecord, now: number): ReturnType<Settle> {
  const waits = flow.cancelRequestedAt !== undefined && flow.syncMode === "managed" && !isEnded(flow);
  if (!waits) return undefined;
  const ended = advance(flow, cancelled(now), now);
  return { flow: ended, event: flowEvent("flow.cancelled", ended, { now }) };
}

type Refused = Extract<Cancellation, { cancelled: false }>;

function refuse(
  code: Refused["code"],
  reason: string,
  seen: Pick<Refused, "flow" | "tasks" | "tasksTruncated"> = {},
): Decision<Cancellation> {
  return { outcome: { cancelled: false, code, reason, ...seen } };
}
