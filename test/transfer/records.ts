import type { EventRecord } from "../../src/port/events.ts";
import type { FlowRecord, TaskRecord } from "../../src/port/records.ts";
import { openStore } from "../../src/store/open-store.ts";
import { newId } from "../../src/taskflow/clock.ts";
import type { StoredEndpoint } from "../../src/taskflow/delivery-store.ts";
import { flowEvent, taskEvent } from "../../src/taskflow/events.ts";
import type { FlowStore } from "../../src/taskflow/flow-store.ts";
import { aFlow, aTask } from "../store/describe-flow-store.ts";

export const SESSION = "agent:main:main";
export const OTHER = "agent:other:\u2028\ud800";
export const SECRET = `whsec_${Buffer.alloc(24, 7).toString("base64")}`;
/** What JSON, UTF-8 and tables each have a way around. */
const ODD = 'é\u2028\u2029😀 \ud800 \u0000 \u0001"\\ NULL';
const TIME = 1_700_000_000_000;

const uuid = (number: number) => `01890000-0000-7000-8000-${String(number).padStart(12, "0")}`;

export const FLOW: FlowRecord = {
  ...aFlow(),
  flowId: uuid(1),
  ownerKey: SESSION,
  syncMode: "managed",
  controllerId: ODD,
  revision: 7,
  status: "waiting",
  notifyPolicy: "state_changes",
  goal: ODD,
  currentStep: ODD,
  blockedTaskId: ODD,
  blockedSummary: ODD,
  stateJson: ' {"z":1E2,"a":12345678901234567890,"\\u0000":"\\ud800"} ',
  waitJson: "null",
  cancelRequestedAt: TIME + 1,
  createdAt: TIME,
  updatedAt: TIME + 2,
};
const ENDED: FlowRecord = aFlow({ flowId: uuid(2), ownerKey: OTHER, status: "failed", revision: 1, endedAt: TIME + 9 });

/** Of a queue, with every field that a task in a worker's hands has. */
export const CLAIMED: TaskRecord = {
  ...aTask(FLOW),
  taskId: uuid(11),
  runtime: "acp",
  sourceId: ODD,
  childSessionKey: ODD,
  parentTaskId: ODD,
  agentId: ODD,
  runId: ODD,
  label: ODD,
  task: ODD,
  status: "running",
  deliveryStatus: "session_queued",
  error: ODD,
  notifyPolicy: "silent",
  progressSummary: ODD,
  startedAt: TIME + 1,
  lastEventAt: TIME + 2,
  queue: "agents",
  attempt: 2,
  maxAttempts: 5,
  timeoutMs: 3_600_000,
  inputJson: '{"a":1.10}',
  runAt: TIME,
  settleFlow: true,
  availableAt: TIME + 3,
  progressAt: TIME + 4,
  cancelRequestedAt: TIME + 5,
  workerId: ODD,
  leaseHash: "hash-of-a-lease-token",
  leaseMs: 60_000,
  leaseExpiresAt: TIME + 60_000,
};
export const QUEUED = aTask(FLOW, { taskId: uuid(12), queue: "agents", attempt: 0, maxAttempts: 3, availableAt: TIME });
const DONE: TaskRecord = {
  ...aTask(ENDED, { taskId: uuid(13), status: "succeeded", terminalSummary: ODD, terminalOutcome: "blocked" }),
  endedAt: TIME + 8,
  cleanupAfter: 9_000_000_000_000,
  queue: "agents",
  attempt: 1,
  resultJson: "[1,2]",
};

export const ENDPOINT: StoredEndpoint = {
  endpointId: uuid(21),
  ownerKey: SESSION,
  url: "https://receiver.example/hook",
  types: ["flow.waiting"],
  description: ODD,
  source: "action",
  enabled: true,
  failingSince: TIME + 1,
  lastSuccessAt: TIME,
  createdAt: TIME,
  updatedAt: TIME + 1,
  secret: SECRET,
  previousSecret: `${SECRET.slice(0, -2)}gH`,
  previousSecretUntil: TIME + 99,
  position: "0000000000000000",
};
const CONFIGURED: StoredEndpoint = {
  endpointId: "configured",
  ownerKey: SESSION,
  url: "https://receiver.example/2",
  source: "config",
  enabled: false,
  disabledReason: "gone",
  createdAt: TIME,
  updatedAt: TIME,
  position: "0000000000000000",
};

export const FIRST: EventRecord = { ...flowEvent("flow.waiting", FLOW, { now: TIME, routeId: ODD }), currentStep: ODD };

/** Two sessions, with every kind of record and every field. */
export async function fill(store: FlowStore): Promise<void> {
  await store.insertFlow(FLOW, FIRST);
  await store.insertFlow(ENDED, flowEvent("flow.failed", ENDED, { now: TIME }));
  for (const [flow, task] of [
    [FLOW, CLAIMED],
    [FLOW, QUEUED],
    [ENDED, DONE],
  ] as const) {
    const events = [{ ...taskEvent("task.progress", task, flow, { now: TIME }), progressSummary: ODD }];
    await store.change(flow, () => ({ outcome: undefined, task, events, delayMs: 0 }));
  }
  const { deliveries } = store;
  if (!deliveries) throw new Error("the store keeps no endpoints");
  const first = await store.locateEvents(SESSION, "oldest");
  const last = await store.locateEvents(SESSION, "latest");
  for (const endpoint of [ENDPOINT, CONFIGURED]) await deliveries.createEndpoint({ ...endpoint, position: first }, 10);
  const at = { ownerKey: SESSION, endpointId: ENDPOINT.endpointId };
  const events = [FIRST, { ...FIRST, eventId: newId(TIME) }];
  await deliveries.enqueue({ ...at, from: first, to: last, events, now: TIME });
  await failOnce(store);
  const key = {
    ownerKey: SESSION,
    kind: "key",
    key: "key-1",
    fingerprint: "f",
    now: TIME,
    expiresAt: 8_000_000_000_000,
  };
  await store.changeKeyed(key as never, undefined, () => ({ outcome: '{"ok":true}' }));
  const claimed = { ...key, kind: "message", key: "key-2", fingerprint: "" };
  await store.changeKeyed(claimed as never, undefined, () => ({ outcome: '{"leaseToken":"token-in-an-answer"}' }));
}

/** A delivery that failed, with an attempt and what was answered. */
async function failOnce(store: FlowStore): Promise<void> {
  const request = { now: TIME, limit: 1, perEndpoint: 1, leaseMs: 1_000, busy: new Map() };
  const [claimed] = (await store.deliveries?.claimDeliveries(request)) ?? [];
  if (!claimed) throw new Error("no delivery is due");
  const attempt = { delivered: false, at: TIME, durationMs: 12, status: 500, error: "http_status" } as const;
  const delivery = { status: "failed", attempts: 1, lastStatus: 500, lastError: "http_status" } as const;
  const names = { ownerKey: SESSION, endpointId: ENDPOINT.endpointId, eventId: claimed.delivery.eventId };
  const outcome = {
    ...names,
    claim: claimed.claim,
    attempt,
    delivery,
    responseHead: Buffer.from("secret-in-a-response"),
  };
  await store.deliveries?.settleDeliveries([outcome], TIME + 5);
}

export async function filled(stateDir: string): Promise<string> {
  const store = openStore({ stateDir });
  await fill(store);
  await store.close();
  return stateDir;
}
