import { newId } from "../src/taskflow/clock.ts";
import { flowEvent } from "../src/taskflow/events.ts";
import type { FlowStore } from "../src/taskflow/flow-store.ts";
import { newFlow } from "../src/taskflow/flow-transitions.ts";
import { decideRunTask } from "../src/taskflow/task-transitions.ts";
import { SESSION_KEY, sampleInput } from "./session.ts";

export const QUEUE = "agents";
const FLOWS = 1_000;
/** Changes at the same time, which share commits. */
const AT_ONCE = 1_000;

export const RESULT = {
  terminalSummary: "All 12 messages read",
  resultJson: { read: 12, labels: ["billing", "support"] },
};
const INPUT_JSON = JSON.stringify({
  mailbox: "inbound",
  batch: 12,
  messages: ["m-1", "m-2", "m-3"],
  note: "a second look",
});

/** Runs tasks of a thousand new flows in one queue. */
export async function fillQueue(store: FlowStore, tasks: number): Promise<void> {
  const flowIds = await createFlows(store);
  for (let made = 0; made < tasks; made += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, tasks - made) }, (_, n) =>
        runTask(store, flowIds[(made + n) % FLOWS] as string),
      ),
    );
}

async function createFlows(store: FlowStore): Promise<string[]> {
  const now = Date.now();
  const flows = Array.from({ length: FLOWS }, (_, n) => {
    const { stateJson, ...input } = sampleInput(n);
    return newFlow(SESSION_KEY, { controllerId: "bench", ...input, stateJson: JSON.stringify(stateJson) }, now);
  });
  await Promise.all(flows.map((flow) => store.insertFlow(flow, flowEvent("flow.created", flow, { now }))));
  return flows.map(({ flowId }) => flowId);
}

function runTask(store: FlowStore, flowId: string): Promise<unknown> {
  const now = Date.now();
  const task = { runtime: "acp", task: "Inspect the next message batch", inputJson: INPUT_JSON } as const;
  const input = { flowId, queue: QUEUE, runId: newId(now), ...task };
  const maxActiveTasks = Number.MAX_SAFE_INTEGER;
  const rules = { ownerKey: SESSION_KEY, routeId: "bench", now, waitsFrom: now, maxActiveTasks };
  return store.change({ ownerKey: SESSION_KEY, flowId }, (seen) => decideRunTask(seen, input, rules));
}
