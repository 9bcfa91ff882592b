import { afterAll, beforeAll, expect, test } from "vitest";
import { PATIENCE } from "../support/raw-client.ts";
import { type Event, EventStreamClient } from "../support/stream-client.ts";
import { type GatewayProcess, startReplicas } from "./support/gateways.ts";
import { PostgresServer } from "./support/server.ts";

const SECRET = "s3cret";
const WRITERS = 6;
const CHANGES = 40;

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

const of = (replicas: GatewayProcess[], n: number) => replicas[n % replicas.length] as GatewayProcess;

interface Page {
  events: Event[];
  cursor: string;
}

async function list({ call }: GatewayProcess, fields: Record<string, unknown> = {}): Promise<Page> {
  const { body } = await call({ action: "list_events", limit: 1_000, ...fields });
  return body.result as unknown as Page;
}

/** Opens a flow and changes it, each time through the next replica. */
async function write(replicas: GatewayProcess[], writer: number): Promise<string> {
  const created = await of(replicas, writer).call({ action: "create_flow", goal: "g" });
  const { flowId = "" } = created.body.result?.flow ?? {};
  for (let expectedRevision = 0; expectedRevision < CHANGES; expectedRevision += 1) {
    const change = { action: "set_waiting", flowId, expectedRevision, currentStep: "s".repeat(1 + writer) };
    expect((await of(replicas, writer + expectedRevision).call(change)).status).toBe(200);
  }
  return flowId;
}

/** Long polls, each sent to the next replica with the cursor of the last one. */
async function poll(replicas: GatewayProcess[], count: number): Promise<Event[]> {
  const seen: Event[] = [];
  let cursor: string | undefined;
  for (let n = 0; seen.length < count; n += 1) {
    const page = await list(of(replicas, n), { limit: 7, waitMs: 5_000, ...(cursor && { cursor }) });
    seen.push(...page.events);
    cursor = page.cursor;
  }
  return seen;
}

test("streams and long polls of three replicas, that writers use in turn, see the same complete sequence", async () => {
  const replicas = await startReplicas(3, await server.createDatabase());
  const streams = replicas.map(({ url }) => new EventStreamClient(url, { secret: SECRET }));
  for (const stream of streams) expect((await stream.opened()).status).toBe(200);
  const count = WRITERS * (CHANGES + 1);
  const polled = poll(replicas, count);
  const flowIds = await Promise.all(Array.from({ length: WRITERS }, (_, n) => write(replicas, n)));
  const { events } = await list(of(replicas, 0));
  expect(events).toHaveLength(count);
  for (const flowId of flowIds) {
    const revisions = events.filter((event) => event.flowId === flowId).map(({ revision }) => revision);
    expect(revisions).toEqual(Array.from({ length: CHANGES + 1 }, (_, revision) => revision));
  }
  for (const stream of streams) expect(await stream.receives(count)).toEqual(events);
  expect(await polled).toEqual(events);

  // The id of one replica's stream is good for the next one's.
  const middle = streams[0]?.messages[100]?.id ?? "";
  const headers = { "last-event-id": middle };
  const again = new EventStreamClient(of(replicas, 1).url, { secret: SECRET, headers });
  expect(await again.receives(count - 101)).toEqual(events.slice(101));
});

test("a stream hears within a second of a change through another replica, and sooner of one through the same", async () => {
  const replicas = await startReplicas(2, await server.createDatabase());
  const stream = await new EventStreamClient(of(replicas, 0).url, { secret: SECRET }).opened();
  const took: number[][] = [[], []];
  for (let n = 0; n < 20; n += 1) {
    await of(replicas, n).call({ action: "create_flow", goal: "g" });
    const started = performance.now();
    await expect.poll(() => stream.events.length, { ...PATIENCE, interval: 1 }).toBe(n + 1);
    took[n % 2]?.push(performance.now() - started);
  }
  const [own = 0, other = 0] = took.map((times) => times.sort((a, b) => a - b)[times.length / 2] ?? 0);
  expect(own).toBeLessThan(500);
  expect(other).toBeLessThan(1_000);
});
