import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPostgresStore } from "../../src/store/postgres/open-postgres.ts";
import { newId } from "../../src/taskflow/clock.ts";
import { type Receiver, startReceiver } from "../delivery/support/receiver.ts";
import { SECRET } from "../delivery/support/sending.ts";
import type { SendingFlowStore } from "../support/sending-store.ts";
import { type GatewayProcess, SESSION, startReplica, startReplicas } from "./support/gateways.ts";
import { PostgresServer } from "./support/server.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

const OPTIONS = { endpoints: { allowHttp: true, allowPrivateNetworks: ["127.0.0.1"] } };
const idsOf = ({ received }: Receiver) => received.map(({ headers }) => String(headers["webhook-id"]));

/** A database whose session has an endpoint that gets new flows. */
async function databaseWith(url: string): Promise<string> {
  const database = await server.createDatabase();
  const store = (await openPostgresStore(database)) as unknown as SendingFlowStore;
  const [endpointId, position] = [newId(Date.now()), await store.locateEvents(SESSION, "latest")];
  const endpoint = { endpointId, ownerKey: SESSION, url, types: ["flow.created"], secret: SECRET, position } as const;
  const times = { createdAt: Date.now(), updatedAt: Date.now() };
  await store.deliveries.createEndpoint({ ...endpoint, ...times, source: "action", enabled: true }, 20);
  await store.close();
  return database;
}

/** A few at a time: gateways share the permits of a route, and a burst would wait for them. */
async function createFlows(replicas: readonly GatewayProcess[], count: number): Promise<void> {
  for (let made = 0; made < count; made += 10) {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        (replicas[n % replicas.length] as GatewayProcess).call({ action: "create_flow", goal: `goal ${made + n}` }),
      ),
    );
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(Array(10).fill([200, undefined]));
  }
}

test("three gateways on one database send each event once", async () => {
  const receiver = await startReceiver();
  const replicas = await startReplicas(3, await databaseWith(receiver.url), OPTIONS);
  await createFlows(replicas, 300);
  await expect.poll(() => new Set(idsOf(receiver)).size, { timeout: 30_000 }).toBe(300);
  expect(receiver.received).toHaveLength(300);
});

test("what a killed gateway had under way is sent by another within 30 seconds", async () => {
  const receiver = await startReceiver((res, _received, count) => {
    if (count > 1) res.writeHead(204).end();
  });
  const database = await databaseWith(receiver.url);
  const killed = await startReplica(database, OPTIONS);
  await createFlows([killed], 20);
  await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(1);
  killed.child.kill("SIGKILL");
  await once(killed.child, "exit");
  const at = performance.now();
  await startReplica(database, OPTIONS);
  await expect.poll(() => new Set(idsOf(receiver).slice(1)).size, { timeout: 60_000 }).toBe(20);
  expect(performance.now() - at).toBeLessThan(30_000);
});
