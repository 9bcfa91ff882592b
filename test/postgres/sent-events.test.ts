import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { EVENT_TYPES } from "../../src/port/events.ts";
import { eventually, type GatewayProcess, startReplica, startReplicas } from "./support/gateways.ts";
import { PostgresServer } from "./support/server.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

const OPTIONS = { endpoints: { allowHttp: true, allowPrivateNetworks: ["127.0.0.0/8"] } };

/** Counts messages by their id. `answer` may leave one without an answer. */
async function startReceiver(answer: (response: ServerResponse) => void) {
  const received = new Map<string, number>();
  const receiver = createServer((request, response) => {
    const id = String(request.headers["webhook-id"]);
    request.resume().on("end", () => {
      received.set(id, (received.get(id) ?? 0) + 1);
      answer(response);
    });
  }).listen(0, "127.0.0.1");
  await once(receiver, "listening");
  onTestFinished(() => {
    receiver.closeAllConnections();
    receiver.close();
  });
  return { url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`, received };
}

async function createEndpoint({ call }: GatewayProcess, url: string): Promise<string | undefined> {
  const { status, body } = await call({ action: "create_endpoint", url, types: EVENT_TYPES });
  expect(status, JSON.stringify(body)).toBe(200);
  return body.result?.endpoint?.endpointId;
}

const createFlow = ({ call }: GatewayProcess) => call({ action: "create_flow", goal: "g" });

test("three gateways send each of 90 events once, whichever of them made the change", async () => {
  const replicas = await startReplicas(3, await server.createDatabase(), OPTIONS);
  const { url, received } = await startReceiver((response) => response.writeHead(204).end());
  const of = (n: number) => replicas[n % 3] as GatewayProcess;
  const endpointId = await createEndpoint(of(0), url);
  for (let round = 0; round < 3; round += 1) await Promise.all(Array.from({ length: 30 }, (_, n) => createFlow(of(n))));
  const delivered = { action: "list_deliveries", endpointId, status: "delivered", limit: 100 };
  await eventually(30_000, async () => expect((await of(1).call(delivered)).body.result?.deliveries).toHaveLength(90));
  expect([...received.values()]).toEqual(Array.from({ length: 90 }, () => 1));
});

test("a gateway that is killed while it sends is replaced by another within 30 seconds", async () => {
  const url = await server.createDatabase();
  const first = await startReplica(url, OPTIONS);
  let answers = false;
  const receiver = await startReceiver((response) => void (answers && response.writeHead(204).end()));
  await createEndpoint(first, receiver.url);
  expect((await createFlow(first)).status).toBe(200);
  await eventually(15_000, async () => expect(receiver.received.size).toBe(1));
  await startReplica(url, OPTIONS);
  answers = true;
  first.child.kill("SIGKILL");
  const killedAt = performance.now();
  await eventually(45_000, async () => expect([...receiver.received.values()]).toEqual([2]));
  expect(performance.now() - killedAt).toBeLessThan(30_000);
});
