import type { Cancellation, FlowChange, RevisionGuard } from "../port/bound-task-flow.ts";
import type { FlowRecord, TaskRecord } from "../port/records.ts";
import { cancelTask } from "./cancel-task.ts";
import type { EndRules } from "./end-task.ts";
import { flowEvent } from "./events.ts";
import type { Decision, Seen } from "./flow-store.ts";
import { advance, cancelled, changeFlow, isEnded, requestCancel } from "./flow-transitions.ts";

/** Cancels at once, or notes the request while child tasks are active. An ended flow stays as it is. */
export function decideCancel(seen: Seen, rules: EndRules): Decision<Cancellation> {
  const { flow, tasks, moreTasks, hasActiveTasks } = seen;
  const { now } = rules;
  if (!flow) return refuse("not_found", "Flow not found.");
  const listed = { tasks, ...(moreTasks && { tasksTruncated: true }) };
  if (flow.syncMode !== "managed") return refuse("not_managed", "Flow is not managed.", { flow, ...listed });
  if (isEnded(flow)) return refuse("terminal", `Flow is already ${flow.status}.`, { flow, ...listed });
  const requested = flow.cancelRequestedAt === undefined ? advance(flow, requestCancel(flow, now), now) : flow;
  const { ended, events } = cancelWaiting(seen, requested, rules);
  const endedById = new Map(ended.map((task) => [task.taskId, task]));
  const current = { ...listed, tasks: tasks.map((task) => endedById.get(task.taskId) ?? task) };
  if (hasActiveTasks) {
    const pending = refuse("cancel_pending", "One or more child tasks are still active.", {
      flow: requested,
      ...current,
    });
    if (requested === flow) return { ...pending, ended, events };
    const event = flowEvent("flow.cancel_requested", requested, rules);
    return { ...pending, flow: requested, ended, events: [event, ...events] };
  }
  const after = advance(requested, cancelled(now), now);
  const event = flowEvent("flow.cancelled", after, rules);
  return { outcome: { cancelled: true, flow: after, ...current }, flow: after, ended, events: [...events, event] };
}

/** Notes the request. Where that ends the last active tasks, nobody else would complete the cancellation: the flow ends too. */
export function decideRequestCancel(seen: Seen, guard: RevisionGuard, rules: EndRules): Decision<FlowChange> {
  const { now } = rules;
  const outcome = changeFlow(seen.flow, guard, (flow) => requestCancel(flow, now), now);
  if (!outcome.applied) return { outcome };
  const { flow } = outcome;
  const { ended, events } = cancelWaiting(seen, flow, rules);
  const all = [flowEvent("flow.cancel_requested", flow, rules), ...events];
  if (ended.length === 0 || seen.hasActiveTasks || isEnded(flow)) return { outcome, flow, ended, events: all };
  const after = advance(flow, cancelled(now), now);
  all.push(flowEvent("flow.cancelled", after, rules));
  return { outcome: { applied: true, flow: after }, flow: after, ended, events: all };
}

/** Ends the tasks that no worker holds. */
function cancelWaiting({ waiting }: Seen, flow: FlowRecord, rules: EndRules) {
  const effects = waiting.map((task) => cancelTask(task, flow, rules));
  return {
    ended: effects.map(({ task }): TaskRecord => task),
    events: effects.flatMap(({ events = [] }) => events),
  };
}

type Refused = Extract<Cancellation, { cancelled: false }>;

function refuse(
  code: Refused["code"],
  reason: string,
  seen: Pick<Refused, "flow" | "tasks" | "tasksTruncated"> = {},
): Decision<Cancellation> {
  return { outcome: { cancelled: false, code, reason, ...seen } };
}
