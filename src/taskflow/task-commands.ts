import type { TaskMutationName, TaskMutations } from "../port/tasks.ts";
import { decideCancelTask } from "./cancel-task.ts";
import type { CommandContext } from "./command.ts";
import type { TaskRules } from "./end-task.ts";
import type { Settle } from "./flow-store.ts";
import { heartbeat, withLease } from "./lease.ts";
import { decideRetryTask } from "./retry-task.ts";
import { settleFlow } from "./settle-flow.ts";
import { decideComplete, decideFail, decideRelease } from "./task-reports.ts";
import type { SeenTask, TaskDecision, TaskTarget } from "./task-store.ts";

/** The task that a change is of, its decision, and what becomes of its flow. */
export interface TaskPlan<Outcome> {
  target: TaskTarget;
  decide: (seen: SeenTask) => TaskDecision<Outcome>;
  settle: Settle;
}

type TaskCommands = {
  [M in TaskMutationName]: (
    input: TaskMutations[M]["input"],
    context: CommandContext,
  ) => TaskPlan<TaskMutations[M]["outcome"]>;
};

/** The changes of tasks. */
export const TASK_COMMANDS: TaskCommands = {
  cancelTask: (taskId, context) => planOf(taskId, context, (seen) => decideCancelTask(seen, rulesOf(context))),
  retryTask: (taskId, context) => planOf(taskId, context, (seen) => decideRetryTask(seen, rulesOf(context))),
  heartbeatTask: (input, context) =>
    planOf(input.taskId, context, (seen) =>
      withLease(seen, input.leaseToken, (held) => heartbeat(held, input, rulesOf(context))),
    ),
  completeTask: (input, context) =>
    planOf(input.taskId, context, (seen) => decideComplete(seen, input, rulesOf(context))),
  failTask: (input, context) => planOf(input.taskId, context, (seen) => decideFail(seen, input, rulesOf(context))),
  releaseTask: (input, context) =>
    planOf(input.taskId, context, (seen) => decideRelease(seen, input, rulesOf(context))),
};

function planOf<Outcome>(
  taskId: string,
  { ownerKey, times: { latest: now } }: CommandContext,
  decide: (seen: SeenTask) => TaskDecision<Outcome>,
): TaskPlan<Outcome> {
  return { target: { ownerKey, taskId }, decide, settle: (flow, left) => settleFlow(flow, left, now) };
}

function rulesOf({ routeId, times, retainEndedMs }: CommandContext): TaskRules {
  return { now: times.latest, waitsFrom: times.queued, routeId, retainEndedMs, random: Math.random() };
}
