import type { ShownTask } from "../admin/protocol.ts";
import { TASKS } from "./operate/commands.ts";
import { withOperator } from "./operate/connect.ts";
import { listingOf, textOption } from "./operate/filters.ts";
import { type Options, type Run, requireId, runOf } from "./operate/group.ts";
import { type Columns, printList, printRecord, timeText } from "./operate/output.ts";

const COLUMNS: Columns<ShownTask> = {
  TASK: ({ taskId }) => taskId,
  SESSION: ({ session }) => session,
  QUEUE: ({ queue }) => queue,
  STATUS: ({ status }) => status,
  ATTEMPT: ({ attempt, maxAttempts }) => (attempt === undefined ? undefined : `${attempt}/${maxAttempts}`),
  CREATED: ({ createdAt }) => timeText(createdAt),
  ERROR: ({ error }) => error,
};

const RUNS: Record<string, Run> = {
  list: async (options) => {
    const input = { ...listingOf(options), queue: textOption(options, "queue"), flow: textOption(options, "flow") };
    printList(await withOperator(options, (call) => call("tasks.list", input)), COLUMNS, options);
  },
  show: async (options, id) =>
    printRecord(await withOperator(options, (call) => call("tasks.show", named(options, id))), options),
  retry: async (options, id) =>
    printRecord(await withOperator(options, (call) => call("tasks.retry", named(options, id))), options),
  cancel: async (options, id) => {
    const { task, reason } = await withOperator(options, (call) => call("tasks.cancel", named(options, id)));
    if (reason !== undefined) process.stderr.write(`${reason} It hears of the cancellation with its next heartbeat.\n`);
    printRecord(task, options);
  },
};

function named(options: Options, id: string | undefined) {
  return { id: requireId(id, "the task"), session: textOption(options, "session") };
}

export const tasks = (args: string[]): Promise<void> => runOf(TASKS, RUNS, args);
