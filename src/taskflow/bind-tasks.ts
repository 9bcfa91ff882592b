import { randomBytes } from "node:crypto";
import type { Claim, TaskManager } from "../port/tasks.ts";
import type { Time } from "./believed-time.ts";
import type { Binding } from "./binding.ts";
import { claimTask } from "./lease.ts";
import type { TaskCommand, TaskCommands } from "./task-commands.ts";
import type { TaskQueues } from "./task-queues.ts";
import type { TaskStore } from "./task-store.ts";

const TOKEN_BYTES = 32;

interface Parts extends Pick<Binding, "sessionKey" | "routeId"> {
  store: TaskStore;
  time: Time;
  queues: TaskQueues;
  commands: TaskCommands;
}

/** The tasks of one session. Every read and write names the owner, so that no other session's task is ever seen. */
export function bindTasks({ store, time, queues, commands, sessionKey: ownerKey, routeId }: Parts): TaskManager {
  const change = <Outcome>({ target, decide, settle }: TaskCommand<Outcome>): Promise<Outcome> =>
    store.changeTask(target, decide, settle);

  return {
    get: (taskId) => store.findTask(ownerKey, taskId),
    list: (query) => store.listTasks(ownerKey, query),
    claim: async (input) => {
      const { maxTasks: limit, maxBytes, bytesOf } = input;
      try {
        const claimed = await store.claimTasks<SizedClaim>(
          { ownerKey, queues: input.queues, limit, now: time.queued() },
          (task, flow, before) => {
            const rules = { ...input, leaseToken: randomBytes(TOKEN_BYTES).toString("base64url") };
            const decision = claimTask(task, flow, { ...rules, now: time.latest(), routeId });
            const bytes = bytesOf(decision.outcome.task, flow);
            if (before.length > 0 && sumOf(before) + bytes > maxBytes) return undefined;
            return { ...decision, outcome: { claim: decision.outcome, bytes } };
          },
        );
        return claimed.map(({ claim }) => claim);
      } finally {
        queues.claimed(ownerKey, input.queues);
      }
    },
    listen: (names, wake) => queues.listen(ownerKey, names, wake),
    cancelTask: (taskId) => change(commands.cancelTask(taskId)),
    heartbeatTask: (input) => change(commands.heartbeatTask(input)),
    completeTask: (input) => change(commands.completeTask(input)),
    failTask: (input) => change(commands.failTask(input)),
    releaseTask: (input) => change(commands.releaseTask(input)),
  };
}

interface SizedClaim {
  claim: Claim;
  bytes: number;
}

function sumOf(claims: readonly SizedClaim[]): number {
  return claims.reduce((sum, { bytes }) => sum + bytes, 0);
}
