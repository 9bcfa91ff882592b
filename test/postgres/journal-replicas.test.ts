import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EventRecord } from "../../src/port/events.ts";
import type { FlowRecord } from "../../src/port/records.ts";
import { eventArrays } from "../../src/store/postgres/event-rows.ts";
import { openPostgresStore } from "../../src/store/postgres/open-postgres.ts";
import { SQL } from "../../src/store/postgres/statements.ts";
import type { SharedStore } from "../../src/store/shared-store.ts";
import { flowEvent } from "../../src/taskflow/events.ts";
import { aFlow } from "../store/describe-flow-store.ts";
import { created, insertFlow } from "../support/flows.ts";
import { idsOf, readOn } from "./support/journal.ts";
import { PgBouncer } from "./support/pgbouncer.ts";
import { databaseOf, PostgresServer } from "./support/server.ts";

const OWNER = "agent:main:main";
const FLOWS = 12;
const ROUNDS = 15;
const SLOW_WRITERS = 4;
const SLOW_EVENTS = 20;

let server: PostgresServer;
let bouncer: PgBouncer;
beforeAll(async () => {
  server = await PostgresServer.start();
  bouncer = await PgBouncer.start(server);
});
afterAll(async () => {
  await bouncer.stop();
  await server.stop();
});

/** Changes all flows at once, over and over: transactions of several flows, whose locks other replicas wait for. */
async function change(store: SharedStore, flows: readonly FlowRecord[]): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1)
    await Promise.all(
      flows.map((flow) =>
        store.change(flow, ({ flow: seen = flow }) => {
          const next = { ...seen, revision: seen.revision + 1 };
          return { outcome: true, flow: next, events: [flowEvent("flow.resumed", next, { now: 1 })] };
        }),
      ),
    );
}

/** Commits each event, or one in four not, up to 20 ms after it was written. */
async function writeSlowly(url: string): Promise<string[]> {
  const client = new pg.Client(url);
  await client.connect();
  const written: string[] = [];
  for (let n = 0; n < SLOW_EVENTS; n += 1) {
    const event = created(aFlow());
    await client.query("BEGIN");
    await client.query(SQL.insertEvents, eventArrays([event]) as unknown[]);
    await client.query("SELECT pg_sleep(random() / 50)");
    await client.query(n % 4 === 3 ? "ROLLBACK" : "COMMIT");
    if (n % 4 !== 3) written.push(event.eventId);
  }
  await client.end();
  return written;
}

/** What a reader sees that polls while others write, and once more after `done`. */
async function follow(store: SharedStore, done: Promise<unknown>): Promise<EventRecord[]> {
  const seen: EventRecord[] = [];
  let writing = true;
  void done.then(() => {
    writing = false;
  });
  let after = await store.locateEvents(OWNER, "oldest");
  for (let last = false; !last; ) {
    last = !writing;
    const { events, position } = await readOn(store, OWNER, after, { limit: 7 });
    seen.push(...events.map(({ event }) => event));
    after = position;
  }
  return seen;
}

const revisionsOf = (events: readonly EventRecord[], flowId: string) =>
  events.filter((event) => event.flowId === flowId).map(({ revision }) => revision);

test.each(["three replicas", "three replicas behind PgBouncer"])(
  "readers on %s see every event once and in one order while all of them write, slow transactions among them",
  async (name) => {
    const direct = await server.createDatabase();
    const url = name.endsWith("PgBouncer") ? server.url(databaseOf(direct), { port: bouncer.port }) : direct;
    const stores = await Promise.all([1, 2, 3].map(() => openPostgresStore(url)));
    const [first] = stores as [SharedStore];
    const flows = Array.from({ length: FLOWS }, () => aFlow());
    await Promise.all(flows.map((flow) => insertFlow(first, flow)));
    const slow = Array.from({ length: SLOW_WRITERS }, () => writeSlowly(direct));
    const done = Promise.all([...slow, ...stores.map((store) => change(store, flows))]);
    const readers = await Promise.all(stores.map((store) => follow(store, done)));
    const [seen = [], ...others] = readers;
    for (const other of others) expect(other.map(({ eventId }) => eventId)).toEqual(seen.map(({ eventId }) => eventId));
    const revisions = Array.from({ length: 1 + stores.length * ROUNDS }, (_, revision) => revision);
    for (const { flowId } of flows) expect(revisionsOf(seen, flowId)).toEqual(revisions);
    const ofOthers = seen.filter(({ flowId }) => !flows.some((flow) => flow.flowId === flowId));
    expect(ofOthers.map(({ eventId }) => eventId).sort()).toEqual((await Promise.all(slow)).flat().sort());
    const all = await readOn(first, OWNER, await first.locateEvents(OWNER, "oldest"));
    expect(idsOf(all.events)).toEqual(seen.map(({ eventId }) => eventId));
    await Promise.all(stores.map((store) => store.close()));
  },
  120_000,
);

test("events of a replica that is killed in the middle of a transaction are not waited for", async () => {
  const url = await server.createDatabase();
  const store = await openPostgresStore(url);
  const client = new pg.Client(url);
  client.on("error", () => undefined);
  await client.connect();
  await client.query("BEGIN");
  await client.query(SQL.insertEvents, eventArrays([created(aFlow())]) as unknown[]);
  const flow = aFlow();
  await insertFlow(store, flow);
  const start = await store.locateEvents(OWNER, "latest");
  client.connection.stream.destroy();
  await expect.poll(() => readOn(store, OWNER, start).then(({ events }) => events.length), { timeout: 15_000 }).toBe(1);
  await store.close();
});
