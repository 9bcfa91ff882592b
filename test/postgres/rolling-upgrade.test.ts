import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startReceiver } from "../delivery/support/receiver.ts";
import { HAS_HISTORY, PastVersion } from "../support/past-version.ts";
import { PATIENCE } from "../support/raw-client.ts";
import { type Event, EventStreamClient } from "../support/stream-client.ts";
import { type GatewayProcess, startReplica } from "./support/gateways.ts";
import { lastRelease } from "./support/last-release.ts";
import { RollingSender } from "./support/rolling-sender.ts";
import { databaseOf, PostgresServer } from "./support/server.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

const SECRET = "s3cret";
const OPTIONS = { workers: true, endpoints: { allowHttp: true, allowPrivateNetworks: ["127.0.0.1"] } };

/** A client that reads on at the next gateway when its stream ends, from where it was. */
function follow(gateways: readonly GatewayProcess[], first: number) {
  const parts: EventStreamClient[] = [];
  const stopping = new AbortController();
  const read = async (): Promise<void> => {
    for (let turn = first; !stopping.signal.aborted; turn += 1) {
      const { url } = gateways[turn % gateways.length] as GatewayProcess;
      const last = parts.at(-1)?.lastEventId;
      const part = new EventStreamClient(url, { secret: SECRET, ...(last && { headers: { "last-event-id": last } }) });
      parts.push(part);
      while (!part.closed) await sleep(20);
    }
  };
  const reading = read();
  return {
    events: (): Event[] => parts.flatMap(({ events }) => events),
    close: async () => {
      stopping.abort();
      for (const part of parts) part.close();
      await reading;
    },
  };
}

/** The whole journal, through one gateway. */
async function journal({ call }: GatewayProcess): Promise<Event[]> {
  const events: Event[] = [];
  for (let cursor: string | undefined; ; ) {
    const { body } = await call({
      action: "list_events",
      limit: 1_000,
      ...(cursor ? { cursor } : { position: "oldest" }),
    });
    const page = body.result as unknown as { events: Event[]; cursor: string };
    if (page.events.length === 0) return events;
    events.push(...page.events);
    cursor = page.cursor;
  }
}

const acknowledgedBy = (senders: readonly RollingSender[]) => senders.reduce((sum, { flows }) => sum + flows.size, 0);

async function versionOf(url: string): Promise<number> {
  const [answer] = await server.asAdmin(databaseOf(url), "SELECT max(version) FROM taskflow.schema_version");
  return answer?.rows[0]?.max as number;
}

describe.skipIf(!HAS_HISTORY)("the last release and this version on one database", () => {
  test("serve senders, workers, streams and endpoints together, and the old one stops without a loss", async () => {
    const main = lastRelease();
    const url = await server.createDatabase();
    const receiver = await startReceiver();
    const gateways: GatewayProcess[] = [];
    const old = await startReplica(url, { ...OPTIONS, main });
    gateways.push(old);
    await old.call({ action: "create_endpoint", url: receiver.url, types: ["flow.created"] });

    const senders = Array.from({ length: 6 }, (_, n) => new RollingSender(gateways, n));
    let [sending, working] = [true, true];
    const sent = senders.slice(0, 4).map((sender) => sender.send(() => !sending));
    const worked = senders.slice(4).map((worker) => worker.work(() => !working));
    const more = async (flows: number) => {
      const before = acknowledgedBy(senders);
      await expect.poll(() => acknowledgedBy(senders), { timeout: 60_000 }).toBeGreaterThan(before + flows);
    };
    const streams = [follow(gateways, 0)];
    await more(20);

    // It migrates under load.
    gateways.push(await startReplica(url, OPTIONS));
    const fresh = gateways[1] as GatewayProcess;
    streams.push(follow(gateways, 1));
    await more(40);
    expect((await fetch(`${old.url}/readyz`)).status).toBe(200);

    old.child.kill("SIGTERM");
    expect(await once(old.child, "exit")).toEqual([0, null]);
    await more(20);

    sending = false;
    await Promise.all(sent);
    const tasks = senders.flatMap(({ flows }) => [...flows.values()].flatMap((known) => known.tasks));
    await expect
      .poll(() => senders.flatMap(({ completed }) => completed).toSorted(), PATIENCE)
      .toEqual(tasks.toSorted());
    working = false;
    await Promise.all(worked);
    expect(senders.flatMap(({ unexpected }) => unexpected)).toEqual([]);

    const events = await journal(fresh);
    for (const [flowId, known] of senders.flatMap(({ flows }) => [...flows])) {
      const { body } = await fresh.call({ action: "get_flow", flowId });
      expect(body.result?.flow).toMatchObject({ revision: known.revision, status: known.status });
      const own = events.filter((event) => event.flowId === flowId);
      const revisions = own.filter(({ type }) => type.startsWith("flow.")).map(({ revision }) => revision);
      expect(revisions).toEqual(Array.from({ length: known.revision + 1 }, (_, revision) => revision));
      const ends = own.filter(({ type }) => type === "task.succeeded").map((event) => event.taskId);
      expect(ends).toEqual(known.tasks);
    }
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(events.length);

    for (const { events: read } of streams) {
      await expect.poll(() => read().at(-1)?.eventId, PATIENCE).toBe(events.at(-1)?.eventId);
      expect(read()).toEqual(events.slice(-read().length));
    }
    expect(streams[0]?.events()).toHaveLength(events.length);
    await Promise.all(streams.map(({ close }) => close()));
    const created = events.filter(({ type }) => type === "flow.created").map(({ eventId }) => eventId);
    const received = () => receiver.received.map(({ headers }) => String(headers["webhook-id"])).toSorted();
    await expect.poll(received, PATIENCE).toEqual(created.toSorted());
  }, 240_000);

  test("refuse each other only where the old one would start after the new one has migrated", async () => {
    const main = lastRelease();
    const url = await server.createDatabase();
    const old = await startReplica(url, { main });
    const before = await versionOf(url);
    await startReplica(url);
    if ((await versionOf(url)) === before) return void (await startReplica(url, { main }));
    await expect(startReplica(url, { main })).rejects.toThrow(/knows versions up to \d+\. Run the newer program/);
    expect((await old.call({ action: "create_flow", goal: "g" })).status).toBe(200);
  });
});

test("a clone without the history of a past version says how to get it", () => {
  expect(() => new PastVersion("0".repeat(40))).toThrow(/is not in the history of this clone.*git fetch --unshallow/);
});
