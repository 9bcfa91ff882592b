import type { TaskManager, TaskMutationName, TaskMutations } from "../port/tasks.ts";
import type { CommandContext } from "./command.ts";
import type { TaskCommandStore } from "./command-store.ts";
import type { TaskQueues } from "./task-queues.ts";

interface Parts {
  ownerKey: string;
  store: TaskCommandStore;
  queues: TaskQueues;
  /** Of a command that is sent now. */
  context: () => CommandContext;
  change: <M extends TaskMutationName>(
    method: M,
    input: TaskMutations[M]["input"],
  ) => Promise<TaskMutations[M]["outcome"]>;
}

/** The tasks of one session. Every read and write names the owner, so that no other session's task is ever seen. */
export function bindTasks({ store, queues, context, change, ownerKey }: Parts): TaskManager {
  return {
    get: (taskId) => store.findTask(ownerKey, taskId),
    list: (query) => store.listTasks(ownerKey, query),
    claim: async (input) => {
      try {
        return await store.claim(input, context());
      } finally {
        queues.claimed(ownerKey, input.queues);
      }
    },
    listen: (names, wake) => queues.listen(ownerKey, names, wake),
    cancelTask: (taskId) => change("cancelTask", taskId),
    retryTask: (taskId) => change("retryTask", taskId),
    heartbeatTask: (input) => change("heartbeatTask", input),
    completeTask: (input) => change("completeTask", input),
    failTask: (input) => change("failTask", input),
    releaseTask: (input) => change("releaseTask", input),
  };
}
