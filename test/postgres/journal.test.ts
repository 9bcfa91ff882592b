import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventArrays } from "../../src/store/postgres/event-rows.ts";
import { openPostgresStore } from "../../src/store/postgres/open-postgres.ts";
import { SQL } from "../../src/store/postgres/statements.ts";
import type { SharedStore } from "../../src/store/shared-store.ts";
import { BelievedTime } from "../../src/taskflow/believed-time.ts";
import { bindSession } from "../../src/taskflow/bind-session.ts";
import { aFlow } from "../store/describe-flow-store.ts";
import { commandsOn } from "../support/commands.ts";
import { created, insertFlow } from "../support/flows.ts";
import { eventually } from "./support/gateways.ts";
import { idsOf, readOn } from "./support/journal.ts";
import { databaseOf, PostgresServer } from "./support/server.ts";

const OWNER = "agent:main:main";
const PAGE = { limit: 10, maxBytes: 1_000_000 };
let server: PostgresServer;
let url: string;
let store: SharedStore;
let start: string;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());
beforeEach(async () => {
  url = await server.createDatabase();
  store = await openPostgresStore(url);
  start = await store.locateEvents(OWNER, "latest");
});
afterEach(() => store.close());

/** Commits a flow with its event. */
async function put(ownerKey = OWNER): Promise<string> {
  const flow = aFlow({ ownerKey });
  const event = created(flow);
  await store.insertFlow(flow, event);
  return event.eventId;
}

/** An event that another gateway has written, but not committed. */
async function hold(ownerKey = OWNER) {
  const client = new pg.Client(url);
  await client.connect();
  const event = created(aFlow({ ownerKey }));
  await client.query("BEGIN");
  await client.query(SQL.insertEvents, eventArrays([event]) as unknown[]);
  const end = async (command: "COMMIT" | "ROLLBACK") => {
    await client.query(command);
    await client.end();
  };
  return { eventId: event.eventId, client, end };
}

describe("a transaction that is held open while others commit", () => {
  test("hides what was committed after it until it ends, and no reader skips its event", async () => {
    const before = await put();
    const held = await hold();
    const after = [await put(), await put()];
    const first = await readOn(store, OWNER, start);
    expect(idsOf(first.events)).toEqual([before]);
    expect(await store.locateEvents(OWNER, "latest")).toBe(first.position);
    await held.end("COMMIT");
    const second = await readOn(store, OWNER, first.position);
    expect(idsOf(second.events)).toEqual([held.eventId, ...after]);
  });

  test("hides nothing any more once it is rolled back, or its connection breaks", async () => {
    for (const end of ["ROLLBACK", "break"] as const) {
      const held = await hold();
      const after = await put();
      const { events, position } = await readOn(store, OWNER, start);
      expect(events).toEqual([]);
      if (end === "ROLLBACK") await held.end(end);
      else await server.asAdmin("postgres", `SELECT pg_terminate_backend(${await backendOf(held.client)})`);
      await eventually(5_000, async () => {
        expect(idsOf((await readOn(store, OWNER, position)).events)).toEqual([after]);
      });
      start = await store.locateEvents(OWNER, "latest");
    }
  });

  test("does not let the journal be pruned beyond it", async () => {
    await put();
    const held = await hold();
    await put();
    await store.claimMaintenance(60_000);
    const all = { before: Number.MAX_SAFE_INTEGER, limit: 10 };
    expect(await store.pruneEvents(all)).toBe(1);
    expect(await store.pruneEvents(all)).toBe(0);
    const oldest = await store.locateEvents(OWNER, "oldest");
    await held.end("COMMIT");
    expect((await readOn(store, OWNER, oldest)).events).toHaveLength(2);
    expect(await store.pruneEvents(all)).toBe(2);
  });

  test.each([
    ["that writes something else, in the same database", "CREATE TABLE other (n int)"],
    ["that has a lock for its own purpose", "SELECT pg_advisory_xact_lock(1), pg_advisory_xact_lock(29798, 1)"],
  ])("delays no event when it is of a program %s", async (_, statement) => {
    const client = new pg.Client(url);
    await client.connect();
    await client.query(`BEGIN; ${statement}; SELECT pg_current_xact_id()`);
    const eventId = await put();
    expect(idsOf((await readOn(store, OWNER, start)).events)).toEqual([eventId]);
    await client.end();
  });

  test("delays no event of another database of the same server", async () => {
    const [ours, ourStore] = [url, store];
    url = await server.createDatabase();
    await (await openPostgresStore(url)).close();
    const held = await hold();
    [url, store] = [ours, ourStore];
    const eventId = await put();
    expect(idsOf((await readOn(store, OWNER, start)).events)).toEqual([eventId]);
    await held.end("ROLLBACK");
  });
});

