import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Webhook } from "standardwebhooks";
import { describe, expect, test, vi } from "vitest";
import type { Routes } from "../../src/plugin/config.ts";
import { openStore } from "../../src/store/open-store.ts";
import { startReceiver } from "../delivery/support/receiver.ts";
import { create, endpointGateway, granted, idsOf, PUBLIC } from "../support/endpoints.ts";
import { gatewayForTest, type TestGateway, temporaryDirectory } from "../support/gateway.ts";

type Endpoints = NonNullable<Routes[string]["endpoints"]>;

const secretOf = (byte: number) => `whsec_${Buffer.alloc(24, byte).toString("base64")}`;
const [SECRET, FORMER] = [secretOf(5), secretOf(6)];
const MAIN = "agent:main:main";
const RECEIVED = { timeout: 20_000, interval: 20 };
const routesWith = (endpoints: Endpoints): Routes => ({ zapier: granted(MAIN, { endpoints }), twin: granted(MAIN) });
const listOf = async (gateway: TestGateway, route = "zapier") =>
  (await gateway.call({ action: "list_endpoints" }, route)).body.result.endpoints;
const withEndpoints = ({ config }: TestGateway, endpoints: Endpoints) => ({
  ...config,
  webhooks: { enabled: true, config: { routes: routesWith(endpoints) } },
});
const finish = async (gateway: TestGateway, route = "zapier") => {
  const { flowId } = (await gateway.call({ action: "create_flow", goal: "g" }, route)).body.result.flow;
  await gateway.call({ action: "finish_flow", flowId, expectedRevision: 0 }, route);
};
const messagesOf = (lines: string[]) => lines.map((line) => JSON.parse(line).msg as string);

describe("an endpoint of the configuration", () => {
  test("is shown to every route of its session, and counts for no limit", async () => {
    const endpoints: Endpoints = [{ url: PUBLIC, secret: SECRET, types: ["flow.failed"], description: "Pager" }];
    const gateway = await endpointGateway({
      routes: { ...routesWith(endpoints), other: granted("agent:main:other") },
      taskflow: { maintenance: {}, endpoints: { maxPerSession: 1 } },
    });
    const [endpoint, ...more] = await listOf(gateway);
    expect(more).toEqual([]);
    expect(endpoint).toEqual({
      endpointId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      url: PUBLIC,
      types: ["flow.failed"],
      description: "Pager",
      source: "config",
      enabled: true,
      createdAt: expect.any(Number),
      updatedAt: endpoint?.createdAt,
    });
    expect(await listOf(gateway, "twin")).toEqual([endpoint]);
    expect(await listOf(gateway, "other")).toEqual([]);
    expect((await create(gateway)).secret).toBeDefined();
  });

  test("gets signed events, with all of its secrets, and no secret is stored", async () => {
    const receiver = await startReceiver();
    const endpoints: Endpoints = [{ url: receiver.url, secret: ["${HOOK_SECRET}", FORMER] }];
    const gateway = await endpointGateway({ routes: routesWith(endpoints), env: { HOOK_SECRET: SECRET } });
    await finish(gateway);
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1), RECEIVED);
    const { body = "", headers = {} } = receiver.received[0] ?? {};
    for (const secret of [SECRET, FORMER])
      expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({
        type: "flow.succeeded",
      });
    const stored = (await gateway.store.deliveries?.listEndpoints()) ?? [];
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain("whsec_");
  });

  test("is changed and deleted by no action, and tested by one", async () => {
    const receiver = await startReceiver();
    const gateway = await endpointGateway({ routes: routesWith([{ url: receiver.url, secret: SECRET }]) });
    const [endpointId] = await idsOf(gateway);
    const before = await listOf(gateway);
    for (const request of [
      { action: "update_endpoint", enabled: false },
      { action: "update_endpoint", rotateSecret: true },
      { action: "delete_endpoint" },
    ] as const) {
      const refused = await gateway.call({ ...request, endpointId });
      expect([refused.status, refused.body.code, refused.body.error]).toEqual([
        409,
        "endpoint_configured",
        "The endpoint is part of the configuration.",
      ]);
    }
    expect(await listOf(gateway)).toEqual(before);
    const tested = await gateway.call({ action: "test_endpoint", endpointId });
    expect(tested.body.result.attempt.delivered).toBe(true);
    const { body = "", headers = {} } = receiver.received[0] ?? {};
    expect(new Webhook(SECRET).verify(body, headers as Record<string, string>)).toMatchObject({
      type: "endpoint.test",
    });
  });

  test("stays the same over a restart, and gets what came while the gateway was off", async () => {
    const receiver = await startReceiver((res, _received, count) => void res.writeHead(count === 1 ? 500 : 204).end());
    const stateDir = temporaryDirectory();
    const endpoints: Endpoints = [{ url: receiver.url, secret: SECRET }];
    const options = { stateDir, routes: routesWith(endpoints) };
    const first = await endpointGateway(options);
    const before = await listOf(first);
    await first.close();
    // A gateway without the sender, and so without the endpoint.
    const store = openStore({ stateDir });
    const { deliveries: _deliveries, ...flowsAlone } = store;
    const off = await gatewayForTest({ store: flowsAlone, routes: routesWith([]) });
    await finish(off);
    await off.close();
    const second = await endpointGateway(options);
    expect(await listOf(second)).toMatchObject(before);
    await vi.waitFor(() => expect(receiver.received.length).toBeGreaterThan(0), RECEIVED);
  });
});

