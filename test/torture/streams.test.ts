import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Worker } from "node:worker_threads";
import { expect, onTestFinished, test } from "vitest";
import { gatewayForTest, RAISED, SECRET, temporaryDirectory } from "../support/gateway.ts";
import { RawClient } from "../support/raw-client.ts";
import { scrape, valueOf } from "../support/scrape.ts";
import { EventStreamClient } from "../support/stream-client.ts";
import type { AttackPlan } from "./support/attack-thread.ts";
import { Connection } from "./support/connection.ts";
import { FACTOR_AT_LEAST_1 } from "./support/factor.ts";
import { residentKilobytes } from "./support/process-usage.ts";
import { configure, type Service, startService } from "./support/service.ts";

const STREAMS = 1_000;
const MEGABYTE = 1_024;
/** A slow machine, on which other suites run. */
const PATIENCE = { timeout: 60_000, interval: 50 };
const CREATE = { action: "create_flow", goal: "g" } as const;

const limits = { maxWaiting: 2 * STREAMS };
const OPEN = `GET /plugins/webhooks/zapier/events?position=latest HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${SECRET}\r\n\r\n`;

const streams = async ({ url }: { url: string }) => valueOf(await scrape(url), "taskflow_streams");
const eventsOf = ({ text }: RawClient) => text.split("event: flow.created").length - 1;

/** Ten at a time: what a thousand requests at once need for a moment is not what the streams cost. */
async function openStreams(service: Service): Promise<RawClient[]> {
  const clients: RawClient[] = [];
  while (clients.length < STREAMS) {
    const some = Array.from({ length: 10 }, () => new RawClient(service.url).send(OPEN).read());
    for (const client of some) await expect.poll(() => client.text, { ...PATIENCE, interval: 1 }).toContain("retry: ");
    clients.push(...some);
  }
  expect(await streams(service)).toBe(STREAMS);
  return clients;
}

async function createFlows({ url }: Service, count: number): Promise<void> {
  const connections = Array.from({ length: 10 }, () => new Connection(url));
  const create = async (connection: Connection) => {
    for (let n = 0; n < count / 10; n += 1) expect((await connection.call(CREATE)).status).toBe(200);
    connection.close();
  };
  await Promise.all(connections.map(create));
}

test("a stream has a comment every 15 seconds, with the id of where it has come", async () => {
  const gateway = await gatewayForTest();
  const started = performance.now();
  const stream = new EventStreamClient(gateway.url, { query: "?types=flow.lost" });
  await expect.poll(() => streams(gateway), PATIENCE).toBe(1);
  await gateway.call(CREATE);
  await expect.poll(() => stream.comments, PATIENCE).toBe(1);
  expect(performance.now() - started).toBeGreaterThanOrEqual(14_990);
  const { cursor } = (await gateway.call({ action: "list_events", position: "latest" })).body.result;
  await expect.poll(() => stream.lastEventId, PATIENCE).toBe(cursor);
  expect(stream.messages).toEqual([]);
});

test("1,000 idle streams cost less than 15 MB, outlive every timeout of connections, and hear of an event at once", async () => {
  const service = await startService(configure({ limits }));
  // A gateway at work: the heap has what it needs for requests.
  await createFlows(service, 5_000);
  const before = residentKilobytes(service.child.pid);
  const clients = await openStreams(service);
  const cost = () => (residentKilobytes(service.child.pid) - before) / MEGABYTE;
  expect(cost()).toBeLessThan(15);

  // Longer than a response may stand still, and than a connection without a request is kept.
  await sleep(70_000);
  expect(await streams(service)).toBe(STREAMS);
  expect(clients.filter(({ isOver }) => isOver)).toEqual([]);
  expect(cost()).toBeLessThan(15);

  const started = performance.now();
  await createFlows(service, 10);
  await expect.poll(() => clients.filter((client) => eventsOf(client) < 10).length, PATIENCE).toBe(0);
  expect(performance.now() - started).toBeLessThan(10_000);
  // They share the reads of the journal.
  const reads = { operation: "read_events" };
  const count = valueOf(await scrape(service.url), "taskflow_store_operation_duration_seconds_count", reads);
  expect(count).toBeLessThan(STREAMS + 200);

  service.child.kill("SIGTERM");
  await once(service.child, "exit");
  for (const client of clients) await client.hasEnded();
  expect(clients.filter(({ text }) => !text.endsWith("\r\n0\r\n\r\n"))).toEqual([]);
}, 240_000);

