import { BYTES_AROUND_TEXTS } from "../../port/answer-size.ts";
import { flowColumns, taskColumns } from "../rows.ts";
import { meantFor } from "./task-tables.ts";

/** Pieces of statements. */

/** The clock that all gateways share, in milliseconds. */
export const NOW = "floor(extract(epoch FROM statement_timestamp()) * 1000)::bigint";

/** The rows of one array for each column, under the name `new`. `parameters`: their numbers, in order by default. */
export function arrays(columns: readonly string[], parameters = columns.map((_, index) => index + 1)): string {
  const each = columns.map((column, index) => `$${parameters[index]}::${typeOf(column)}[]`);
  return `unnest(${each.join(", ")}) AS new (${columns.join(", ")})`;
}

export function assignments(columns: readonly string[], from: "new" | "excluded"): string {
  return columns.map((column) => `${column} = ${from}.${column}`).join(", ");
}

export function columnsOf(table: string, columns: readonly string[]): string {
  return columns.map((column) => `${table}.${column}`).join(", ");
}

/** Of rows with a `size` as many as have no more in all, but one at least; with the size of the `next`, if there is one. */
export function within(maxBytes: string, rows: string, order: string): string {
  return `SELECT * FROM (SELECT *, sum(size) OVER ordered AS total, lead(size) OVER ordered AS next
      FROM (${rows}) AS one WINDOW ordered AS (ORDER BY ${order} ROWS UNBOUNDED PRECEDING)) AS one
    WHERE total <= ${maxBytes}::bigint OR total = size`;
}

/** How much of a record would be answered, in bytes. A value that is stored apart is not read for that. */
export function sizeOf(columns: readonly string[]): string {
  const texts = columns.filter((column) => column !== "owner_key" && typeOf(column) === "text");
  return [BYTES_AROUND_TEXTS, ...texts.map((column) => `coalesce(octet_length(${column}), 0)`)].join(" + ");
}

function typeOf(column: string): "bigint" | "text" | "uuid" {
  if (column === "event_id") return "uuid";
  return /revision$|_at$|_ms$|^cleanup_after$|attempts?$|^settle_flow$/.test(column) ? "bigint" : "text";
}

export const FLOW = columnsOf("flow", flowColumns);
export const TASK = columnsOf("task", taskColumns);
/** Keys of flows: an array of owners, and one of flow ids. */
export const KEYS = "unnest($1::text[], $2::text[])";
export const ACTIVE = "('queued', 'running')";

/** The flow whose key the row `wanted` has. */
export function oneFlow(flowId = "wanted.flow_id"): string {
  return `SELECT * FROM taskflow.flow_runs AS one
    WHERE one.owner_key = wanted.owner_key AND one.flow_id = ${flowId} LIMIT 1`;
}

export function activeTask(flow: string): string {
  return `SELECT 1 FROM taskflow.task_runs AS task WHERE task.owner_key = ${flow}.owner_key
    AND task.parent_flow_id = ${flow}.flow_id AND task.status IN ${ACTIVE} AND task.${meantFor("task_by_flow_and_status")}`;
}

/** Newest first, after a position. */
export function page(id: "flow_id" | "task_id", createdAt: string, after: string, limit: string): string {
  return `(created_at, ${id}) < (${createdAt}::bigint, ${after}::text)
    ORDER BY created_at DESC, ${id} DESC LIMIT ${limit}`;
}
