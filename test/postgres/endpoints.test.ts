import { afterAll, beforeAll, expect, test } from "vitest";
import { type GatewayProcess, startReplicas } from "./support/gateways.ts";
import { PostgresServer } from "./support/server.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

const CREATE = { action: "create_endpoint", url: "https://hooks.invalid/" };
const of = (replicas: GatewayProcess[], n: number) => replicas[n % replicas.length] as GatewayProcess;
const idsAt = async (gateway: GatewayProcess) =>
  (await gateway.call({ action: "list_endpoints" })).body.result?.endpoints?.map(({ endpointId }) => endpointId);

test("an endpoint that one gateway created is changed and deleted at another", async () => {
  const [first, second] = (await startReplicas(2, await server.createDatabase())) as [GatewayProcess, GatewayProcess];
  const { endpointId } = (await first.call(CREATE)).body.result?.endpoint ?? {};
  const rotated = await second.call({ action: "update_endpoint", endpointId, rotateSecret: true, description: "x" });
  expect(rotated.body.result?.secret).toMatch(/^whsec_/);
  expect((await first.call({ action: "list_endpoints" })).body.result?.endpoints).toMatchObject([
    { endpointId, description: "x" },
  ]);
  expect((await second.call({ action: "delete_endpoint", endpointId })).status).toBe(200);
  expect(await idsAt(first)).toEqual([]);
});

test("requests with one key that reach three gateways at once create one endpoint, and one has its secret", async () => {
  const replicas = await startReplicas(3, await server.createDatabase());
  for (let round = 0; round < 10; round += 1) {
    const body = { ...CREATE, description: `Round ${round}` };
    const headers = { "idempotency-key": `round-${round}` };
    const answers = await Promise.all(Array.from({ length: 21 }, (_, n) => of(replicas, n).call(body, headers)));
    for (const { status } of answers) expect([200, 409]).toContain(status);
    const ids = answers.flatMap(({ body: { result } }) => result?.endpoint?.endpointId ?? []);
    expect(new Set(ids).size).toBe(1);
    expect(answers.flatMap(({ body: { result } }) => result?.secret ?? [])).toHaveLength(1);
    for (const replica of replicas) {
      const again = await replica.call(body, headers);
      expect([again.headers.get("idempotency-replayed"), again.body.result?.secret]).toEqual(["true", undefined]);
    }
  }
  for (const replica of replicas) expect(await idsAt(replica)).toHaveLength(10);
});

test("a session has no more endpoints than it may, though gateways create them at once", async () => {
  const replicas = await startReplicas(3, await server.createDatabase());
  const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => of(replicas, n).call(CREATE)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
  expect(answers.filter(({ body }) => body.code === "too_many_endpoints")).toHaveLength(10);
});
