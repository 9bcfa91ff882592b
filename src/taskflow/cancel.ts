import type { Cancellation } from "../port/bound-task-flow.ts";
import type { FlowRecord } from "../port/records.ts";
import type { Decision, Seen } from "./flow-store.ts";
import { advance, cancelled, isEnded, requestCancel } from "./flow-transitions.ts";

/** Cancels at once, or notes the request while child tasks are active. An ended flow stays as it is. */
export function decideCancel({ flow, tasks, moreTasks, hasActiveTasks }: Seen, now: number): Decision<Cancellation> {
  if (!flow) return refuse("not_found", "Flow not found.");
  const listed = { tasks, ...(moreTasks && { tasksTruncated: true }) };
  if (flow.syncMode !== "managed") return refuse("not_managed", "Flow is not managed.", { flow, ...listed });
  if (isEnded(flow)) return refuse("terminal", `Flow is already ${flow.status}.`, { flow, ...listed });
  const requested = flow.cancelRequestedAt === undefined ? advance(flow, requestCancel(flow, now), now) : flow;
  if (hasActiveTasks) {
    const seen = { flow: requested, ...listed };
    const pending = refuse("cancel_pending", "One or more child tasks are still active.", seen);
    return requested === flow ? pending : { ...pending, flow: requested };
  }
  const ended = advance(requested, cancelled(now), now);
  return { outcome: { cancelled: true, flow: ended, ...listed }, flow: ended };
}

/** What becomes of a flow whose last active task has just ended: a cancellation that waited for it is completed. */
export function settleCancellation(flow: FlowRecord, now: number): FlowRecord | undefined {
  const waits = flow.cancelRequestedAt !== undefined && flow.syncMode === "managed" && !isEnded(flow);
  return waits ? advance(flow, cancelled(now), now) : undefined;
}

type Refused = Extract<Cancellation, { cancelled: false }>;

function refuse(
  code: Refused["code"],
  reason: string,
  seen: Pick<Refused, "flow" | "tasks" | "tasksTruncated"> = {},
): Decision<Cancellation> {
  return { outcome: { cancelled: false, code, reason, ...seen } };
}
