import type { ClaimedTask, TaskContext, TaskResult } from "../../sdk/src/index.ts";

export {
  type ClaimedTask as Job,
  type StopReason,
  type TaskContext as Attempt,
  TaskFailure,
  type TaskResult,
} from "../../sdk/src/index.ts";

/** Runs one attempt of a task: a handler of the SDK's worker. Rejects with `TaskFailure`. */
export type Executor = (job: ClaimedTask, attempt: TaskContext) => Promise<TaskResult>;
