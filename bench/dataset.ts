import { existsSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { FlowRecord } from "../src/port/records.ts";
import { openStore } from "../src/store/open-store.ts";
import { flowEvent } from "../src/taskflow/events.ts";
import type { FlowStore } from "../src/taskflow/flow-store.ts";
import { newFlow } from "../src/taskflow/flow-transitions.ts";
import { SESSION_KEY, sampleInput } from "./session.ts";

/** A state directory with `flows` flows in one session, in their first state. */
export interface Dataset {
  size: number;
  stateDir: string;
  flowIds: string[];
  bytesPerFlow: number;
}

const DATABASE_FILE = "taskflow.sqlite";
/** Inserts per transaction: the store groups changes that arrive together. */
const BATCH = 2_000;

/** Creates a dataset through the store, like the gateway, or reuses the one in `parent`. */
export async function makeDataset(parent: string, size: number): Promise<Dataset> {
  const stateDir = join(parent, `flows-${size}`);
  if (!existsSync(stateDir)) await fill(stateDir, size);
  const file = join(stateDir, DATABASE_FILE);
  const db = new DatabaseSync(file, { readOnly: true });
  const rows = db.prepare("SELECT flow_id FROM flow_runs ORDER BY seq").all() as { flow_id: string }[];
  db.close();
  return {
    size,
    stateDir,
    flowIds: rows.map(({ flow_id }) => flow_id),
    bytesPerFlow: Math.round(statSync(file).size / size),
  };
}

/** Fills the directory under another name until it is complete. */
async function fill(stateDir: string, size: number): Promise<void> {
  const unfinished = `${stateDir}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const store = openStore({ stateDir: unfinished });
  const first = Date.now() - size;
  for (let n = 0; n < size; n += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, size - n) }, (_, index) => flowAt(first, n + index));
    await Promise.all(batch.map((flow) => insert(store, flow)));
  }
  await store.close();
  renameSync(unfinished, stateDir);
}

function insert(store: FlowStore, flow: FlowRecord): Promise<void> {
  return store.insertFlow(flow, flowEvent("flow.created", flow, { now: flow.createdAt, routeId: "bench" }));
}

function flowAt(first: number, n: number) {
  const { stateJson, ...input } = sampleInput(n);
  const controllerId = "webhooks/bench-1";
  return newFlow(SESSION_KEY, { ...input, controllerId, stateJson: JSON.stringify(stateJson) }, first + n);
}
