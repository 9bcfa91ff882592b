import { setTimeout as sleep } from "node:timers/promises";
import { Connection } from "./connection.ts";
import { OPERATOR_PATH } from "./contenders.ts";
import { send } from "./load.ts";
import { changeEvenly } from "./paced-changes.ts";
import { startReceiver } from "./receiver.ts";
import type { Server } from "./server.ts";
import { CONNECTIONS } from "./session.ts";
import { QUEUE } from "./task-dataset.ts";
import { completeAll, workerOfServer } from "./task-workers.ts";
import { type Session, workloadOf } from "./workload.ts";

/** What runs beside the requests that are measured. The journal always does. */
export const BESIDE = ["endpoint", "worker"] as const;
export type Beside = (typeof BESIDE)[number];

const FLOWS = 200;
const TASKS = 4_000;
/** Tasks of a claim, at most. */
const BATCH = 8;
/** Events per second that an endpoint gets, and for how long. */
const EVENT_RATE = 300;
const EVENT_SECONDS = 2;
const POLL_MS = 20_000;

export interface Claims {
  /** Tasks claimed and completed in a second. */
  rate: number;
  /** Processor time of the event loop for each, in microseconds. */
  loop: number;
}

/** Sends to `url` the events that each flow's `notifyPolicy` asks for: of flows and tasks that end. */
export async function addEndpoint(server: Server, url: string, types?: readonly string[]): Promise<string> {
  const body = await call(server, { action: "create_endpoint", url, ...(types && { types }) });
  return (JSON.parse(body.toString()) as { result: { endpoint: { endpointId: string } } }).result.endpoint.endpointId;
}

/** A worker that waits for tasks of a queue that gets none, until the server stops. */
export async function addIdleWorker(server: Server): Promise<void> {
  const connection = await Connection.open(server.url);
  const claim = { action: "claim_tasks", workerId: "idle", queues: ["idle"], waitMs: POLL_MS };
  const request = server.requestTo(OPERATOR_PATH, JSON.stringify(claim));
  const poll = (): void => connection.send(request, poll, () => connection.close());
  poll();
}

/** Fills a queue, then claims and completes over all connections until it is empty. */
export async function measureClaims(server: Server): Promise<Claims> {
  await fillQueue(server);
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => Connection.open(server.url)));
  const workers = connections.map((connection) => workerOfServer(server, connection, OPERATOR_PATH));
  const [cpu, started] = [server.cpuMicroseconds().loop, performance.now()];
  const completed = await completeAll(workers, BATCH);
  const seconds = (performance.now() - started) / 1_000;
  for (const connection of connections) connection.close();
  if (completed !== TASKS) throw new Error(`${completed} tasks were completed, not ${TASKS}`);
  return { rate: completed / seconds, loop: (server.cpuMicroseconds().loop - cpu) / completed };
}

/** Milliseconds from a change at a moderate rate to the socket of an endpoint's receiver, for each. */
export async function measureDeliveries(server: Server): Promise<number[]> {
  const receiver = await startReceiver();
  const endpointId = await addEndpoint(server, receiver.url, ["flow.created"]);
  await changeEvenly(server, EVENT_RATE, EVENT_SECONDS);
  while (receiver.latencies.length < EVENT_RATE * EVENT_SECONDS) await sleep(20);
  await call(server, { action: "delete_endpoint", endpointId });
  receiver.server.closeAllConnections();
  receiver.server.close();
  return receiver.latencies;
}

async function fillQueue(server: Server): Promise<void> {
  const session: Session = { flowIds: [], revisions: new Map(), created: [] };
  await send(server, workloadOf("create_flow", session, CONNECTIONS, true), FLOWS);
  let n = 0;
  const task = { action: "run_task", runtime: "acp", task: "Inspect the next message batch", queue: QUEUE };
  await send(server, { next: () => ({ ...task, flowId: session.created[n++ % FLOWS] }) }, TASKS);
}

async function call(server: Server, body: object): Promise<Buffer> {
  const connection = await Connection.open(server.url);
  try {
    return await connection.call(server.requestTo(OPERATOR_PATH, JSON.stringify(body)));
  } finally {
    connection.close();
  }
}
