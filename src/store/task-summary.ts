import type { TaskRuntime, TaskStatus, TaskSummary } from "../port/records.ts";
import type { Row } from "./rows.ts";

/** From rows of status, runtime and count to the summary of a flow's tasks. */
export function summarise(rows: Row[]): TaskSummary {
  const byStatus: Record<TaskStatus, number> = {
    queued: 0,
    running: 0,
    succeeded: 0,
    failed: 0,
    timed_out: 0,
    cancelled: 0,
    lost: 0,
  };
  const byRuntime: Record<TaskRuntime, number> = { subagent: 0, acp: 0, cli: 0, cron: 0 };
  let total = 0;
  for (const [status, runtime, count] of rows) {
    byStatus[status as TaskStatus] += Number(count);
    byRuntime[runtime as TaskRuntime] += Number(count);
    total += Number(count);
  }
  const active = byStatus.queued + byStatus.running;
  const failures = byStatus.failed + byStatus.timed_out + byStatus.lost;
  return { total, active, terminal: total - active, failures, byStatus, byRuntime };
}
