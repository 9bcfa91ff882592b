import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { claimDeliveries, nextDeliveryAt } from "../../src/store/sqlite/claim-deliveries.ts";
import { DeliveryClaims } from "../../src/store/sqlite/delivery-claims.ts";
import { migrate } from "../../src/store/sqlite/migrations.ts";
import { prepareStatements, type Statements } from "../../src/store/sqlite/statements.ts";
import { newId } from "../../src/taskflow/clock.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { anEndpointWith, anEvent, claim, deliveriesOf, idsOf, outcomeOf, someEvents } from "./delivery-records.ts";
import { describeDeliveryStore } from "./describe-delivery-store.ts";

describeDeliveryStore("SQLite", async () => openStore({ stateDir: temporaryDirectory() }));

describe("the SQLite store after a restart", () => {
  test("gives out what was under way at once, and what waits for its next attempt no sooner", async () => {
    const stateDir = temporaryDirectory();
    const first = openStore({ stateDir });
    const events = someEvents(3);
    const endpoint = await anEndpointWith(deliveriesOf(first), events);
    const [ended, waiting, unfinished] = await claim(deliveriesOf(first));
    if (!ended || !waiting || !unfinished) throw new Error("nothing was claimed");
    const now = Date.now();
    const later = { status: "pending", attempts: 1, nextAttemptAt: now + 3_600_000 } as const;
    await deliveriesOf(first).settleDeliveries([outcomeOf(ended), outcomeOf(waiting, { delivery: later })], now);
    await first.close();
    const second = openStore({ stateDir });
    expect(idsOf(await claim(deliveriesOf(second)))).toEqual([unfinished.event.eventId]);
    expect(await deliveriesOf(second).listEndpoints()).toEqual([{ ...endpoint, position: "p001" }]);
    await second.close();
  });
});

describe("with 100,000 pending deliveries of the first of 50 endpoints", () => {
  const db = new DatabaseSync(":memory:");
  migrate(db, "memory");
  db.exec(`
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)
    INSERT INTO endpoints (owner_key, endpoint_id, url, source, enabled, created_at, updated_at, position)
      SELECT 'owner', 'e' || i, 'u', 'action', 1, 0, 0, 'p' FROM n;
    WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99999 + 49)
    INSERT INTO deliveries (endpoint, event_id, type, event, status, attempts, due_at, created_at, attempt_log)
      SELECT max(1, i - 99998), 'event-' || i, 'flow.lost', '{}', 'pending', 0, i, i, '' FROM n`);
  const read = { rows: 0 };
  const sql = counting(prepareStatements(db), read);
  const claims = new DeliveryClaims();
  const rowsOf = <Result>(work: () => Result): [Result, number] => {
    read.rows = 0;
    const result = work();
    return [result, read.rows];
  };
  const request = { now: 200_000, limit: 64, perEndpoint: 8, leaseMs: 60_000 };

  test("a claim reads what it gives out, and a few rows for each endpoint", () => {
    const [claimed, rows] = rowsOf(() => claimDeliveries(sql, claims, { ...request, busy: new Map() }));
    expect(claimed).toHaveLength(57);
    expect(rows).toBeLessThan(250);
  });

  test("an endpoint that has no room costs the others nothing", () => {
    const busy = new Map([["e1", 8]]);
    const [claimed, rows] = rowsOf(() => claimDeliveries(sql, new DeliveryClaims(), { ...request, busy }));
    expect(claimed).toHaveLength(49);
    expect(rows).toBeLessThan(250);
  });

  test("the search for what is due next passes what is under way, and no more", () => {
    const [next, rows] = rowsOf(() => nextDeliveryAt(sql, claims, 200_000));
    expect(next).toBe(8);
    expect(rows).toBeLessThan(250);
  });
});

test("a pending delivery takes less than 400 bytes, and one that has ended less than 500", async () => {
  const stateDir = temporaryDirectory();
  const store = openStore({ stateDir });
  const db = new DatabaseSync(join(stateDir, "taskflow.sqlite"), { readOnly: true });
  const bytes = () =>
    Number(db.prepare("SELECT page_count * page_size AS n FROM pragma_page_count, pragma_page_size").get()?.n);
  const empty = bytes();
  const count = 5_000;
  const events = Array.from({ length: count }, () =>
    anEvent({ eventId: newId(Date.now()), flowId: newId(Date.now()), currentStep: "review", routeId: "zapier" }),
  );
  await anEndpointWith(deliveriesOf(store), events, { endpointId: newId(Date.now()) });
  expect((bytes() - empty) / count).toBeLessThan(400);
  const claimed = await claim(deliveriesOf(store), { limit: count, perEndpoint: count });
  await deliveriesOf(store).settleDeliveries(
    claimed.map((one) => outcomeOf(one)),
    Date.now(),
  );
  expect((bytes() - empty) / count).toBeLessThan(500);
  db.close();
  await store.close();
});

/** Counts the rows that statements return. */
function counting(statements: Statements, read: { rows: number }): Statements {
  const counted = Object.entries(statements).map(([name, statement]) => [
    name,
    {
      get: (...parameters: never[]) => {
        read.rows += 1;
        return statement.get(...parameters);
      },
      *iterate(...parameters: never[]) {
        for (const row of statement.iterate(...parameters)) {
          read.rows += 1;
          yield row;
        }
      },
    },
  ]);
  return Object.fromEntries(counted) as Statements;
}
