import type { FlowRecord } from "../port/records.ts";
import { flowEvent } from "./events.ts";
import type { Settle, TasksLeft } from "./flow-store.ts";
import { advance, cancelled, type Effect, fail, finish, isEnded } from "./flow-transitions.ts";

/**
 * What becomes of a flow one of whose tasks has just ended. A cancellation waits for the last active task, and wins over
 * what the tasks say. Otherwise the last task with `settleFlow` ends the flow, unless its controller was faster.
 */
export function settleFlow(flow: FlowRecord, left: TasksLeft, now: number): ReturnType<Settle> {
  if (flow.syncMode !== "managed" || isEnded(flow)) return undefined;
  if (flow.cancelRequestedAt !== undefined)
    return left.hasActive ? undefined : settled("flow.cancelled", flow, cancelled(now), now);
  if (!left.settled) return undefined;
  const { error } = left.settled;
  const guard = { flowId: flow.flowId, expectedRevision: flow.revision };
  if (error === undefined) return settled("flow.succeeded", flow, finish(guard, now), now);
  // Which task it was, the store does not say: what blocked the flow before is no longer true.
  const effect = fail({ ...guard, blockedTaskId: null, blockedSummary: error }, now);
  return settled("flow.failed", flow, effect, now);
}

function settled(
  type: "flow.cancelled" | "flow.succeeded" | "flow.failed",
  flow: FlowRecord,
  effect: Effect,
  now: number,
): ReturnType<Settle> {
  const ended = advance(flow, effect, now);
  return { flow: ended, event: flowEvent(type, ended, { now }) };
}
