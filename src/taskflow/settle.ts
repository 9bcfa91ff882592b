import type { EventRecord } from "../port/events.ts";
import type { FlowRecord } from "../port/records.ts";

/** What is left of the tasks of a flow, one of which has just ended. */
export interface TasksLeft {
  hasActive: boolean;
  /**
   * Present when the last active task with `settleFlow` has ended: the first error of those that did not succeed, by the
   * order in which they ended; none if all succeeded. From then on none of them has `settleFlow` any more.
   */
  settled?: { error?: string | undefined } | undefined;
}

/** Returns the update of a flow a task of which has ended, and its event; undefined leaves the flow unchanged. */
export type Settle = (flow: FlowRecord, tasks: TasksLeft) => { flow: FlowRecord; event: EventRecord } | undefined;
