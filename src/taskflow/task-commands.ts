import type { TaskMutationName, TaskMutations } from "../port/tasks.ts";
import type { Time } from "./believed-time.ts";
import type { Binding, SessionSettings } from "./binding.ts";
import { decideCancelTask } from "./cancel-task.ts";
import type { TaskRules } from "./end-task.ts";
import type { Settle } from "./flow-store.ts";
import { heartbeat, withLease } from "./lease.ts";
import { settleFlow } from "./settle-flow.ts";
import { decideComplete, decideFail, decideRelease } from "./task-reports.ts";
import type { SeenTask, TaskDecision, TaskTarget } from "./task-store.ts";

/** The task that a change is of, its decision, and what becomes of its flow. */
export interface TaskCommand<Outcome> {
  target: TaskTarget;
  decide: (seen: SeenTask) => TaskDecision<Outcome>;
  settle: Settle;
}

export type TaskCommands = {
  [M in TaskMutationName]: (input: TaskMutations[M]["input"]) => TaskCommand<TaskMutations[M]["outcome"]>;
};

/** The changes of the tasks of a session. */
export function taskCommandsOf(
  { sessionKey: ownerKey, routeId }: Binding,
  time: Time,
  { retainEndedMs }: Pick<SessionSettings, "retainEndedMs">,
): TaskCommands {
  const rules = (): TaskRules => ({
    now: time.latest(),
    waitsFrom: time.queued(),
    routeId,
    retainEndedMs,
    random: Math.random(),
  });
  const settle: Settle = (flow, left) => settleFlow(flow, left, time.latest());
  const ofTask =
    <Input extends { taskId: string }, Outcome>(decide: (seen: SeenTask, input: Input) => TaskDecision<Outcome>) =>
    (input: Input): TaskCommand<Outcome> => ({
      target: { ownerKey, taskId: input.taskId },
      decide: (seen) => decide(seen, input),
      settle,
    });

  return {
    cancelTask: (taskId) => ({
      target: { ownerKey, taskId },
      decide: (seen) => decideCancelTask(seen, rules()),
      settle,
    }),
    heartbeatTask: ofTask((seen, input) =>
      withLease(seen, input.leaseToken, (held) => heartbeat(held, input, rules())),
    ),
    completeTask: ofTask((seen, input) => decideComplete(seen, input, rules())),
    failTask: ofTask((seen, input) => decideFail(seen, input, rules())),
    releaseTask: ofTask((seen, input) => decideRelease(seen, input, rules())),
  };
}
