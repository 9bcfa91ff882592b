import { BYTES_AROUND_TEXTS } from "../../port/answer-size.ts";

/** Pieces of statements. */

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
  return /revision$|_at$|^cleanup_after$/.test(column) ? "bigint" : "text";
}
