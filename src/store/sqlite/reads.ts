import type { FlowStore } from "../../taskflow/flow-store.ts";
import type { TaskStore } from "../../taskflow/task-store.ts";
import { encodeText, flowFrom, taskFrom } from "../rows.ts";
import { summarise } from "../task-summary.ts";
import { nextTaskMs } from "./claim-tasks.ts";
import { findFlow, keyOf } from "./flows.ts";
import { findAnswer } from "./keys.ts";
import { listFlows } from "./list-flows.ts";
import { listTasks } from "./list-tasks.ts";
import { type JournalReads, locateEvents, readEvents } from "./read-events.ts";
import { findTask } from "./write-tasks.ts";

/** What any connection to the database can read. */
export function createReads(parts: JournalReads) {
  const { sql, reads } = parts;
  return {
    findFlow: (ownerKey, flowId) => reads.run(() => findFlow(sql, ownerKey, flowId)),
    latestFlow: (ownerKey) =>
      reads.run(() => {
        const row = sql.latestFlow.get(encodeText(ownerKey));
        return row && flowFrom(row);
      }),
    listFlows: (ownerKey, query) => listFlows(reads, sql, ownerKey, query),
    findTask: (ownerKey, flowId, taskId) =>
      reads.run(() => {
        const row = sql.findTask.get(...keyOf(ownerKey, flowId), encodeText(taskId));
        return row && taskFrom(row);
      }),
    taskSummary: (ownerKey, flowId) =>
      reads.run(() => {
        const key = keyOf(ownerKey, flowId);
        return sql.findFlow.get(...key) && summarise(sql.countTasks.all(...key));
      }),
    findAnswer: (key) => reads.run(() => findAnswer(sql, key)),
    readEvents: (ownerKey, query) => readEvents(parts, ownerKey, query),
    locateEvents: (ownerKey, place) => locateEvents(parts, ownerKey, place),
  } satisfies Partial<FlowStore>;
}

export function createTaskReads({ sql, reads }: Pick<JournalReads, "sql" | "reads">) {
  return {
    findTask: (ownerKey, taskId) => reads.run(() => findTask(sql, ownerKey, taskId)?.task),
    listTasks: (ownerKey, query) => reads.run(() => listTasks(sql, ownerKey, query)),
    nextTaskMs: (ownerKey, queues, now) => reads.run(() => nextTaskMs(sql, ownerKey, queues, now)),
  } satisfies Partial<TaskStore>;
}