test("an idle stream takes less than 12 kB of the heap, with its request, response and connection", async () => {
  const routes = { zapier: { sessionKey: "agent:main:main", secret: SECRET, limits: { ...RAISED, ...limits } } };
  const gateway = await gatewayForTest({ routes });
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const used = (): number => {
    collect();
    return getHeapStatistics().used_heap_size;
  };
  const open = async (): Promise<Worker> => {
    const kinds: AttackPlan["kinds"] = [{ connections: STREAMS, opening: OPEN, drips: false }];
    const workerData: AttackPlan = { port: Number(new URL(gateway.url).port), kinds };
    // Another thread has a separate heap.
    const clients = new Worker(new URL("./support/attack-thread.ts", import.meta.url), { workerData });
    await expect.poll(() => streams(gateway), PATIENCE).toBe(STREAMS);
    return clients;
  };
  // What is made once is made before.
  await (await open()).terminate();
  await expect.poll(() => streams(gateway), PATIENCE).toBe(0);
  const before = used();
  const clients = await open();
  expect((used() - before) / STREAMS).toBeLessThan(12_000);
  await clients.terminate();
  await expect.poll(() => streams(gateway), PATIENCE).toBe(0);
  // Nothing of them is left behind.
  await expect.poll(() => (used() - before) / STREAMS, PATIENCE).toBeLessThan(500);
});

test("a client that stops reading is closed, and holds up neither the others nor the memory", async () => {
  const service = await startService(configure({ limits: { ...limits, maxBodyBytes: 1_000_000 } }));
  const stuck = Array.from({ length: 20 }, () => new RawClient(service.url).send(OPEN));
  for (const client of stuck) client.socket.pause();
  await expect.poll(() => streams(service), PATIENCE).toBe(stuck.length);
  const reader = await new EventStreamClient(service.url).opened();
  const before = residentKilobytes(service.child.pid);
  const connection = new Connection(service.url);
  const currentStep = "x".repeat(200_000);
  for (let n = 0; n < 100; n += 1) expect((await connection.call({ ...CREATE, currentStep })).status).toBe(200);
  await reader.receives(100);
  // 20 MB for each of the 20, if they were held.
  expect((residentKilobytes(service.child.pid) - before) / MEGABYTE).toBeLessThan(150);
  await expect.poll(() => streams(service), { timeout: 120_000, interval: 500 }).toBe(1);
  const reason = { reason: "stalled" };
  expect(valueOf(await scrape(service.url), "taskflow_connections_dropped_total", reason)).toBe(stuck.length);
  expect((await connection.call(CREATE)).status).toBe(200);
  await reader.receives(101);
  connection.close();
}, 240_000);

test("SIGKILL of the gateway, again and again: a reader that goes on by its last id skips and repeats nothing", async () => {
  const configuration = configure({ stateDir: temporaryDirectory(), limits });
  let service = await startService(configuration);
  const acknowledged: string[] = [];
  let isOver = false;
  onTestFinished(() => void (isOver = true));

  const write = async () => {
    while (!isOver) {
      const connection = new Connection(service.url);
      while (!isOver) {
        const answer = await connection.call(CREATE).catch(() => undefined);
        if (!answer) break;
        acknowledged.push(answer.body.result?.flow?.flowId ?? "");
      }
      connection.close();
      await sleep(20);
    }
  };
  const seen: string[] = [];
  // What is written before the stream is open is not in it.
  const opened = Promise.withResolvers<void>();
  const read = async (lastSeen: () => boolean) => {
    let lastEventId = "";
    while (!lastSeen()) {
      const headers: Record<string, string> = lastEventId === "" ? {} : { "last-event-id": lastEventId };
      const client = new EventStreamClient(service.url, { headers });
      void client.opened().then(
        () => opened.resolve(),
        () => {},
      );
      await expect.poll(() => client.closed || lastSeen() || isDone(client), PATIENCE).toBe(true);
      client.close();
      expect(client.messages.filter(({ event }) => event === "gap")).toEqual([]);
      seen.push(...client.events.map(({ flowId }) => flowId));
      if (client.lastEventId !== "") lastEventId = client.lastEventId;
      await sleep(20);
    }
  };
  /** Created when all writers have stopped: the reader has then seen everything. */
  let last: string | undefined;
  const isDone = (client: EventStreamClient) => client.events.some(({ flowId }) => flowId === last);
  const reading = read(() => last !== undefined && seen.includes(last));
  await opened.promise;
  const writing = [write(), write(), write()];
  // A reader that has no id yet would begin at the end again.
  await expect.poll(() => acknowledged.length, PATIENCE).toBeGreaterThan(10);
  for (let round = 0; round < Math.ceil(15 * FACTOR_AT_LEAST_1); round += 1) {
    await sleep(100 + Math.random() * 400);
    const exited = once(service.child, "exit");
    service.child.kill("SIGKILL");
    await exited;
    service = await startService(configuration);
  }
  await sleep(500);
  isOver = true;
  await Promise.all(writing);
  const connection = new Connection(service.url);
  last = (await connection.call(CREATE)).body.result?.flow?.flowId ?? "";
  connection.close();
  acknowledged.push(last);
  await reading;
  expect(acknowledged.length).toBeGreaterThan(100);
  expect(new Set(seen).size).toBe(seen.length);
  expect(acknowledged.filter((flowId) => !seen.includes(flowId))).toEqual([]);
}, 240_000);
