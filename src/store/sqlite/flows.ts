import type { FlowPage, ListFlowsQuery } from "../../host/bound-task-flow.ts";
import type { FlowRecord, FlowStatus } from "../../host/records.ts";
import { encodeText, flowChangeValues, flowFrom } from "../rows.ts";
import type { Statements } from "./statements.ts";

/** Later than any flow: the position before the first page. */
const NEWEST = { createdAt: Number.MAX_SAFE_INTEGER, flowId: "\u{10ffff}" };

/** A flow's key as the tables hold it: looked up raw, a string that is kept encoded would not be found. */
export function keyOf(ownerKey: string, flowId: string): [string, string] {
  return [encodeText(ownerKey), encodeText(flowId)];
}

export function findFlow(sql: Statements, ownerKey: string, flowId: string): FlowRecord | undefined {
  const row = sql.findFlow.get(...keyOf(ownerKey, flowId));
  return row && flowFrom(row);
}

export function updateFlow(sql: Statements, from: FlowRecord, to: FlowRecord): void {
  const { changes } = sql.updateFlow.run(...flowChangeValues(to), ...keyOf(from.ownerKey, from.flowId), from.revision);
  // This process is the only writer and the row was read in the same transaction.
  if (changes !== 1) throw new Error(`flow ${from.flowId} is not at revision ${from.revision}`);
}

export function listFlows(sql: Statements, ownerKey: string, query: ListFlowsQuery): FlowPage {
  const { limit, after = NEWEST, statuses } = query;
  const owner = encodeText(ownerKey);
  const position: Position = [after.createdAt, encodeText(after.flowId), limit + 1];
  const rows = statuses
    ? keysByStatus(sql, owner, statuses, position).map(([, flowId]) => sql.findFlow.get(owner, flowId) ?? [])
    : sql.listFlows.all(owner, ...position);
  return { flows: rows.slice(0, limit).map(flowFrom), more: rows.length > limit };
}

type Position = [createdAt: number, flowId: string, limit: number];
type FlowKey = [createdAt: number, flowId: string];

/** One index range per status, merged before a single state is read: the cost is that of the page, not of the session. */
function keysByStatus(sql: Statements, owner: string, statuses: readonly FlowStatus[], position: Position): FlowKey[] {
  const keys = [...new Set(statuses)].flatMap(
    (status) => sql.flowKeysByStatus.all(owner, status, ...position) as unknown as FlowKey[],
  );
  return keys.sort(newestFirst).slice(0, position[2]);
}

function newestFirst([createdAt, flowId]: FlowKey, [otherCreatedAt, otherFlowId]: FlowKey): number {
  return otherCreatedAt - createdAt || (flowId < otherFlowId ? 1 : -1);
}
