import type { EventRecord } from "../../port/events.ts";
import type { FlowRecord, FlowStatus } from "../../port/records.ts";
import { encodeText, flowFrom, flowValues, flowValuesOf } from "../rows.ts";
import type { FlowTally } from "./flow-tally.ts";
import type { Journal } from "./journal.ts";
import { CHANGING, CHANGING_INDEXED, type Statements } from "./statements.ts";
import type { TaskLeases } from "./task-leases.ts";
import type { WaitingTasks } from "./waiting-tasks.ts";

/** What a change writes to. */
export interface Tables {
  sql: Statements;
  tally: FlowTally;
  journal: Journal;
  leases: TaskLeases;
  waiting: WaitingTasks;
}

/** A flow's key as the tables hold it: looked up raw, a string that is kept encoded would not be found. */
export function keyOf(ownerKey: string, flowId: string): [string, string] {
  return [encodeText(ownerKey), encodeText(flowId)];
}

export function findFlow(sql: Statements, ownerKey: string, flowId: string): FlowRecord | undefined {
  const row = sql.findFlow.get(...keyOf(ownerKey, flowId));
  return row && flowFrom(row);
}

export function createFlow(tables: Tables, flow: FlowRecord, event: EventRecord): void {
  insertFlow(tables, flow);
  tables.journal.append(event);
}

export function insertFlow({ sql, tally }: Tables, flow: FlowRecord): void {
  sql.insertFlow.run(...flowValues(flow));
  tally.moved(undefined, flow.status);
}

export function updateFlow({ sql, tally }: Tables, from: FlowRecord, to: FlowRecord): void {
  const indexed = from.endedAt !== to.endedAt || from.cancelRequestedAt !== to.cancelRequestedAt;
  const [statement, columns] = indexed ? [sql.updateFlowIndexed, CHANGING_INDEXED] : [sql.updateFlow, CHANGING];
  const key = keyOf(from.ownerKey, from.flowId);
  const { changes } = statement.run(...flowValuesOf(columns, to), ...key, from.revision);
  // This process is the only writer and the row was read in the same transaction.
  if (changes !== 1) throw new Error(`flow ${from.flowId} is not at revision ${from.revision}`);
  tally.moved(from.status, to.status);
}

export function pruneFlows({ sql, tally }: Tables, endedBefore: number, limit: number): number {
  const pruned = sql.pruneFlows.all(endedBefore, limit) as unknown as [FlowStatus][];
  for (const [status] of pruned) tally.moved(status, undefined);
  return pruned.length;
}
