import type { FlowPage, ListFlowsQuery } from "../../port/bound-task-flow.ts";
import type { FlowRecord, TaskRecord } from "../../port/records.ts";
import { decodeText, encodeText, flowFrom, type Row } from "../rows.ts";
import type { Database, Parameter, Transaction } from "./database.ts";
import { flowArrays } from "./rows.ts";
import { SQL } from "./statements.ts";

export interface FlowKey {
  ownerKey: string;
  flowId: string;
}

/** Later than any flow: the position before the first page. */
const NEWEST = { createdAt: Number.MAX_SAFE_INTEGER, flowId: "\u{10ffff}" };

/** Keys as the tables hold them, an array for each column. */
export function keyArrays(keys: readonly FlowKey[]): [owners: string[], flowIds: string[]] {
  return [keys.map(({ ownerKey }) => encodeText(ownerKey)), keys.map(({ flowId }) => encodeText(flowId))];
}

/** From a row that begins with a flow's key. */
export function keyFrom([owner, flowId]: Row): FlowKey {
  return { ownerKey: decodeText(owner as string), flowId: decodeText(flowId as string) };
}

/** Names one flow in this process. */
export function keyOf({ ownerKey, flowId }: FlowKey): string {
  return JSON.stringify([ownerKey, flowId]);
}

/** Names a task's flow. */
export function parentKey({ ownerKey, parentFlowId }: TaskRecord): string {
  return keyOf({ ownerKey, flowId: parentFlowId });
}

export function flowsByKey(rows: readonly Row[]): Map<string, FlowRecord> {
  return new Map(rows.map((row) => flowFrom(row)).map((flow) => [keyOf(flow), flow]));
}

/** Locks flows until the transaction ends, and reads them as they are by then. */
export async function lockFlows(transaction: Transaction, keys: readonly FlowKey[]): Promise<Map<string, FlowRecord>> {
  return flowsByKey(await transaction.run(SQL.lockFlows, keyArrays(keys)));
}

/** Of flows that the transaction has locked. */
export function updateFlows(transaction: Transaction, changes: readonly { from: FlowRecord; to: FlowRecord }[]): void {
  if (changes.length === 0) return;
  const revisions = changes.map(({ from }) => from.revision);
  void transaction.write(SQL.updateFlows, [...flowArrays(changes.map(({ to }) => to)), revisions]);
}

export async function listFlows(database: Database, ownerKey: string, query: ListFlowsQuery): Promise<FlowPage> {
  const { limit, maxBytes = Number.MAX_SAFE_INTEGER, after = NEWEST, statuses } = query;
  const page: Parameter[] = [encodeText(ownerKey), after.createdAt, encodeText(after.flowId), limit + 1, maxBytes];
  const rows = statuses
    ? await database.run(SQL.listFlowsByStatus, [...page, [...new Set(statuses)]])
    : await database.run(SQL.listFlows, page);
  return { flows: rows.slice(0, limit).map((row) => flowFrom(row)), more: rows.length > limit || areMore(rows) };
}

/** Whether there are more than these rows, of which each ends with the size of the next, if there is one. */
export function areMore(rows: readonly Row[]): boolean {
  return (rows.at(-1)?.at(-1) ?? null) !== null;
}
