import type { Listed } from "../../admin/protocol.ts";
import { printable } from "../../shared/printable.ts";
import type { Options } from "./group.ts";

/** Longest cell of a table, in characters. */
const MAX_CELL = 60;

type Cell = string | number | undefined;
/** The heading of each column, and its cell for a record. */
export type Columns<Item> = Readonly<Record<string, (item: Item) => Cell>>;

/** Whether JSON is printed: in a pipe, or because it was asked for. */
export function isJson({ json }: Options): boolean {
  return json === true || !process.stdout.isTTY;
}

/** A table, or a line of JSON for each record; standard error says when there are more. */
export function printList<Item>(list: Listed<Item>, columns: Columns<Item>, options: Options): void {
  const { items, more, moreSessions } = list;
  if (isJson(options)) process.stdout.write(items.map((item) => `${JSON.stringify(item)}\n`).join(""));
  else process.stdout.write(items.length === 0 ? "None.\n" : tableOf(items, columns));
  if (more) process.stderr.write("There are more: see --limit and the other filters.\n");
  if (moreSessions) process.stderr.write("Not all sessions were looked at. Name one with --session.\n");
}

/** A line for each field, or a line of JSON. */
export function printRecord(record: object, options: Options): void {
  if (isJson(options)) return void process.stdout.write(`${JSON.stringify(record)}\n`);
  process.stdout.write(pairs(Object.entries(record).map(([name, value]) => [name, cellOf(name, value)])));
}

export function pairs(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `${name.padEnd(width)}  ${printable(text)}\n`).join("");
}

export function tableOf<Item>(items: readonly Item[], columns: Columns<Item>): string {
  const rows = items.map((item) => Object.values(columns).map((cell) => clipped(printable(String(cell(item) ?? "-")))));
  const all = [Object.keys(columns), ...rows];
  const widths = Object.keys(columns).map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}

/** "2026-11-27 08:00:00Z" */
export function timeText(at: number | undefined): string {
  if (at === undefined) return "-";
  return new Date(at)
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/, "Z");
}

function cellOf(name: string, value: unknown): string {
  if (typeof value === "number" && /At$|^cleanupAfter$/.test(name)) return timeText(value);
  return typeof value === "string" ? value : JSON.stringify(value);
}

function clipped(text: string): string {
  return text.length > MAX_CELL ? `${text.slice(0, MAX_CELL - 1)}…` : text;
}
