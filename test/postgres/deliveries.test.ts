import pg from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { openPostgresStore } from "../../src/store/postgres/open-postgres.ts";
import type { SharedStore } from "../../src/store/shared-store.ts";
import type { DeliveryStore } from "../../src/taskflow/delivery-store.ts";
import {
  anEndpoint,
  anEndpointWith,
  claim,
  deliveriesOf,
  idsOf,
  MINUTE,
  OWNER,
  outcomeOf,
  someEvents,
} from "../store/delivery-records.ts";
import { describeDeliveryStore } from "../store/describe-delivery-store.ts";
import { databaseOf, PostgresServer } from "./support/server.ts";

let server: PostgresServer;
let shared: string;
beforeAll(async () => {
  server = await PostgresServer.start();
  shared = await server.createDatabase();
  await (await openPostgresStore(shared)).close();
});
afterAll(() => server.stop());

// A database for each would take longer than what they test.
describeDeliveryStore("PostgreSQL", async () => {
  await server.asAdmin(databaseOf(shared), "TRUNCATE taskflow.endpoints, taskflow.deliveries");
  return openPostgresStore(shared);
});

/** Gateways on one database. */
async function replicasOf(url: string, count: number): Promise<DeliveryStore[]> {
  const stores: SharedStore[] = [];
  for (let n = 0; n < count; n += 1) stores.push(await openPostgresStore(`${url}?pool_max_conns=4`));
  onTestFinished(async () => {
    await Promise.all(stores.map((store) => store.close()));
  });
  return stores.map(deliveriesOf);
}

const replicas = async (count: number) => replicasOf(await server.createDatabase(), count);
const of = (stores: readonly DeliveryStore[], n: number) => stores[n % stores.length] as DeliveryStore;

