import type { EventRecord } from "../../src/port/events.ts";
import type { FlowRecord } from "../../src/port/records.ts";
import { flowEvent } from "../../src/taskflow/events.ts";
import type { FlowStore } from "../../src/taskflow/flow-store.ts";

/** Inserts a flow as a route does that creates it. */
export function insertFlow(store: Pick<FlowStore, "insertFlow">, flow: FlowRecord): Promise<void> {
  return store.insertFlow(flow, created(flow));
}

/** The event of a new flow. */
export function created(flow: FlowRecord): EventRecord {
  return flowEvent("flow.created", flow, { now: flow.createdAt, routeId: "test" });
}
