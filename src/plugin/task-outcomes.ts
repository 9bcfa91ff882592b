import type { ActionOutcome, Json } from "../../generated/actions.ts";
import { STATUS_BY_CODE } from "../../generated/codes.ts";
import type { components } from "../../generated/types.ts";
import type { FlowRecord, TaskRecord } from "../port/records.ts";
import type { Claim, Heartbeat, TaskCancellation, TaskRefusal, TaskReport } from "../port/tasks.ts";
import { flowBeside } from "./answer-size.ts";
import { FALSE, json, jsonArray, jsonObject, TRUE } from "./json.ts";
import { flowView, shortTaskView, taskView } from "./views.ts";

type Schemas = components["schemas"];
type ReportAction = "complete_task" | "fail_task" | "release_task";

export const NO_TASKS = "This gateway runs no tasks.";
/** Bytes of a claim in an answer beside its task and its flow. */
const BYTES_AROUND_CLAIM = 256;

/** The refusal of a queue by a host that runs no tasks. Nothing was recorded. */
export function queueRefusal(flow: FlowRecord): ActionOutcome<"run_task"> {
  const members = { found: TRUE, created: FALSE, reason: json(NO_TASKS), flow: flowView(flow) };
  const result = jsonObject<Schemas["RunTaskRefusal"]>(members);
  return { status: STATUS_BY_CODE.not_supported, code: "not_supported", error: NO_TASKS, result };
}

export function taskCancellationOutcome(cancellation: TaskCancellation): ActionOutcome<"cancel_task"> {
  if ("refused" in cancellation) return refusalOf(cancellation);
  const task = taskView(cancellation.task);
  if (cancellation.cancelled)
    return { status: 200, result: jsonObject<Schemas["CancelTaskResult"]>({ cancelled: TRUE, task }) };
  const members = { cancelled: FALSE, reason: json(cancellation.reason), task };
  const result = jsonObject<Schemas["CancelTaskResult"]>(members);
  return { status: STATUS_BY_CODE.cancel_pending, code: "cancel_pending", result };
}

export function heartbeatOutcome(heartbeat: Heartbeat): ActionOutcome<"heartbeat_task"> {
  if ("refused" in heartbeat) return refusalOf(heartbeat);
  const result = jsonObject<Schemas["HeartbeatTaskResult"]>({
    task: shortTaskView(heartbeat.task),
    leaseExpiresAt: json(heartbeat.leaseExpiresAt),
    cancelRequested: heartbeat.cancelRequested ? TRUE : FALSE,
  });
  return { status: 200, result };
}

export function reportOutcome(report: TaskReport): ActionOutcome<ReportAction> {
  if ("refused" in report) return refusalOf(report);
  return { status: 200, result: jsonObject<Schemas["CompleteTaskResult"]>({ task: taskView(report.task) }) };
}

/** Who is refused gets no input and no result: another worker may hold the task. */
function refusalOf<C extends "not_found" | "terminal" | "lease_lost">({ refused, reason, task }: TaskRefusal<C>) {
  const members = { reason: json(reason), task: task && shortTaskView(task) };
  const result = jsonObject<Schemas["TaskRefusal"]>(members);
  return { status: STATUS_BY_CODE[refused], code: refused, error: reason, result } as Refusals[C];
}

type Refusals = {
  [C in "not_found" | "terminal" | "lease_lost"]: {
    status: (typeof STATUS_BY_CODE)[C];
    code: C;
    error: string;
    result: Json<Schemas["TaskRefusal"]>;
  };
};

export function claimsOutcome(claims: readonly Claim[]): ActionOutcome<"claim_tasks"> {
  const views = jsonArray(claims.map(claimView));
  return { status: 200, result: jsonObject<Schemas["ClaimTasksResult"]>({ claims: views }) };
}

function claimView({ task, flow, leaseToken, leaseExpiresAt }: Claim): Json<Schemas["TaskClaim"]> {
  const view = taskView(task);
  const beside = flowBeside(flow, view);
  return jsonObject<Schemas["TaskClaim"]>({
    task: view,
    flow: beside.flow,
    flowTruncated: beside.isShort ? TRUE : undefined,
    leaseToken: json(leaseToken),
    leaseExpiresAt: json(leaseExpiresAt),
  });
}

/** Bytes of a claim in an answer. */
export function bytesOfClaim(task: TaskRecord, flow: FlowRecord): number {
  const view = taskView(task);
  return Buffer.byteLength(view) + Buffer.byteLength(flowBeside(flow, view).flow) + BYTES_AROUND_CLAIM;
}
