import type { ActionMap, ActionOutcome } from "../../generated/actions.ts";
import { STATUS_BY_CODE } from "../../generated/codes.ts";
import type { Cancellation, FlowChange, FlowCreation, TaskCreation } from "../host/bound-task-flow.ts";
import { flowView, taskView } from "./views.ts";

type FlowChangeAction = "set_waiting" | "resume_flow" | "finish_flow" | "fail_flow" | "request_cancel";
type ReadAction = "get_flow" | "list_flows" | "find_latest_flow" | "resolve_flow" | "get_task_summary";

/** What a refused change tells people; the host gives reasons of its own for the rest. */
const CHANGE_REFUSED = {
  not_found: "TaskFlow not found.",
  not_managed: "TaskFlow is not managed.",
  revision_conflict: "TaskFlow changed since the caller's expected revision.",
  mutation_rejected: "The host refused the change.",
} as const;

export function readOutcome<A extends ReadAction>(result: ActionMap[A]["statuses"][200]) {
  return { status: 200, result } as const;
}

export function creationOutcome(creation: FlowCreation): ActionOutcome<"create_flow"> {
  if (creation.created) return { status: 200, result: { created: true, flow: flowView(creation.flow) } };
  const { code, reason } = creation;
  return { status: STATUS_BY_CODE[code], code, error: reason, result: { created: false, reason } };
}

export function changeOutcome(change: FlowChange): ActionOutcome<FlowChangeAction> {
  if (change.applied) return { status: 200, result: { applied: true, flow: flowView(change.flow) } };
  const { code, current } = change;
  const error = CHANGE_REFUSED[code];
  const result = { applied: false, code, ...(current && { current: flowView(current) }) } as const;
  return code === "not_found"
    ? { status: STATUS_BY_CODE[code], code, error, result }
    : { status: STATUS_BY_CODE[code], code, error, result };
}

export function cancellationOutcome(cancellation: Cancellation): ActionOutcome<"cancel_flow"> {
  const seen = {
    ...(cancellation.flow && { flow: flowView(cancellation.flow) }),
    ...(cancellation.tasks && { tasks: cancellation.tasks.map(taskView) }),
  };
  if (cancellation.cancelled) return { status: 200, result: { found: true, cancelled: true, ...seen } };
  const { code, reason } = cancellation;
  if (code === "cancel_pending")
    return { status: STATUS_BY_CODE[code], code, result: { found: true, cancelled: false, reason, ...seen } };
  if (code === "not_found")
    return {
      status: STATUS_BY_CODE[code],
      code,
      error: CHANGE_REFUSED[code],
      result: { found: false, cancelled: false, reason, ...seen },
    };
  return {
    status: STATUS_BY_CODE[code],
    code,
    error: reason,
    result: { found: true, cancelled: false, reason, ...seen },
  };
}

export function taskOutcome(creation: TaskCreation): ActionOutcome<"run_task"> {
  if (creation.created)
    return { status: 200, result: { created: true, flow: flowView(creation.flow), task: taskView(creation.task) } };
  const { code, reason, flow } = creation;
  const seen = flow && { flow: flowView(flow) };
  if (code === "not_found")
    return {
      status: STATUS_BY_CODE[code],
      code,
      error: CHANGE_REFUSED[code],
      result: { found: false, created: false, reason, ...seen },
    };
  return {
    status: STATUS_BY_CODE[code],
    code,
    error: reason,
    result: { found: true, created: false, reason, ...seen },
  };
}
