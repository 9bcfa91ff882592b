import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { DeliveryRecord } from "../../src/port/endpoints.ts";
import type {
  ClaimedDelivery,
  DeliveryOutcome,
  DeliveryStore,
  StoredEndpoint,
} from "../../src/taskflow/delivery-store.ts";
import type { FlowStore } from "../../src/taskflow/flow-store.ts";
import {
  anEndpoint,
  anEndpointWith,
  anEvent,
  claim,
  deliveriesOf,
  idsOf,
  MINUTE,
  OWNER,
  outcomeOf,
  someEvents,
} from "./delivery-records.ts";
import { describeEndpoints } from "./describe-endpoints.ts";

/** What every store must do; a store's own test file runs it on the real thing. */
export function describeDeliveryStore(name: string, open: () => Promise<FlowStore>): void {
  describeEndpoints(name, open);

  describe(`${name} as a store of deliveries`, () => {
    let store: FlowStore;
    let deliveries: DeliveryStore;
    beforeEach(async () => {
      store = await open();
      deliveries = deliveriesOf(store);
    });
    afterEach(() => store.close());

    const find = ({ ownerKey, endpointId }: StoredEndpoint) => deliveries.findEndpoint(ownerKey, endpointId);
    const listOf = async ({ ownerKey, endpointId }: StoredEndpoint) =>
      (await deliveries.listDeliveries(ownerKey, { endpointId, limit: 1_000 })).deliveries;
    const only = <Item>(items: readonly Item[]): Item => {
      expect(items).toHaveLength(1);
      return items[0] as Item;
    };
    /** The first claim that gets something. */
    const claimSoon = () =>
      vi.waitFor(async () => {
        const claimed = await claim(deliveries);
        expect(claimed.length).toBeGreaterThan(0);
        return claimed;
      }, 10_000);
    const pendingAt = (nextAttemptAt?: number) => ({ status: "pending", attempts: 1, nextAttemptAt }) as const;

    describe("enqueueing", () => {
      test("gives an endpoint a pending delivery of each event, which holds the event", async () => {
        const full = anEvent({
          type: "task.progress",
          currentStep: "s\u0000",
          taskId: "t",
          taskStatus: "running",
          progressSummary: "\ud800 😀",
          routeId: "r",
        });
        const events = [full, anEvent()];
        const now = Date.now();
        const endpoint = await anEndpointWith(deliveries, events, { now });
        expect(await find(endpoint)).toMatchObject({ position: "p001" });
        const claimed = await claim(deliveries);
        expect(claimed.map(({ event }) => event)).toEqual(events);
        for (const [index, { ownerKey, delivery }] of claimed.entries()) {
          const { eventId, type } = events[index] ?? anEvent();
          const { endpointId } = endpoint;
          const fields = { endpointId, eventId, type, status: "pending", attempts: 0, nextAttemptAt: now };
          expect({ ownerKey, ...delivery }).toEqual({ ownerKey: OWNER, ...fields, createdAt: now });
        }
      });

      test("adds nothing when the position is another by now, or the endpoint has been deleted", async () => {
        const endpoint = await anEndpointWith(deliveries, someEvents(1));
        const { ownerKey, endpointId } = endpoint;
        const late = { ownerKey, endpointId, from: "p000", to: "p002", events: someEvents(1), now: 1 };
        expect(await deliveries.enqueue(late)).toBe(false);
        expect(await find(endpoint)).toMatchObject({ position: "p001" });
        expect(await listOf(endpoint)).toHaveLength(1);
        await deliveries.deleteEndpoint(ownerKey, endpointId);
        expect(await deliveries.enqueue({ ...late, from: "p001" })).toBe(false);
        expect(await deliveries.enqueue({ ...late, endpointId: "none" })).toBe(false);
      });

      test("of ten that start from one position one wins", async () => {
        const endpoint = anEndpoint();
        await deliveries.createEndpoint(endpoint, 20);
        const { ownerKey, endpointId, position: from } = endpoint;
        const won = await Promise.all(
          Array.from({ length: 10 }, (_, n) =>
            deliveries.enqueue({ ownerKey, endpointId, from, to: `p10${n}`, events: someEvents(3), now: 1 }),
          ),
        );
        expect(won.filter(Boolean)).toHaveLength(1);
        expect(await listOf(endpoint)).toHaveLength(3);
        expect(await find(endpoint)).toMatchObject({ position: `p10${won.indexOf(true)}` });
      });

      test("leaves out an event that the endpoint has a delivery of, whatever became of it", async () => {
        const [first, second] = [anEvent(), anEvent()];
        const endpoint = await anEndpointWith(deliveries, [first]);
        await deliveries.settleDeliveries(
          (await claim(deliveries)).map((one) => outcomeOf(one)),
          5,
        );
        const { ownerKey, endpointId } = endpoint;
        const events = [first, second, second];
        expect(await deliveries.enqueue({ ownerKey, endpointId, from: "p001", to: "p002", events, now: 9 })).toBe(true);
        expect((await listOf(endpoint)).map(({ status }) => status).sort()).toEqual(["delivered", "pending"]);
      });

      test("moves the position without events, too", async () => {
        const endpoint = await anEndpointWith(deliveries, []);
        expect(await find(endpoint)).toMatchObject({ position: "p001" });
        expect(await listOf(endpoint)).toEqual([]);
      });
    });

    describe("claims", () => {
      test("of 20 that come at the same time give each delivery to one", async () => {
        const events = someEvents(60);
        await anEndpointWith(deliveries, events);
        const claims = await Promise.all(Array.from({ length: 20 }, () => claim(deliveries, { limit: 5 })));
        const ids = claims.flatMap(idsOf);
        expect(new Set(ids).size).toBe(ids.length);
        const rest = idsOf(await claim(deliveries));
        expect([...ids, ...rest].sort()).toEqual(events.map(({ eventId }) => eventId).sort());
      });

      test("give each endpoint what it has room for besides what is under way, oldest due first", async () => {
        const now = Date.now();
        const [old, late, full] = [someEvents(3), someEvents(5), someEvents(5)];
        const first = await anEndpointWith(deliveries, late, { now: now - 1_000 });
        const busy = await anEndpointWith(deliveries, full, { now: now - 9_000 });
        await anEndpointWith(deliveries, old, { now: now - 5_000, ownerKey: "other" });
        const under = new Map([
          [busy.endpointId, 3],
          [first.endpointId, 1],
        ]);
        const claimed = await claim(deliveries, { perEndpoint: 3, busy: under });
        expect(idsOf(claimed).sort()).toEqual([...old, ...late.slice(0, 2)].map(({ eventId }) => eventId).sort());
        expect(idsOf(await claim(deliveries, { limit: 2 }))).toHaveLength(2);
        expect(await claim(deliveries, { perEndpoint: 0 })).toEqual([]);
        expect(await claim(deliveries, { limit: 0 })).toEqual([]);
      });

      test("leave out disabled and deleted endpoints, and deliveries that are not due", async () => {
        const disabled = await anEndpointWith(deliveries, someEvents(1), { enabled: false });
        const deleted = await anEndpointWith(deliveries, someEvents(1));
        await deliveries.deleteEndpoint(deleted.ownerKey, deleted.endpointId);
        expect(await claim(deliveries)).toEqual([]);
        const { ownerKey, endpointId } = disabled;
        await deliveries.updateEndpoint(ownerKey, endpointId, (seen) => ({ ...seen, enabled: true }));
        const claimed = only(await claim(deliveries));
        const now = Date.now();
        await deliveries.settleDeliveries([outcomeOf(claimed, { delivery: pendingAt(now + MINUTE) })], now);
        expect(await claim(deliveries)).toEqual([]);
        expect(only(await listOf(disabled))).toMatchObject({ attempts: 1, nextAttemptAt: now + MINUTE });
      });

      test("end with their lease: another gets the delivery, and the first has no say any more", async () => {
        const endpoint = await anEndpointWith(deliveries, someEvents(1));
        const lost = only(await claim(deliveries, { leaseMs: 50 }));
        const taken = only(await claimSoon());
        const failed = outcomeOf(lost, { delivery: { status: "failed", attempts: 1 }, endpoint: { enabled: false } });
        await deliveries.settleDeliveries([failed], 5);
        expect(only(await listOf(endpoint))).toMatchObject({ status: "pending", attempts: 0 });
        expect(await find(endpoint)).toMatchObject({ enabled: true });
        await deliveries.settleDeliveries([outcomeOf(taken)], 6);
        expect(only(await listOf(endpoint))).toMatchObject({ status: "delivered", attempts: 1 });
        await deliveries.settleDeliveries([failed, outcomeOf(taken, { delivery: pendingAt() })], 7);
        expect(only(await listOf(endpoint))).toMatchObject({ status: "delivered", attempts: 1 });
      });

      test("that have ended are still settled if nobody has claimed the delivery since", async () => {
        const endpoint = await anEndpointWith(deliveries, someEvents(1));
        const slow = only(await claim(deliveries, { leaseMs: 1 }));
        const overdue = async () => ((await deliveries.nextDeliveryAt(0)) ?? Number.POSITIVE_INFINITY) <= Date.now();
        await expect.poll(overdue).toBe(true);
        await deliveries.settleDeliveries([outcomeOf(slow)], 5);
        expect(only(await listOf(endpoint))).toMatchObject({ status: "delivered" });
      });
    });

    describe("settling", () => {
      let endpoint: StoredEndpoint;
      let claimed: ClaimedDelivery;
      beforeEach(async () => {
        endpoint = await anEndpointWith(deliveries, someEvents(1));
        claimed = only(await claim(deliveries));
      });

      test("an attempt that failed makes the delivery due at its next time", async () => {
        const now = Date.now();
        const after = { status: "pending", attempts: 1, nextAttemptAt: now + 150, lastError: "timeout" } as const;
        await deliveries.settleDeliveries([outcomeOf(claimed, { delivery: after })], now);
        expect(only(await listOf(endpoint))).toMatchObject({ ...after, lastStatus: undefined });
        const again = only(await claimSoon());
        expect(Date.now()).toBeGreaterThanOrEqual(now + 140);
        expect(again.delivery).toMatchObject(after);
        expect(again.claim).not.toBe(claimed.claim);
      });

      test("a delivery that was not tried is due again at once", async () => {
        const untouched = { status: "pending", attempts: 0 } as const;
        await deliveries.settleDeliveries(
          [outcomeOf(claimed, { attempt: undefined, delivery: untouched })],
          Date.now(),
        );
        expect(idsOf(await claim(deliveries))).toEqual(idsOf([claimed]));
        const { endpointId, eventId } = claimed.delivery;
        expect(await deliveries.findAttempts(OWNER, endpointId, eventId)).toMatchObject({ attempts: [] });
      });

      test.each(["delivered", "failed"] as const)("a delivery that is %s is claimed no more", async (status) => {
        const after = { status, attempts: 9, lastStatus: 500, lastError: "http_status" } as const;
        await deliveries.settleDeliveries([outcomeOf(claimed, { delivery: after })], 5);
        expect(await deliveries.nextDeliveryAt(0)).toBeUndefined();
        expect(await claim(deliveries)).toEqual([]);
        expect(only(await listOf(endpoint))).toMatchObject({ ...after, nextAttemptAt: undefined });
      });

      test("keeps each attempt and 1,024 bytes of the last answer", async () => {
        const { ownerKey, endpointId } = endpoint;
        const { eventId } = claimed.delivery;
        const failed = { delivered: false, at: 7, durationMs: 3, error: "dns" } as const;
        await deliveries.settleDeliveries([outcomeOf(claimed, { attempt: failed, delivery: pendingAt() })], Date.now());
        expect(await deliveries.findAttempts(ownerKey, endpointId, eventId)).toEqual({ attempts: [failed] });
        const responseHead = new Uint8Array(5_000).fill(0xff);
        const attempt = { delivered: true, at: 9, durationMs: 1, status: 200 };
        await deliveries.settleDeliveries([outcomeOf(only(await claimSoon()), { attempt, responseHead })], 9);
        const kept = await deliveries.findAttempts(ownerKey, endpointId, eventId);
        expect(kept?.attempts).toEqual([failed, attempt]);
        expect([...(kept?.responseHead ?? [])]).toEqual(Array.from({ length: 1_024 }, () => 0xff));
        expect(await deliveries.findAttempts("other", endpointId, eventId)).toBeUndefined();
      });

      test("keeps a bounded number of attempts, however often a delivery is tried", async () => {
        const { ownerKey, endpointId } = endpoint;
        const error = "forbidden_address";
        for (let n = 0; n < 300; n += 1) {
          const attempt = { delivered: false, at: Date.now(), durationMs: n, error } as const;
          await deliveries.settleDeliveries([outcomeOf(claimed, { attempt, delivery: pendingAt() })], Date.now());
          claimed = only(await claimSoon());
        }
        const kept = await deliveries.findAttempts(ownerKey, endpointId, claimed.delivery.eventId);
        expect(kept?.attempts.at(-1)).toMatchObject({ durationMs: 299 });
        expect(kept?.attempts.length).toBeLessThan(150);
      });

      test("notes the health of the endpoint: the first failure of a row, and the newest success", async () => {
        const settle = async (health: Parameters<typeof outcomeOf>[1], now = 50) => {
          await deliveries.settleDeliveries([outcomeOf(claimed, { delivery: pendingAt(), ...health })], now);
          claimed = only(await claimSoon());
          return find(endpoint);
        };
        expect(await settle({ endpoint: { failingSince: 10 } })).toEqual({
          ...endpoint,
          position: "p001",
          failingSince: 10,
        });
        expect(await settle({ endpoint: { failingSince: 20 } })).toMatchObject({ failingSince: 10 });
        const success = await settle({ endpoint: { failingSince: null, lastSuccessAt: 30 } });
        expect(success).toMatchObject({ failingSince: undefined, lastSuccessAt: 30, updatedAt: endpoint.updatedAt });
        expect(await settle({ endpoint: { lastSuccessAt: 29 } })).toMatchObject({ lastSuccessAt: 30 });
        expect(await settle({})).toMatchObject({ lastSuccessAt: 30 });
        const gone = { enabled: false, disabledReason: "gone" } as const;
        await deliveries.settleDeliveries([outcomeOf(claimed, { delivery: pendingAt(), endpoint: gone })], 60);
        expect(await find(endpoint)).toMatchObject({ ...gone, updatedAt: 60 });
      });

      test("disables an endpoint as failing only if it has not recovered meanwhile", async () => {
        const settle = async (endpointHealth: NonNullable<DeliveryOutcome["endpoint"]>) => {
          const untried = { status: "pending", attempts: 0 } as const;
          const over = { attempt: undefined, delivery: untried, endpoint: endpointHealth };
          await deliveries.settleDeliveries([outcomeOf(claimed, over)], 60);
          const [next] = await claim(deliveries);
          if (next) claimed = next;
          return find(endpoint);
        };
        const failing = { failingSince: 10, enabled: false, disabledReason: "failing" } as const;
        expect(await settle(failing)).toMatchObject({ enabled: true, failingSince: 10 });
        expect(await settle({ failingSince: null })).toMatchObject({ failingSince: undefined });
        expect(await settle({ failingSince: 30 })).toMatchObject({ failingSince: 30 });
        expect(await settle(failing)).toMatchObject({ enabled: true, failingSince: 30 });
        const since = { ...failing, failingSince: 30 };
        expect(await settle(since)).toMatchObject({ enabled: false, disabledReason: "failing", updatedAt: 60 });
      });

      test("keeps the first reason for which an endpoint was disabled", async () => {
        const { ownerKey, endpointId } = endpoint;
        const requested = { enabled: false, disabledReason: "requested" } as const;
        await deliveries.updateEndpoint(ownerKey, endpointId, (seen) => ({ ...seen, ...requested }));
        const gone = { enabled: false, disabledReason: "gone" } as const;
        await deliveries.settleDeliveries([outcomeOf(claimed, { endpoint: gone })], 60);
        expect(await find(endpoint)).toMatchObject(requested);
      });

      test("many at once, of several endpoints and owners, each by its outcome", async () => {
        const others = [
          await anEndpointWith(deliveries, someEvents(20)),
          await anEndpointWith(deliveries, someEvents(20), { ownerKey: "o\u0000ther" }),
        ];
        const all = await claim(deliveries);
        const outcomes = all.map((one, n) =>
          n % 2 === 0 ? outcomeOf(one) : outcomeOf(one, { delivery: { status: "failed", attempts: 10 } }),
        );
        await Promise.all([
          deliveries.settleDeliveries(outcomes.slice(0, 7), 5),
          deliveries.settleDeliveries(outcomes.slice(7), 5),
          deliveries.settleDeliveries([], 5),
        ]);
        const found = (await Promise.all(others.map(listOf))).flat();
        const expected = outcomes.map(({ eventId, delivery }) => `${eventId} ${delivery.status}`);
        expect(found.map(({ eventId, status }) => `${eventId} ${status}`).sort()).toEqual(expected.sort());
      });

      test("has no effect on a delivery of an endpoint that was deleted", async () => {
        await deliveries.deleteEndpoint(endpoint.ownerKey, endpoint.endpointId);
        await deliveries.settleDeliveries([outcomeOf(claimed, { endpoint: { lastSuccessAt: 1 } })], 5);
        expect(await find(endpoint)).toBeUndefined();
      });
    });

    test("the next delivery is due when the earliest of an enabled endpoint is, or its claim ends", async () => {
      expect(await deliveries.nextDeliveryAt(0)).toBeUndefined();
      await anEndpointWith(deliveries, someEvents(1), { enabled: false });
      expect(await deliveries.nextDeliveryAt(0)).toBeUndefined();
      await anEndpointWith(deliveries, someEvents(2));
      const start = Date.now();
      expect(await deliveries.nextDeliveryAt(start)).toBeLessThanOrEqual(start);
      const [first, second] = await claim(deliveries, { leaseMs: MINUTE });
      const now = Date.now();
      const nextAt = async () => (await deliveries.nextDeliveryAt(Date.now())) ?? 0;
      expect(await nextAt()).toBeGreaterThan(now + MINUTE / 2);
      expect(await nextAt()).toBeLessThanOrEqual(Date.now() + MINUTE);
      if (!first || !second) throw new Error("nothing was claimed");
      await deliveries.settleDeliveries([outcomeOf(first, { delivery: pendingAt(now + 10_000) })], now);
      expect(Math.abs((await nextAt()) - (now + 10_000))).toBeLessThan(5_000);
      await deliveries.settleDeliveries([outcomeOf(second, { delivery: pendingAt(now + 2 * MINUTE) })], now);
      expect(Math.abs((await nextAt()) - (now + 10_000))).toBeLessThan(5_000);
    });

    describe("a list of deliveries", () => {
      const pagesOf = async (endpoint: StoredEndpoint, limit: number, status?: DeliveryRecord["status"]) => {
        const found: DeliveryRecord[][] = [];
        for (let after: string | undefined, more = true; more; more = after !== undefined) {
          const { ownerKey, endpointId } = endpoint;
          const page = await deliveries.listDeliveries(ownerKey, { endpointId, limit, status, after });
          found.push(page.deliveries);
          after = page.next;
        }
        return found;
      };

      test("is newest first, ties by the event, in pages that meet without a gap", async () => {
        const events = someEvents(9);
        const endpoint = anEndpoint();
        await deliveries.createEndpoint(endpoint, 20);
        const { ownerKey, endpointId } = endpoint;
        for (let n = 0; n < 3; n += 1) {
          const batch = { from: `p00${n}`, to: `p00${n + 1}`, events: events.slice(3 * n, 3 * n + 3), now: 1_000 + n };
          await deliveries.enqueue({ ownerKey, endpointId, ...batch });
        }
        const pages = await pagesOf(endpoint, 2);
        expect(pages.flat().map(({ eventId }) => eventId)).toEqual(events.map(({ eventId }) => eventId).reverse());
        expect(pages.map(({ length }) => length)).toEqual([2, 2, 2, 2, 1]);
        expect((await pagesOf(endpoint, 9)).map(({ length }) => length)).toEqual([9]);
        const claimed = await claim(deliveries, { limit: 5 });
        await deliveries.settleDeliveries(
          claimed.map((one) => outcomeOf(one)),
          9,
        );
        expect((await pagesOf(endpoint, 2, "delivered")).flat().map(({ eventId }) => eventId)).toEqual(
          idsOf(claimed).sort().reverse(),
        );
        expect((await pagesOf(endpoint, 3, "pending")).flat()).toHaveLength(4);
        expect(await pagesOf(endpoint, 3, "failed")).toEqual([[]]);
      });

      test.each(["", "x", "5", "5.", "-1.e", "1e3.e", "99999999999999999.e", "\u0000", "\ud800"])(
        "is empty after %j, which is no position",
        async (after) => {
          const { endpointId } = await anEndpointWith(deliveries, someEvents(2));
          expect(await deliveries.listDeliveries(OWNER, { endpointId, limit: 9, after })).toEqual({ deliveries: [] });
        },
      );

      test("is empty for another owner, and for an endpoint that there is not", async () => {
        const { endpointId } = await anEndpointWith(deliveries, someEvents(2));
        for (const [owner, id] of [["other", endpointId] as const, [OWNER, "none"] as const])
          expect(await deliveries.listDeliveries(owner, { endpointId: id, limit: 9 })).toEqual({ deliveries: [] });
      });
    });

    describe("redelivering", () => {
      test("makes deliveries new ones, whatever they were, and adds those of other events", async () => {
        const [delivered, failed, pending, unknown] = [anEvent(), anEvent(), anEvent(), anEvent()];
        const known = [delivered, failed, pending];
        const endpoint = await anEndpointWith(deliveries, known, { now: 1_000 });
        const ends = { status: "failed", attempts: 10, lastStatus: 500, lastError: "http_status" } as const;
        const outcomes = (await claim(deliveries)).flatMap((one) => {
          if (one.event.eventId === pending.eventId) return [];
          return outcomeOf(one, { ...(one.event.eventId === failed.eventId && { delivery: ends }) });
        });
        await deliveries.settleDeliveries(outcomes, 5);
        const now = Date.now();
        const { ownerKey, endpointId } = endpoint;
        const events = [...known, unknown, unknown];
        expect(await deliveries.redeliver({ ownerKey, endpointId, events, now })).toBe(4);
        for (const delivery of await listOf(endpoint)) {
          const { eventId, type } = delivery;
          const fields = { endpointId, eventId, type, status: "pending", attempts: 0, nextAttemptAt: now };
          expect(delivery).toEqual({ ...fields, createdAt: now });
        }
        expect(idsOf(await claim(deliveries)).sort()).toEqual([...known, unknown].map(({ eventId }) => eventId).sort());
        const kept = await deliveries.findAttempts(ownerKey, endpointId, failed.eventId);
        expect(kept).toEqual({ attempts: [], responseHead: undefined });
      });

      test("sends what is under way again: the attempt that runs does not count", async () => {
        const event = anEvent();
        const endpoint = await anEndpointWith(deliveries, [event]);
        const running = only(await claim(deliveries));
        const { ownerKey, endpointId } = endpoint;
        await deliveries.redeliver({ ownerKey, endpointId, events: [event], now: Date.now() });
        await deliveries.settleDeliveries([outcomeOf(running)], 5);
        expect(only(await listOf(endpoint))).toMatchObject({ status: "pending", attempts: 0 });
        expect(idsOf(await claim(deliveries))).toEqual([event.eventId]);
      });

      test("adds nothing for another owner, or for an endpoint that there is not", async () => {
        const endpoint = await anEndpointWith(deliveries, []);
        const batch = { events: someEvents(1), now: 5 };
        expect(await deliveries.redeliver({ ownerKey: "other", endpointId: endpoint.endpointId, ...batch })).toBe(0);
        expect(await deliveries.redeliver({ ownerKey: OWNER, endpointId: "none", ...batch })).toBe(0);
        expect(await deliveries.redeliver({ ...endpoint, events: [], now: 5 })).toBe(0);
        expect(await listOf(endpoint)).toEqual([]);
      });
    });

    test("finds the event of a delivery that has ended, for its owner alone", async () => {
      const event = anEvent({ currentStep: "s", routeId: "r" });
      const { endpointId } = await anEndpointWith(deliveries, [event]);
      await deliveries.settleDeliveries(
        (await claim(deliveries)).map((one) => outcomeOf(one)),
        5,
      );
      expect(await deliveries.findDeliveredEvent(OWNER, endpointId, event.eventId)).toEqual(event);
      expect(await deliveries.findDeliveredEvent("other", endpointId, event.eventId)).toBeUndefined();
      expect(await deliveries.findDeliveredEvent(OWNER, endpointId, "none\u0000")).toBeUndefined();
    });

    test("a delivery of a large event is kept as it is", async () => {
      const event = anEvent({ progressSummary: "p".repeat(200_000) });
      await anEndpointWith(deliveries, [event]);
      expect(only(await claim(deliveries)).event).toEqual(event);
    });

    describe("pruning", () => {
      beforeEach(() => store.claimMaintenance(MINUTE));
      const pruned = async (limit: number): Promise<number[]> => {
        const counts = [await deliveries.pruneDeliveries({ before: 100, limit })];
        while (counts.at(-1) !== 0) counts.push(await deliveries.pruneDeliveries({ before: 100, limit }));
        return counts;
      };

      test("deletes what ended before a time, in steps, and nothing that is pending", async () => {
        const endpoint = await anEndpointWith(deliveries, someEvents(12), { now: 1 });
        const claimed = await claim(deliveries, { limit: 10 });
        const settle = (from: number, to: number, now: number) =>
          deliveries.settleDeliveries(
            claimed.slice(from, to).map((one) => outcomeOf(one)),
            now,
          );
        await settle(0, 7, 99);
        await settle(7, 10, 100);
        expect(await pruned(3)).toEqual([3, 3, 1, 0]);
        expect((await listOf(endpoint)).map(({ status }) => status).sort()).toEqual([
          ...Array.from({ length: 3 }, () => "delivered"),
          ...Array.from({ length: 2 }, () => "pending"),
        ]);
      });

      test("deletes what deleted endpoints have left, in steps", async () => {
        const kept = await anEndpointWith(deliveries, someEvents(2), { now: 1 });
        for (let n = 0; n < 2; n += 1) {
          const { ownerKey, endpointId } = await anEndpointWith(deliveries, someEvents(5), { now: 1_000 });
          await deliveries.deleteEndpoint(ownerKey, endpointId);
        }
        expect((await pruned(4)).reduce((sum, count) => sum + count)).toBe(10);
        expect(await listOf(kept)).toHaveLength(2);
      });

      test("deletes what has waited for a disabled endpoint since before that time", async () => {
        const old = await anEndpointWith(deliveries, someEvents(3), { now: 99, enabled: false });
        const young = await anEndpointWith(deliveries, someEvents(3), { now: 100, enabled: false });
        expect(await pruned(2)).toEqual([2, 1, 0]);
        expect([(await listOf(old)).length, (await listOf(young)).length]).toEqual([0, 3]);
      });
    });

    test("measures what waits for enabled endpoints, up to a number, and since when the oldest does", async () => {
      expect(await deliveries.measureDeliveries(10)).toEqual({ pending: 0, oldestAt: undefined });
      await anEndpointWith(deliveries, someEvents(4), { now: 2_000 });
      await anEndpointWith(deliveries, someEvents(4), { now: 1_000, ownerKey: "other" });
      await anEndpointWith(deliveries, someEvents(4), { now: 1, enabled: false });
      expect(await deliveries.measureDeliveries(100)).toEqual({ pending: 8, oldestAt: 1_000 });
      expect(await deliveries.measureDeliveries(5)).toEqual({ pending: 5, oldestAt: 1_000 });
      const claimed = await claim(deliveries);
      expect(await deliveries.measureDeliveries(100)).toMatchObject({ pending: 8 });
      const ended = claimed.filter(({ ownerKey }) => ownerKey === "other").map((one) => outcomeOf(one));
      await deliveries.settleDeliveries(ended, 5);
      expect(await deliveries.measureDeliveries(100)).toEqual({ pending: 4, oldestAt: 2_000 });
    });
  });
}