async function backendOf(client: pg.Client): Promise<number> {
  client.on("error", () => undefined);
  const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
  return rows[0].pid as number;
}

test("a text that is no position is refused as such", async () => {
  for (const after of ["", "0", "0".repeat(13), "g".repeat(12), "A".repeat(12), `${"0".repeat(11)}\n`])
    expect(await store.readEvents(OWNER, { ...PAGE, after })).toEqual({ refused: "unknown" });
});

describe("a dump that is restored", () => {
  const restored = async () => {
    const other = await openPostgresStore(await server.copyDatabase(databaseOf(url)));
    return { other, [Symbol.asyncDispose]: () => other.close() };
  };

  test("keeps every position, and what happens then comes after it", async () => {
    const ids = [await put(), await put()];
    const { position } = await readOn(store, OWNER, start);
    await using copy = await restored();
    expect(idsOf((await readOn(copy.other, OWNER, start)).events)).toEqual(ids);
    const flow = aFlow();
    await insertFlow(copy.other, flow);
    expect((await readOn(copy.other, OWNER, position)).events.map(({ event }) => event.flowId)).toEqual([flow.flowId]);
  });

  test("sends a reader back to the start that has seen what happened after the dump", async () => {
    await put();
    await using copy = await restored();
    await put();
    const { position } = await readOn(store, OWNER, start);
    const expired = { refused: "expired", oldest: start };
    expect(await copy.other.readEvents(OWNER, { ...PAGE, after: position })).toEqual(expired);
    // However much happens then: no new event has the position of a lost one.
    for (let n = 0; n < 3; n += 1) await insertFlow(copy.other, aFlow());
    expect(await copy.other.readEvents(OWNER, { ...PAGE, after: position })).toEqual(expired);
  });

  test("without its sequences gives no position a second time", async () => {
    await put();
    await server.asAdmin(databaseOf(url), "SELECT setval('taskflow.event_positions', 1)");
    await using copy = await restored();
    await insertFlow(copy.other, aFlow());
    expect((await readOn(copy.other, OWNER, start)).events).toHaveLength(2);
  });
});

test("flows of a gateway of the version before, which writes no events, are changed with events from then on", async () => {
  const flow = aFlow();
  await server.asAdmin(
    databaseOf(url),
    `INSERT INTO taskflow.flow_runs (owner_key, flow_id, sync_mode, revision, status, notify_policy, goal, created_at,
      updated_at) VALUES ('${OWNER}', '${flow.flowId}', 'managed', 0, 'queued', 'done_only', 'g', 1, 1)`,
  );
  expect((await readOn(store, OWNER, start)).events).toEqual([]);
  const time = await BelievedTime.start({ wall: Date.now, monotonic: () => performance.now() }, 60_000);
  const flows = bindSession(commandsOn(store), time, { sessionKey: OWNER, routeId: "route" });
  await flows.finish({ flowId: flow.flowId, expectedRevision: 0 });
  const { events } = await readOn(store, OWNER, start);
  expect(events.map(({ event: { type, revision } }) => [type, revision])).toEqual([["flow.succeeded", 1]]);
});
