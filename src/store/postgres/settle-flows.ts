import type { EventRecord } from "../../port/events.ts";
import type { FlowRecord, TaskRecord } from "../../port/records.ts";
import type { Settle, TasksLeft } from "../../taskflow/flow-store.ts";
import { isActive } from "../../taskflow/task-transitions.ts";
import { decodeText, type Row } from "../rows.ts";
import type { Transaction } from "./database.ts";
import { keyArrays, keyFrom, keyOf, parentKey, updateFlows } from "./flows.ts";
import { SQL } from "./statements.ts";

interface Tally extends TasksLeft {
  settled: { error?: string | undefined } | undefined;
}

/**
 * Settles the flows, which the transaction has locked, of those tasks that have ended; the tasks are written by then.
 * Resolves to an event for each flow that has changed.
 */
export async function settleFlows(
  transaction: Transaction,
  written: readonly TaskRecord[],
  flows: ReadonlyMap<string, FlowRecord>,
  settle: Settle,
): Promise<EventRecord[]> {
  const ended = written.filter((task) => !isActive(task));
  const touched = [...new Set(ended.map(parentKey))].flatMap((key) => flows.get(key) ?? []);
  if (touched.length === 0) return [];
  const tallies = new Map((await transaction.run(SQL.tallyTasks, keyArrays(touched))).map(tallyFrom));
  const settling = new Set(ended.filter(({ settleFlow }) => settleFlow).map(parentKey));
  const left = (flow: FlowRecord): TasksLeft => {
    const { hasActive = false, settled } = tallies.get(keyOf(flow)) ?? {};
    return { hasActive, ...(settling.has(keyOf(flow)) && settled && { settled }) };
  };
  const changes = touched.flatMap((from) => {
    const change = settle(from, left(from));
    return change ? [{ from, to: change.flow, event: change.event }] : [];
  });
  updateFlows(transaction, changes);
  const done = touched.filter((flow) => left(flow).settled);
  if (done.length > 0) void transaction.write(SQL.clearSettling, keyArrays(done));
  return changes.map(({ event }) => event);
}

function tallyFrom(row: Row): [string, Tally] {
  const [, , active, settling, status, error] = row as [
    string,
    string,
    "t" | "f",
    "t" | "f",
    string | null,
    string | null,
  ];
  const reason = error === null ? `Task was ${status}.` : decodeText(error);
  const settled = settling === "t" ? undefined : status ? { error: reason } : {};
  return [keyOf(keyFrom(row)), { hasActive: active === "t", settled }];
}
