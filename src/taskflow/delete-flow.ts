import type { DeleteFlowInput, FlowDeletion } from "../port/bound-task-flow.ts";
import type { FlowRecord } from "../port/records.ts";
import { flowEvent, type Origin } from "./events.ts";
import type { Decision, Seen } from "./flow-store.ts";
import { isEnded } from "./flow-transitions.ts";

/** Deletes a flow that has ended. One that is under way is somebody's work: its writers would find nothing to write to. */
export function decideDelete(
  { flow, hasActiveTasks }: Seen,
  { expectedRevision }: DeleteFlowInput,
  origin: Origin,
): Decision<FlowDeletion> {
  if (!flow) return { outcome: { deleted: false, code: "not_found" } };
  if (expectedRevision !== undefined && flow.revision !== expectedRevision)
    return { outcome: { deleted: false, code: "revision_conflict", current: flow } };
  if (!isEnded(flow)) return notEnded(flow, `Flow is still ${flow.status}.`);
  if (hasActiveTasks) return notEnded(flow, "One or more child tasks are still active.");
  // One revision later, as each change is; without the text of its step, which is deleted too.
  const gone = { ...flow, revision: flow.revision + 1, currentStep: undefined };
  return { outcome: { deleted: true }, deletes: true, events: [flowEvent("flow.deleted", gone, origin)] };
}

function notEnded(current: FlowRecord, reason: string): Decision<FlowDeletion> {
  return { outcome: { deleted: false, code: "not_ended", reason, current } };
}
