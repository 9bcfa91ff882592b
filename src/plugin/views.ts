import type { components } from "../../generated/types.ts";
import type { FlowRecord, TaskRecord } from "../host/records.ts";

export type FlowView = components["schemas"]["Flow"];
export type TaskView = components["schemas"]["Task"];

/** What the contract shows of a flow: no owner, and no field that is empty. */
export function flowView(flow: FlowRecord): FlowView {
  return shown<FlowView>({
    flowId: flow.flowId,
    syncMode: flow.syncMode,
    controllerId: flow.controllerId || undefined,
    currentStep: flow.currentStep || undefined,
    blockedTaskId: flow.blockedTaskId || undefined,
    blockedSummary: flow.blockedSummary || undefined,
    revision: flow.revision,
    status: flow.status,
    notifyPolicy: flow.notifyPolicy,
    goal: flow.goal,
    stateJson: flow.stateJson,
    waitJson: flow.waitJson,
    cancelRequestedAt: flow.cancelRequestedAt,
    createdAt: flow.createdAt,
    updatedAt: flow.updatedAt,
    endedAt: flow.endedAt,
  });
}

/** What the contract shows of a task: no owner or requester, and no field that is empty. */
export function taskView(task: TaskRecord): TaskView {
  return shown<TaskView>({
    taskId: task.taskId,
    runtime: task.runtime,
    sourceId: task.sourceId || undefined,
    childSessionKey: task.childSessionKey || undefined,
    parentFlowId: task.parentFlowId || undefined,
    parentTaskId: task.parentTaskId || undefined,
    agentId: task.agentId || undefined,
    runId: task.runId || undefined,
    label: task.label || undefined,
    error: task.error || undefined,
    progressSummary: task.progressSummary || undefined,
    terminalSummary: task.terminalSummary || undefined,
    terminalOutcome: task.terminalOutcome,
    scopeKind: "session",
    task: task.task,
    status: task.status,
    deliveryStatus: task.deliveryStatus,
    notifyPolicy: task.notifyPolicy,
    createdAt: task.createdAt,
    startedAt: task.startedAt,
    endedAt: task.endedAt,
    lastEventAt: task.lastEventAt,
    cleanupAfter: task.cleanupAfter,
  });
}

/** JSON leaves out what is undefined, so a view may hold it where the contract says "absent". */
function shown<View>(view: { [Field in keyof View]: View[Field] | undefined }): View {
  return view as View;
}