describe("several gateways on one database", () => {
  test("claim and settle 2,000 deliveries of five endpoints: each is given out once", async () => {
    const stores = await replicas(4);
    const events = someEvents(400);
    const endpoints = await Promise.all(Array.from({ length: 5 }, () => anEndpointWith(of(stores, 0), events)));
    const given: string[] = [];
    const work = async (deliveries: DeliveryStore): Promise<void> => {
      for (;;) {
        const claimed = await claim(deliveries, { limit: 40, perEndpoint: 15 });
        // What others are just claiming is skipped: empty-handed does not mean that all is done.
        if (claimed.length === 0 && (await deliveries.measureDeliveries(1)).pending === 0) return;
        given.push(...claimed.map(({ delivery }) => `${delivery.endpointId} ${delivery.eventId}`));
        const health = { lastSuccessAt: Date.now(), failingSince: null };
        await deliveries.settleDeliveries(
          claimed.map((one) => outcomeOf(one, { endpoint: health })),
          Date.now(),
        );
      }
    };
    await Promise.all([...stores, ...stores].map(work));
    expect(new Set(given).size).toBe(2_000);
    expect(given).toHaveLength(2_000);
    for (const { endpointId } of endpoints) {
      const { deliveries } = await of(stores, 1).listDeliveries(OWNER, {
        endpointId,
        status: "delivered",
        limit: 1_000,
      });
      expect(deliveries).toHaveLength(400);
    }
  });

  test("of which one is gone: another gets what it had claimed when the lease ends, and no sooner", async () => {
    const [gone, heir] = (await replicas(2)) as [DeliveryStore, DeliveryStore];
    const events = someEvents(3);
    const endpoint = await anEndpointWith(gone, events);
    const start = Date.now();
    const lost = await claim(gone, { leaseMs: 1_000 });
    const claimed = await vi.waitFor(
      async () => {
        const found = await claim(heir);
        expect(found).toHaveLength(3);
        return found;
      },
      { timeout: 15_000, interval: 20 },
    );
    expect(Date.now() - start).toBeGreaterThanOrEqual(990);
    expect(idsOf(claimed)).toEqual(idsOf(lost));
    await gone.settleDeliveries(
      lost.map((one) => outcomeOf(one)),
      5,
    );
    const page = { endpointId: endpoint.endpointId, status: "pending", limit: 10 } as const;
    expect((await heir.listDeliveries(OWNER, page)).deliveries).toHaveLength(3);
    await heir.settleDeliveries(
      claimed.map((one) => outcomeOf(one)),
      5,
    );
    expect((await gone.listDeliveries(OWNER, page)).deliveries).toEqual([]);
  });

  test("that read the journal for one endpoint: of those that start from one position one wins", async () => {
    const stores = await replicas(3);
    const endpoint = await anEndpointWith(of(stores, 0), []);
    const { ownerKey, endpointId } = endpoint;
    const events = someEvents(30);
    const advance = async (deliveries: DeliveryStore): Promise<number> => {
      let won = 0;
      for (let n = 0; n < 10; n += 1) {
        const batch = { from: `p00${n + 1}`, to: n === 9 ? "p100" : `p00${n + 2}`, now: Date.now() };
        const slice = events.slice(3 * n, 3 * n + 3);
        if (await deliveries.enqueue({ ownerKey, endpointId, ...batch, events: slice })) won += 1;
      }
      return won;
    };
    const won = await Promise.all(stores.map(advance));
    expect(won.reduce((sum, count) => sum + count)).toBe(10);
    expect(idsOf(await claim(of(stores, 1))).sort()).toEqual(events.map(({ eventId }) => eventId).sort());
    expect(await of(stores, 2).findEndpoint(ownerKey, endpointId)).toMatchObject({ position: "p100" });
  });

  test("that create endpoints of one owner keep its bound together", async () => {
    const stores = await replicas(3);
    const created = await Promise.all(
      Array.from({ length: 45 }, (_, n) => of(stores, n).createEndpoint(anEndpoint(), 20)),
    );
    expect(created.filter(Boolean)).toHaveLength(20);
  });

  test("that change, disable, redeliver and settle the same rows at once never fail", async () => {
    const stores = await replicas(3);
    const events = someEvents(40);
    const { ownerKey, endpointId } = await anEndpointWith(of(stores, 0), events);
    const rounds = Array.from({ length: 12 }, async (_, n) => {
      const deliveries = of(stores, n);
      const claimed = await claim(deliveries, { limit: 20 });
      const health = n % 2 === 0 ? { failingSince: n } : { failingSince: null, lastSuccessAt: n };
      const after = { status: "pending", attempts: 1 } as const;
      await Promise.all([
        deliveries.settleDeliveries(
          claimed.map((one) => outcomeOf(one, { delivery: after, endpoint: health })),
          5,
        ),
        deliveries.redeliver({ ownerKey, endpointId, events: events.slice(n).reverse(), now: n }),
        deliveries.updateEndpoint(ownerKey, endpointId, (seen) => ({ ...seen, description: `${n}` })),
        deliveries.replaceConfigured([anEndpoint({ source: "config", endpointId: "configured" })]),
        deliveries.enqueue({ ownerKey, endpointId, from: "p001", to: "p002", events: someEvents(5), now: 1 }),
      ]);
    });
    await Promise.all(rounds);
    expect(await of(stores, 0).listEndpoints()).toHaveLength(2);
  });

  test("go by the clock of the database, whatever theirs say", async () => {
    const [ahead, behind] = (await replicas(2)) as [DeliveryStore, DeliveryStore];
    const day = 1_440 * MINUTE;
    await anEndpointWith(ahead, someEvents(2), { now: Date.now() + day });
    const [first, second] = await claim(behind, { now: Date.now() - day });
    if (!first || !second) throw new Error("nothing was claimed");
    const now = Date.now() + day;
    const failed = { status: "pending", attempts: 1 } as const;
    await ahead.settleDeliveries([outcomeOf(first, { delivery: { ...failed, nextAttemptAt: now + 50 } })], now);
    await ahead.settleDeliveries([outcomeOf(second, { delivery: { ...failed, nextAttemptAt: now + day } })], now);
    const again = await vi.waitFor(async () => {
      const found = await claim(behind);
      expect(found).toHaveLength(1);
      return found;
    }, 10_000);
    expect(idsOf(again)).toEqual([first.event.eventId]);
    await behind.settleDeliveries(
      again.map((one) => outcomeOf(one)),
      Date.now(),
    );
    const next = (await behind.nextDeliveryAt(Date.now())) ?? 0;
    expect(Math.abs(next - (Date.now() + day))).toBeLessThan(MINUTE);
  });

  test("only the one that does the maintenance prunes deliveries", async () => {
    const url = await server.createDatabase();
    const [first, second] = [await openPostgresStore(url), await openPostgresStore(url)];
    onTestFinished(async () => {
      await Promise.all([first.close(), second.close()]);
    });
    await anEndpointWith(deliveriesOf(first), someEvents(2));
    await deliveriesOf(first).settleDeliveries(
      (await claim(deliveriesOf(first))).map((one) => outcomeOf(one)),
      5,
    );
    await first.claimMaintenance(MINUTE);
    expect(await deliveriesOf(second).pruneDeliveries({ before: 10, limit: 10 })).toBe(0);
    expect(await deliveriesOf(first).pruneDeliveries({ before: 10, limit: 10 })).toBe(2);
  });

  test("a claim waits for nobody: what another gateway is just claiming is skipped", async () => {
    const url = await server.createDatabase();
    const [deliveries] = (await replicasOf(url, 1)) as [DeliveryStore];
    const events = someEvents(4);
    await anEndpointWith(deliveries, events);
    const holder = new pg.Client(url);
    await holder.connect();
    await holder.query("BEGIN");
    await holder.query("SELECT 1 FROM taskflow.deliveries ORDER BY event_id LIMIT 2 FOR UPDATE");
    const claimed = await claim(deliveries);
    await holder.query("ROLLBACK");
    await holder.end();
    expect(idsOf(claimed)).toEqual(events.slice(2).map(({ eventId }) => eventId));
  });
});
