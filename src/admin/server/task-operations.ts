import type { OperatorHost } from "../../port/operator.ts";
import type { TaskStatus } from "../../port/records.ts";
import type { TaskManager } from "../../port/tasks.ts";
import { AdminError } from "../protocol.ts";
import type { Handlers } from "./handlers.ts";
import { type Input, idOf, limitOf, refuseUnknown, textOf, wordOf } from "./read-input.ts";
import { findInSessions, newestOf } from "./sessions.ts";
import { shownTask } from "./shown.ts";

const STATUSES: readonly TaskStatus[] = ["queued", "running", "succeeded", "failed", "timed_out", "cancelled", "lost"];
/** Bytes read for one session. */
const PAGE_BYTES = 1024 * 1024;

export const taskOperations: Handlers<"tasks.list" | "tasks.show" | "tasks.retry" | "tasks.cancel"> = {
  "tasks.list": async (host, input) => {
    refuseUnknown(input, ["session", "status", "limit", "queue", "flow"]);
    const status = wordOf(input, "status", STATUSES);
    const [limit, queue, flowId] = [limitOf(input), textOf(input, "queue"), textOf(input, "flow")];
    const query = { flowId, queue, limit, maxBytes: PAGE_BYTES, ...(status && { statuses: [status] }) };
    return newestOf(host, { session: textOf(input, "session"), limit }, async (session) => {
      const { tasks, more } = await managerOf(host, session).list(query);
      return { items: tasks.map(shownTask), more };
    });
  },
  "tasks.show": async (host, input) => shownTask((await findTask(host, input)).task),
  "tasks.retry": async (host, input) => {
    const { task, tasks } = await findTask(host, input);
    const outcome = await tasks.retryTask(task.taskId);
    if ("refused" in outcome) throw new AdminError("refused", outcome.reason);
    return shownTask(outcome.task);
  },
  "tasks.cancel": async (host, input) => {
    const { task, tasks } = await findTask(host, input);
    const outcome = await tasks.cancelTask(task.taskId);
    if ("refused" in outcome) throw new AdminError("refused", outcome.reason);
    const { cancelled } = outcome;
    return { cancelled, task: shownTask(outcome.task), ...(!cancelled && { reason: outcome.reason }) };
  },
};

function managerOf(host: OperatorHost, session: string): TaskManager {
  const { tasks } = host.session(session);
  if (!tasks) throw new AdminError("unavailable", "This gateway keeps no tasks of queues.");
  return tasks;
}

async function findTask(host: OperatorHost, input: Input) {
  refuseUnknown(input, ["id", "session"]);
  const [id, session] = [idOf(input), textOf(input, "session")];
  return findInSessions(host, { id, session, what: "task" }, async (one) => {
    const tasks = managerOf(host, one);
    const task = await tasks.get(id);
    return task && { task, tasks };
  });
}
