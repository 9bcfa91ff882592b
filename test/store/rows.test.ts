import { expect, test } from "vitest";
import type { FlowRecord, TaskRecord } from "../../src/port/records.ts";
import {
  encodeText,
  flowColumns,
  flowFrom,
  flowValues,
  listedTaskColumns,
  taskColumns,
  taskFrom,
  taskValues,
} from "../../src/store/rows.ts";

/** `flow_id` is the field `flowId`. */
const fieldOf = (column: string) => column.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());
const isFlag = (column: string) => column === "settle_flow";

test.each([
  { record: "a flow", columns: flowColumns, from: flowFrom, values: (row: object) => flowValues(row as FlowRecord) },
  { record: "a task", columns: taskColumns, from: taskFrom, values: (row: object) => taskValues(row as TaskRecord) },
])("each column of $record is the field of its name, in both directions", ({ columns, from, values }) => {
  const row = columns.map((column) => (isFlag(column) ? 1 : `value of ${column}`));
  const record = from(row);
  expect(Object.entries(record)).toEqual(
    columns.map((column) => [fieldOf(column), isFlag(column) ? true : `value of ${column}`]),
  );
  expect(values(record)).toEqual(row);
  const empty = columns.map(() => null);
  expect(new Set(Object.values(from(empty)))).toEqual(new Set([undefined]));
  expect(values(from(empty))).toEqual(empty);
});

test("a row of the listed columns is a task without input and result", () => {
  const task = taskFrom(listedTaskColumns.map(() => "v"));
  expect([task.inputJson, task.resultJson, task.progressAt]).toEqual([undefined, undefined, "v"]);
});

test("a text that a column cannot hold as it is comes back as it was", () => {
  for (const text of ["a\0b", "\ud800", "\u0001x"]) {
    const row = flowColumns.map((column) => (column === "goal" ? encodeText(text) : null));
    expect(row).not.toContain(text);
    expect(flowFrom(row).goal).toBe(text);
  }
});
