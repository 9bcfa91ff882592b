import type { FlowRecord } from "../../port/records.ts";
import type { Settle } from "../../taskflow/flow-store.ts";
import type { EndTask, UnclaimedTasks } from "../../taskflow/task-store.ts";
import { type Row, taskColumns, taskFrom } from "../rows.ts";
import type { Transaction } from "./database.ts";
import { writeEvents } from "./events.ts";
import { flowsByKey, keyArrays, keyFrom, lockFlows, parentKey } from "./flows.ts";
import { SQL } from "./statements.ts";
import { type Committed, writeTasks } from "./task-changes.ts";
import type { TaskNotices } from "./task-notices.ts";

/** What a batch has ended or put back. */
export interface EndedTasks extends Committed {
  changed: number;
}
export const NOTHING_ENDED: EndedTasks = { changed: 0, events: [], queued: [] };

type Notices = Pick<TaskNotices, "write">;
/** Size of the tasks of one batch, about. */
const MAX_BATCH_BYTES = 16 * 1024 * 1024;

/** Tasks whose lease has ended. Several gateways may do this at once: each skips what another has. */
export async function endAttempts(
  transaction: Transaction,
  notices: Notices,
  limit: number,
  end: EndTask,
  settle: Settle,
): Promise<EndedTasks> {
  const flows = flowsByKey(await transaction.run(SQL.lockExpired, [limit]));
  if (flows.size === 0) return NOTHING_ENDED;
  const expired = [...keyArrays([...flows.values()]), limit, MAX_BATCH_BYTES];
  return endTasks(transaction, notices, { rows: await transaction.run(SQL.expiredTasks, expired), flows, end, settle });
}

/** Tasks that have waited too long. */
export async function endUnclaimed(
  transaction: Transaction,
  notices: Notices,
  { availableBefore, limit, maxBytes }: UnclaimedTasks,
  end: EndTask,
  settle: Settle,
): Promise<EndedTasks> {
  const parents = (await transaction.run(SQL.unclaimedFlows, [availableBefore, limit])).map(keyFrom);
  if (parents.length === 0) return NOTHING_ENDED;
  const flows = await lockFlows(transaction, parents);
  const unclaimed = [...keyArrays(parents), availableBefore, limit, maxBytes];
  return endTasks(transaction, notices, {
    rows: await transaction.run(SQL.unclaimedTasks, unclaimed),
    flows,
    end,
    settle,
  });
}

interface Batch {
  /** Tasks, each with whether it is overdue. */
  rows: readonly Row[];
  flows: ReadonlyMap<string, FlowRecord>;
  end: EndTask;
  settle: Settle;
}

async function endTasks(
  transaction: Transaction,
  notices: Notices,
  { rows, flows, end, settle }: Batch,
): Promise<EndedTasks> {
  const decisions = rows.flatMap((row) => {
    const task = taskFrom(row.slice(0, taskColumns.length));
    const flow = flows.get(parentKey(task));
    return flow ? [end(task, flow, row[taskColumns.length] === "t")] : [];
  });
  const written = decisions.flatMap(({ task, delayMs }) => (task ? [{ task, delayMs }] : []));
  if (written.length === 0) return NOTHING_ENDED;
  const events = decisions.flatMap((decision) => decision.events ?? []);
  const queued = await writeTasks(transaction, notices, { written, flows, settle, events });
  writeEvents(transaction, events);
  return { changed: written.length, events, queued };
}