describe("a reload", () => {
  test("adds, changes and removes endpoints of the configuration, and leaves the others as they are", async () => {
    const gateway = await endpointGateway({ routes: routesWith([{ url: PUBLIC, secret: SECRET }]) });
    const { endpoint } = await create(gateway, { url: "https://mine.example/" });
    const [kept] = await listOf(gateway);
    const added = { url: "https://new.example/", secret: SECRET };
    await gateway.reload(withEndpoints(gateway, [{ url: PUBLIC, secret: FORMER, types: ["flow.lost"] }, added]));
    const changed = await listOf(gateway);
    expect(changed.map(({ url }) => url).sort()).toEqual([endpoint.url, added.url, PUBLIC].sort());
    expect(changed).toContainEqual({ ...kept, types: ["flow.lost"], updatedAt: expect.any(Number) });
    await gateway.reload(withEndpoints(gateway, []));
    expect(await listOf(gateway)).toEqual([endpoint]);
  });

  test("enables an endpoint of the configuration that answered 410", async () => {
    const receiver = await startReceiver((res, _received, count) => void res.writeHead(count === 1 ? 410 : 204).end());
    const endpoints: Endpoints = [{ url: receiver.url, secret: SECRET }];
    const gateway = await endpointGateway({ routes: routesWith(endpoints) });
    await finish(gateway);
    await vi.waitFor(async () => expect(await listOf(gateway)).toMatchObject([{ disabledReason: "gone" }]), RECEIVED);
    await gateway.reload(withEndpoints(gateway, endpoints));
    const [endpoint] = await listOf(gateway);
    expect([endpoint?.enabled, endpoint?.disabledReason]).toEqual([true, undefined]);
    await finish(gateway);
    await vi.waitFor(() => expect(receiver.received).toHaveLength(2), RECEIVED);
  });

  test("that takes an endpoint in use its secret away is refused, and nothing changes", async () => {
    const gateway = await endpointGateway({ routes: routesWith([{ url: PUBLIC, secret: SECRET }]) });
    const before = await listOf(gateway);
    const next = withEndpoints(gateway, [
      { url: "https://new.example/", secret: SECRET },
      { url: PUBLIC, secret: "${NOT_SET}" },
    ]);
    await expect(gateway.reload(next)).rejects.toMatchObject({
      problems: [
        {
          path: "plugins.entries.webhooks.config.routes.zapier.endpoints.1.secret",
          expected: "a secret that resolves, because the endpoint is in use",
        },
      ],
    });
    expect(await listOf(gateway)).toEqual(before);
  });
});

