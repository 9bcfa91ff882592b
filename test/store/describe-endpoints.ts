import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DeliveryStore, StoredEndpoint } from "../../src/taskflow/delivery-store.ts";
import type { FlowStore } from "../../src/taskflow/flow-store.ts";
import { anEndpoint, anEndpointWith, claim, deliveriesOf, OWNER, someEvents } from "./delivery-records.ts";

/** What every store does with endpoints. */
export function describeEndpoints(name: string, open: () => Promise<FlowStore>): void {
  describe(`${name} as a store of endpoints`, () => {
    let store: FlowStore;
    let deliveries: DeliveryStore;
    beforeEach(async () => {
      store = await open();
      deliveries = deliveriesOf(store);
    });
    afterEach(() => store.close());

    const put = async (over: Partial<StoredEndpoint> = {}): Promise<StoredEndpoint> => {
      const endpoint = anEndpoint(over);
      expect(await deliveries.createEndpoint(endpoint, 1_000)).toBe(true);
      return endpoint;
    };
    const find = ({ ownerKey, endpointId }: StoredEndpoint) => deliveries.findEndpoint(ownerKey, endpointId);

    test("gives back every field of an endpoint as it was put", async () => {
      const full = await put({
        types: ["flow.failed", "task.lost"],
        description: "d",
        source: "config",
        enabled: false,
        disabledReason: "gone",
        failingSince: 1,
        lastSuccessAt: 2,
        createdAt: 3,
        updatedAt: 4,
        secret: "whsec_a",
        previousSecret: "whsec_b",
        previousSecretUntil: 5,
        position: "p123",
      });
      expect(await find(full)).toEqual(full);
      const minimal = await put();
      expect(await find(minimal)).toEqual(minimal);
      expect(await find(await put({ types: [] }))).toMatchObject({ types: [] });
    });

    test.each(["a\u0000b", "a\ud800b", "\u0001x", "😀", ""])("keeps an endpoint with the texts %j", async (text) => {
      const endpoint = await put({ ownerKey: text, endpointId: text, url: text, description: text, secret: text });
      expect(await find(endpoint)).toEqual(endpoint);
      expect(await deliveries.listEndpoints(text)).toEqual([endpoint]);
      const renamed = { ...endpoint, description: `${text}!` };
      expect(await deliveries.updateEndpoint(text, text, () => renamed)).toEqual(renamed);
      expect(await deliveries.deleteEndpoint(text, text)).toBe(true);
      expect(await find(endpoint)).toBeUndefined();
    });

    test("another owner neither finds, changes nor deletes an endpoint", async () => {
      const endpoint = await put();
      const { endpointId } = endpoint;
      expect(await deliveries.findEndpoint("other", endpointId)).toBeUndefined();
      expect(await deliveries.listEndpoints("other")).toEqual([]);
      const change = () => ({ ...endpoint, url: "https://other.example" });
      expect(await deliveries.updateEndpoint("other", endpointId, change)).toBeUndefined();
      expect(await deliveries.deleteEndpoint("other", endpointId)).toBe(false);
      expect(await find(endpoint)).toEqual(endpoint);
    });

    test("lists endpoints oldest first, of one owner or of all", async () => {
      const mine = [await put(), await put()];
      const others = await put({ ownerKey: "other" });
      mine.push(await put());
      expect(await deliveries.listEndpoints(OWNER)).toEqual(mine);
      expect(await deliveries.listEndpoints()).toEqual([mine[0], mine[1], others, mine[2]]);
    });

    test("of 30 endpoints created at the same time an owner gets as many as it may, for each source", async () => {
      await put({ source: "config" });
      const created = await Promise.all(Array.from({ length: 30 }, () => deliveries.createEndpoint(anEndpoint(), 20)));
      expect(created.filter(Boolean)).toHaveLength(20);
      expect(await deliveries.listEndpoints(OWNER)).toHaveLength(21);
      expect(await deliveries.createEndpoint(anEndpoint({ ownerKey: "other" }), 20)).toBe(true);
      expect(await deliveries.createEndpoint(anEndpoint({ source: "config" }), 20)).toBe(true);
    });

    test("an endpoint with an id that the owner has used already is refused, and leaves the first as it is", async () => {
      const endpoint = await put();
      const second = { ...endpoint, url: "https://second.example" };
      await expect(deliveries.createEndpoint(second, 20)).rejects.toThrow("could not be stored");
      expect(await find(endpoint)).toEqual(endpoint);
    });

    test("no error shows a secret of an endpoint", async () => {
      const [secret, previousSecret] = ["whsec_c2VjcmV0", "whsec_cHJldmlvdXM="];
      const endpoint = await put({ secret, previousSecret });
      const { ownerKey, endpointId } = endpoint;
      const broken = { ...endpoint, url: undefined } as unknown as StoredEndpoint;
      const errors = await Promise.allSettled([
        deliveries.createEndpoint(endpoint, 20),
        deliveries.createEndpoint({ ...broken, endpointId: "other" }, 20),
        deliveries.updateEndpoint(ownerKey, endpointId, () => broken),
        deliveries.replaceConfigured([{ ...broken, source: "config" }]),
      ]);
      for (const error of errors) {
        expect(error.status).toBe("rejected");
        expect(inspect(error, { depth: 10 })).toContain("PersistError");
        for (const text of [secret, previousSecret]) expect(inspect(error, { depth: 10 })).not.toContain(text);
      }
      expect(await find(endpoint)).toEqual(endpoint);
    });

    test("a change that decides on nothing leaves the endpoint as it is, and resolves to it", async () => {
      const endpoint = await put();
      const { ownerKey, endpointId } = endpoint;
      expect(await deliveries.updateEndpoint(ownerKey, endpointId, () => undefined)).toEqual(endpoint);
      expect(await deliveries.updateEndpoint(ownerKey, "none", () => endpoint)).toBeUndefined();
      const cleared = { ...endpoint, types: undefined, secret: "whsec_c", enabled: false };
      expect(await deliveries.updateEndpoint(ownerKey, endpointId, () => cleared)).toEqual(cleared);
      expect(await find(endpoint)).toEqual(cleared);
    });

    test("of 20 changes at the same time none is lost", async () => {
      const endpoint = await put({ description: "" });
      const { ownerKey, endpointId } = endpoint;
      await Promise.all(
        Array.from({ length: 20 }, () =>
          deliveries.updateEndpoint(ownerKey, endpointId, (seen) => ({ ...seen, description: `${seen.description}+` })),
        ),
      );
      expect(await find(endpoint)).toMatchObject({ description: "+".repeat(20) });
    });

    describe("configured endpoints", () => {
      const configured = (over: Partial<StoredEndpoint>) => anEndpoint({ source: "config", ...over });

      test("become those of the configuration, and leave those that an action created alone", async () => {
        const own = await put();
        const [first, second] = [configured({}), configured({ ownerKey: "other" })];
        await deliveries.replaceConfigured([first, second]);
        expect(await deliveries.listEndpoints()).toEqual([own, first, second]);
        const third = configured({});
        await deliveries.replaceConfigured([second, third]);
        expect(await deliveries.listEndpoints()).toEqual([own, second, third]);
        await deliveries.replaceConfigured([]);
        expect(await deliveries.listEndpoints()).toEqual([own]);
      });

      test("that were known keep position, health and time of creation", async () => {
        const was = { enabled: false, disabledReason: "failing", failingSince: 5, lastSuccessAt: 4 } as const;
        const known = configured({ ...was, types: ["flow.lost"] });
        await deliveries.replaceConfigured([known]);
        const { ownerKey, endpointId, position: from } = known;
        await deliveries.enqueue({ ownerKey, endpointId, from, to: "p777", events: [], now: 1 });
        const again = { ...known, enabled: true, disabledReason: undefined, failingSince: undefined, createdAt: 9 };
        await deliveries.replaceConfigured([{ ...again, lastSuccessAt: undefined, updatedAt: 9 }]);
        expect(await find(known)).toEqual({ ...known, position: "p777" });
        await deliveries.replaceConfigured([{ ...again, url: "https://new.example", types: undefined, updatedAt: 9 }]);
        const changed = { url: "https://new.example", types: undefined, position: "p777", updatedAt: 9 };
        expect(await find(known)).toEqual({ ...known, ...changed });
      });

      test("are the same after many processes have set them at the same time", async () => {
        const list = [configured({}), configured({}), configured({ ownerKey: "other" })];
        await Promise.all(Array.from({ length: 8 }, () => deliveries.replaceConfigured(list)));
        expect(await deliveries.listEndpoints()).toEqual(list);
      });

      test("that are deleted and configured again get nothing of what was under way before", async () => {
        const endpoint = await anEndpointWith(deliveries, someEvents(2), { source: "config" });
        await deliveries.replaceConfigured([]);
        await deliveries.replaceConfigured([{ ...endpoint, position: "p500" }]);
        expect(await find(endpoint)).toEqual({ ...endpoint, position: "p500" });
        expect(await claim(deliveries)).toEqual([]);
        const page = { endpointId: endpoint.endpointId, limit: 10 };
        expect(await deliveries.listDeliveries(OWNER, page)).toEqual({ deliveries: [] });
      });
    });
  });
}
