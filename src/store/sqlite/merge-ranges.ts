import type { Row } from "../rows.ts";

/** Rows that an index holds in order, each with its place in its first two columns: a number and a number or a text. */
export type Range = (after: Row | undefined, limit: number) => Row[];

type Compare = (a: Row, b: Row) => number;

export const lowestFirst: Compare = (a, b) => compare(a[0], b[0]) || compare(a[1], b[1]);
export const highestFirst: Compare = (a, b) => lowestFirst(b, a);

/** The rows of all ranges in one order. About `wanted` of them are read, and at least one of each range. */
export function* mergeRanges(ranges: readonly Range[], order: Compare, wanted: number): Iterable<Row> {
  const step = Math.ceil(wanted / Math.max(1, ranges.length));
  const heads = ranges.flatMap((range) => headOf(range, undefined, step));
  while (heads.length > 0) {
    heads.sort((a, b) => order(a.row, b.row));
    const [first] = heads as [Head];
    yield first.row;
    const row = first.rows[first.next];
    if (row) {
      first.row = row;
      first.next += 1;
    } else heads.splice(0, 1, ...(first.rows.length < step ? [] : headOf(first.range, first.row, step)));
  }
}

interface Head {
  range: Range;
  row: Row;
  rows: Row[];
  next: number;
}

function headOf(range: Range, after: Row | undefined, step: number): Head[] {
  const rows = range(after, step);
  const [row] = rows;
  return row ? [{ range, row, rows, next: 1 }] : [];
}

function compare(a: unknown, b: unknown): number {
  if (a === b) return 0;
  return (a as string | number) < (b as string | number) ? -1 : 1;
}
