import type { ActionMap, ActionName, ActionOutcome, Json } from "../../generated/actions.ts";
import { STATUS_BY_CODE } from "../../generated/codes.ts";
import type { components } from "../../generated/types.ts";
import type { Cancellation, FlowChange, FlowCreation, FlowDeletion, TaskCreation } from "../port/bound-task-flow.ts";
import { fitting, flowBeside } from "./answer-size.ts";
import { FALSE, json, jsonArray, jsonObject, type Members, TRUE } from "./json.ts";
import { flowView, shortTaskView, taskView } from "./views.ts";

type FlowChangeAction = "set_waiting" | "resume_flow" | "finish_flow" | "fail_flow" | "request_cancel";
/** The actions that the contract gives no specific refusal, but that of a host that does not offer them. */
type ReadAction = { [A in ActionName]: [ActionMap[A]["codes"]] extends ["not_supported"] ? A : never }[ActionName];
type Schemas = components["schemas"];

/** Reasons for a refused change; the host has its own reasons for the rest. */
const CHANGE_REFUSED = {
  not_found: "TaskFlow not found.",
  not_managed: "TaskFlow is not managed.",
  revision_conflict: "TaskFlow changed since the caller's expected revision.",
  mutation_rejected: "The gateway refused the change.",
} as const;

export function readOutcome<A extends ReadAction>(members: Members<ActionMap[A]["statuses"][200]>) {
  return { status: 200, result: jsonObject<ActionMap[A]["statuses"][200]>(members) } as const;
}

/** The refusal of a host that does not offer an action. */
export function notSupported(reason: string) {
  const result = jsonObject<Schemas["EndpointRefusal"]>({ reason: json(reason) });
  return { status: STATUS_BY_CODE.not_supported, code: "not_supported", error: reason, result } as const;
}

export function creationOutcome(creation: FlowCreation): ActionOutcome<"create_flow"> {
  if (creation.created) {
    const flow = flowView(creation.flow);
    return { status: 200, result: jsonObject<Schemas["CreateFlowResult"]>({ created: TRUE, flow }) };
  }
  const { code, reason } = creation;
  const result = jsonObject<Schemas["CreateFlowRefusal"]>({ created: FALSE, reason: json(reason) });
  return { status: STATUS_BY_CODE[code], code, error: reason, result };
}

export function changeOutcome(change: FlowChange): ActionOutcome<FlowChangeAction> {
  if (change.applied) {
    const flow = flowView(change.flow);
    return { status: 200, result: jsonObject<Schemas["SetWaitingResult"]>({ applied: TRUE, flow }) };
  }
  const { code, current } = change;
  const result = jsonObject<Schemas["FlowChangeRefusal"]>({
    applied: FALSE,
    code: json(code),
    current: current && flowView(current),
  });
  const error = CHANGE_REFUSED[code];
  return code === "not_found"
    ? { status: STATUS_BY_CODE[code], code, error, result }
    : { status: STATUS_BY_CODE[code], code, error, result };
}

export function cancellationOutcome(cancellation: Cancellation): ActionOutcome<"cancel_flow"> {
  const flow = cancellation.flow && flowView(cancellation.flow);
  const seen = { flow, ...tasksBeside(flow, cancellation) };
  if (cancellation.cancelled) {
    const done = { found: TRUE, cancelled: TRUE, ...seen };
    return { status: 200, result: jsonObject<Schemas["CancelFlowResult"]>(done) };
  }
  const { code, reason } = cancellation;
  const refused = { cancelled: FALSE, reason: json(reason), ...seen };
  if (code === "cancel_pending") {
    const result = jsonObject<Schemas["CancelFlowResult"]>({ found: TRUE, ...refused });
    return { status: STATUS_BY_CODE[code], code, result };
  }
  const result = (found: Json<boolean>) => jsonObject<Schemas["CancelFlowRefusal"]>({ found, ...refused });
  return code === "not_found"
    ? { status: STATUS_BY_CODE[code], code, error: CHANGE_REFUSED[code], result: result(FALSE) }
    : { status: STATUS_BY_CODE[code], code, error: reason, result: result(TRUE) };
}

/** As many of the flow's tasks as the answer has room for, the newest. */
function tasksBeside(flow: string | undefined, { tasks, tasksTruncated }: Cancellation) {
  if (!tasks) return {};
  const views = fitting(tasks, shortTaskView, { beside: flow });
  const truncated = tasksTruncated || views.length < tasks.length;
  return { tasks: jsonArray(views), ...(truncated && { tasksTruncated: TRUE }) };
}

export function taskOutcome(creation: TaskCreation): ActionOutcome<"run_task"> {
  if (creation.created) {
    const task = taskView(creation.task);
    const { flow, isShort } = flowBeside(creation.flow, task);
    const members = { created: TRUE, flow, flowTruncated: isShort ? TRUE : undefined, task };
    return { status: 200, result: jsonObject<Schemas["RunTaskResult"]>(members) };
  }
  const { code, reason } = creation;
  const flow = creation.flow && flowView(creation.flow);
  const result = (found: Json<boolean>) =>
    jsonObject<Schemas["RunTaskRefusal"]>({ found, created: FALSE, reason: json(reason), flow });
  return code === "not_found"
    ? { status: STATUS_BY_CODE[code], code, error: CHANGE_REFUSED[code], result: result(FALSE) }
    : { status: STATUS_BY_CODE[code], code, error: reason, result: result(TRUE) };
}

/** Neither the result nor a refusal names a flow that is gone: both are stored with an `Idempotency-Key`. */
export function deletionOutcome(deletion: FlowDeletion): ActionOutcome<"delete_flow"> {
  if (deletion.deleted) return { status: 200, result: jsonObject<Schemas["DeleteFlowResult"]>({ deleted: TRUE }) };
  if (deletion.code === "not_found") {
    const error = CHANGE_REFUSED.not_found;
    const result = jsonObject<Schemas["DeleteFlowRefusal"]>({ reason: json(error) });
    return { status: STATUS_BY_CODE.not_found, code: "not_found", error, result };
  }
  const { code, current } = deletion;
  const error = deletion.code === "not_ended" ? deletion.reason : CHANGE_REFUSED.revision_conflict;
  const result = jsonObject<Schemas["DeleteFlowRefusal"]>({ reason: json(error), current: flowView(current) });
  return { status: STATUS_BY_CODE[code], code, error, result };
}
