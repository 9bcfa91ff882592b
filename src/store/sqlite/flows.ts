import type { EventRecord } from "../../port/events.ts";
import type { FlowRecord, FlowStatus } from "../../port/records.ts";
import { encodeText, flowFrom, flowValues, flowValuesOf, type Row } from "../rows.ts";
import type { FlowTally } from "./flow-tally.ts";
import { eraseTraces, type FlowTraces } from "./flow-traces.ts";
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

/** A flow with the number by which its tasks refer to it. */
export interface StoredFlow {
  seq: number;
  flow: FlowRecord;
}

export function findFlow(sql: Statements, ownerKey: string, flowId: string): FlowRecord | undefined {
  const row = sql.findFlow.get(...keyOf(ownerKey, flowId));
  return row && flowFrom(row);
}

export function findStoredFlow(sql: Statements, ownerKey: string, flowId: string): StoredFlow | undefined {
  const row = sql.findFlow.get(...keyOf(ownerKey, flowId));
  return row && storedFlowFrom(row);
}

export function findFlowBySeq(sql: Statements, seq: number): StoredFlow | undefined {
  const row = sql.findFlowBySeq.get(seq);
  return row && storedFlowFrom(row);
}

function storedFlowFrom(row: Row): StoredFlow {
  return { seq: row.at(-1) as number, flow: flowFrom(row) };
}

export function createFlow(tables: Tables, flow: FlowRecord, event: EventRecord): void {
  insertFlow(tables, flow);
  tables.journal.append(event);
}

/** Returns the flow's number. */
export function insertFlow({ sql, tally }: Tables, flow: FlowRecord): number {
  const { lastInsertRowid } = sql.insertFlow.run(...flowValues(flow));
  tally.moved(undefined, flow.status);
  return Number(lastInsertRowid);
}

export function updateFlow({ sql, tally }: Tables, { seq, flow: from }: StoredFlow, to: FlowRecord): void {
  const indexed = from.endedAt !== to.endedAt || from.cancelRequestedAt !== to.cancelRequestedAt;
  const [statement, columns] = indexed ? [sql.updateFlowIndexed, CHANGING_INDEXED] : [sql.updateFlow, CHANGING];
  const { changes } = statement.run(...flowValuesOf(columns, to), seq, from.revision);
  // This process is the only writer and the row was read in the same transaction.
  if (changes !== 1) throw new Error(`flow ${from.flowId} is not at revision ${from.revision}`);
  tally.moved(from.status, to.status);
}

/** Its tasks go with it. The caller makes sure that none is active: workers hold none of them. */
export function deleteFlow({ sql, tally }: Tables, flow: FlowRecord, traces: FlowTraces | undefined): void {
  sql.deleteFlow.run(...keyOf(flow.ownerKey, flow.flowId));
  tally.moved(flow.status, undefined);
  if (traces) eraseTraces(sql, traces);
}

export function pruneFlows({ sql, tally }: Tables, endedBefore: number, limit: number): number {
  const pruned = sql.pruneFlows.all(endedBefore, limit) as unknown as [FlowStatus][];
  for (const [status] of pruned) tally.moved(status, undefined);
  return pruned.length;
}