describe("an endpoint whose secret does not resolve", () => {
  test.each([
    ["is not set", "${NOT_SET}", "NOT_SET"],
    ["has another form", "s3cret-of-another-form-0123456789", "it is not whsec_ and 24 to 64 bytes in base64"],
    [
      "is too short",
      `whsec_${Buffer.alloc(16, 7).toString("base64")}`,
      "it is not whsec_ and 24 to 64 bytes in base64",
    ],
  ])("since it %s gets no events, with a warning; its route is served", async (_why, secret, reason) => {
    const receiver = await startReceiver();
    const log: string[] = [];
    const gateway = await endpointGateway({ routes: routesWith([{ url: receiver.url, secret }]), log });
    const warned = messagesOf(log).filter((message) => message.startsWith("Endpoint 0 of route "));
    expect(warned).toEqual([
      expect.stringMatching(/^Endpoint 0 of route "zapier" gets no events: its secret does not resolve: /),
    ]);
    expect(warned.join("")).toContain(reason);
    expect(log.join("")).not.toContain(secret.slice(8, 24));
    await finish(gateway);
    const other = await startReceiver();
    await create(gateway, { url: other.url });
    await finish(gateway);
    await vi.waitFor(() => expect(other.received).toHaveLength(1), RECEIVED);
    const [endpointId] = await idsOf(gateway);
    const tested = await gateway.call({ action: "test_endpoint", endpointId });
    expect(tested.body.result.attempt).toMatchObject({ delivered: false });
    expect(receiver.received).toEqual([]);
  });

  test("of two is named, and the other one signs", async () => {
    const log: string[] = [];
    await endpointGateway({ routes: routesWith([{ url: PUBLIC, secret: [SECRET, "${NOT_SET}"] }]), log });
    expect(messagesOf(log)).toContainEqual(
      expect.stringMatching(/^Endpoint 0 of route "zapier" is signed without one of its secrets: .*NOT_SET/),
    );
  });
});

test("a secret that a route has too is used with a warning", async () => {
  const log: string[] = [];
  const endpoints: Endpoints = [{ url: PUBLIC, secret: SECRET }];
  const vendor = { ...granted(MAIN), secret: `${SECRET}\n` };
  const gateway = await endpointGateway({ routes: { ...routesWith(endpoints), vendor }, log });
  expect(messagesOf(log)).toContain(
    'Endpoint 0 of route "zapier" has a secret that is also the secret of "vendor": who receives the events can use the route.',
  );
  expect(await idsOf(gateway)).toHaveLength(1);
});

test("a secret that a command prints is resolved again, and keeps its last value while that fails", async () => {
  const receiver = await startReceiver();
  const log: string[] = [];
  const directory = temporaryDirectory();
  const file = join(directory, "secret");
  const command = join(directory, "command");
  writeFileSync(command, `#!/bin/sh\ncat ${file}\n`, { mode: 0o700 });
  writeFileSync(file, SECRET);
  const secret = { source: "exec", provider: "vault", id: "hook" } as const;
  const endpoints: Endpoints = [{ url: receiver.url, secret }];
  const gateway = await endpointGateway({ routes: routesWith([]), log });
  const env = { PATH: process.env.PATH ?? "" };
  const vault = { source: "exec" as const, command, jsonOnly: false, env };
  await gateway.reload({ ...withEndpoints(gateway, endpoints), secrets: { providers: { vault }, defaults: {} } });
  const [endpointId] = await idsOf(gateway);
  const isSignedWith = async (key: string) => {
    await gateway.call({ action: "test_endpoint", endpointId });
    const { body = "", headers = {} } = receiver.received.at(-1) ?? {};
    expect(new Webhook(key).verify(body, headers as Record<string, string>)).toMatchObject({ type: "endpoint.test" });
  };
  await isSignedWith(SECRET);
  writeFileSync(file, `${FORMER}\n`);
  await gateway.refreshSecrets();
  await isSignedWith(FORMER);
  writeFileSync(file, "broken");
  await gateway.refreshSecrets();
  await isSignedWith(FORMER);
  expect(messagesOf(log)).toContain(
    'Endpoint 0 of route "zapier" keeps its secret, which could not be resolved again: it is not whsec_ and 24 to 64 bytes in base64',
  );
});

test("two gateways with the same configuration leave each other's endpoints as they are", async () => {
  const store = openStore({ stateDir: temporaryDirectory() });
  const endpoints: Endpoints = [{ url: PUBLIC, secret: SECRET }];
  const shared = { ...store, close: async () => {} };
  const first = await endpointGateway({ store: shared, routes: routesWith(endpoints) });
  const before = await listOf(first);
  const second = await endpointGateway({ store: shared, routes: routesWith(endpoints) });
  await first.reload(withEndpoints(first, endpoints));
  expect([await listOf(first), await listOf(second)]).toEqual([before, before]);
  await Promise.all([first.close(), second.close()]);
  await store.close();
});
