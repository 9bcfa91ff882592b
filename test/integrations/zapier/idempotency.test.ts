import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FaultyProxy, startFaultyProxy } from "../../support/faulty-proxy.ts";
import { type Connection, failure } from "./app.ts";
import { liveGateway } from "./gateway.ts";

const gateway = liveGateway();
let proxy: FaultyProxy;
let zapier: Connection;
beforeAll(async () => {
  proxy = await startFaultyProxy(new URL(gateway.routeUrl("zapier")).origin, { keys: true });
  zapier = gateway.through(proxy.url);
});
afterAll(() => proxy.close());

const keys = (): unknown[] => proxy.seen.map(({ headers }) => headers["idempotency-key"]);
const create = (input: object = {}) => zapier.create("create_flow", { goal: "Review", ...input });

describe("with a key that the Zap's author chose", () => {
  test("a run that is replayed is done once", async () => {
    proxy.play();
    const first = await create({ idempotencyKey: "order 4711 ü" });
    const replayed = await create({ idempotencyKey: "order 4711 ü" });
    expect(replayed).toEqual(first);
    expect(new Set(keys()).size).toBe(1);
    expect(proxy.seen[0]?.body).not.toContain("4711");
  });

  test("another run, another step and other fields are done", async () => {
    const first = await create({ idempotencyKey: "a" });
    expect((await create({ idempotencyKey: "b" })).flowId).not.toBe(first.flowId);
    expect((await create({ idempotencyKey: "a", goal: "Another" })).flowId).not.toBe(first.flowId);
    const waiting = { flowId: first.flowId, expectedRevision: 0, idempotencyKey: "a" };
    expect(await zapier.create("set_waiting", waiting)).toMatchObject({ revision: 1 });
    expect(await zapier.create("set_waiting", waiting)).toMatchObject({ revision: 1 });
  });
});

describe("without one", () => {
  test("runs that send the same are all done", async () => {
    proxy.play();
    const runs = [await create(), await create(), await create()];
    expect(new Set(runs.map(({ flowId }) => flowId)).size).toBe(3);
    expect(new Set(keys()).size).toBe(3);
  });

  test("a run whose answer was lost is done once when it is replayed, and the next is another", async () => {
    proxy.play("lose answer");
    expect(await failure(create({ goal: "Lost" }))).toMatchObject({ code: "no_answer" });
    const replayed = await create({ goal: "Lost" });
    const next = await create({ goal: "Lost" });
    const [first, second, third] = keys();
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(next.flowId).not.toBe(replayed.flowId);
    const flows = await zapier.page("list_flows", {});
    expect(flows.results.filter(({ goal }) => goal === "Lost")).toHaveLength(2);
  });

  test("a key is kept until the outcome of its request is known, however often the replay fails", async () => {
    const refused = (status: number, code: string) => ({ status, body: JSON.stringify({ ok: false, code }) });
    const refusals = [
      { status: 429 },
      { status: 503 },
      refused(401, "unauthorized"),
      refused(404, "route_not_found"),
      refused(409, "idempotency_in_progress"),
    ];
    proxy.play("lose answer", ...refusals);
    for (let run = 0; run <= refusals.length; run++) await failure(create({ goal: "Long lost" }));
    await create({ goal: "Long lost" });
    expect(new Set(keys()).size).toBe(1);
    const { results } = await zapier.page("list_flows", {});
    expect(results.filter(({ goal }) => goal === "Long lost")).toHaveLength(1);
  });

  test("a refused request leaves no key behind", async () => {
    proxy.play({ status: 404, body: "gone" });
    await failure(create({ goal: "Refused" }));
    await create({ goal: "Refused" });
    const [first, second] = keys();
    expect(second).not.toBe(first);
  });

  test("neither a key nor the secret is shared with other connections", async () => {
    proxy.play("lose answer");
    await failure(create({ goal: "Private" }));
    const names = Object.keys(zapier.cache);
    expect(names).not.toEqual([]);
    for (const name of names) expect(name).toMatch(/^taskflow:[0-9a-f]{64}$/);
  });
});
