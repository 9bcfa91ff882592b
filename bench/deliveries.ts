// From a change to the socket of an endpoint's receiver, and what a hundred thousand waiting messages cost:
//   npm run bench:deliveries -- [seconds]
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openStore } from "../src/store/open-store.ts";
import { newId } from "../src/taskflow/clock.ts";
import { freePort } from "../test/support/free-port.ts";
import type { SendingFlowStore } from "../test/support/sending-store.ts";
import { changeEvenly } from "./paced-changes.ts";
import { startReceiver } from "./receiver.ts";
import { type Server, startServer } from "./server.ts";
import { SECRET, SESSION_KEY } from "./session.ts";

const RATE = 500;
const SECONDS = Number(process.argv[2] ?? 20);
const WARM_UP_SECONDS = 3;
const PENDING = 100_000;
const LIMITS = { requestsPerMinute: 10_000_000, maxInFlight: 1_000 };

async function createEndpoint(stateDir: string, url: string, pending: number): Promise<void> {
  const store = openStore({ stateDir }) as SendingFlowStore;
  const [endpointId, position] = [newId(Date.now()), await store.locateEvents(SESSION_KEY, "latest")];
  const endpoint = { endpointId, ownerKey: SESSION_KEY, url, types: ["flow.created"], source: "action" } as const;
  const secret = `whsec_${Buffer.from("a secret for the receiver").toString("base64")}`;
  const times = { createdAt: Date.now(), updatedAt: Date.now() };
  await store.deliveries.createEndpoint({ ...endpoint, ...times, enabled: true, secret, position }, 10);
  for (let made = 0; made < pending; made += 1_000) {
    const events = Array.from({ length: 1_000 }, () => ({
      eventId: newId(Date.now()),
      ownerKey: SESSION_KEY,
      type: "flow.created" as const,
      occurredAt: Date.now(),
      flowId: newId(Date.now()),
      revision: 0,
      status: "queued" as const,
    }));
    await store.deliveries.enqueue({
      ownerKey: SESSION_KEY,
      endpointId,
      from: position,
      to: position,
      events,
      now: Date.now(),
    });
  }
  await store.close();
}

async function startGateway(stateDir: string): Promise<Server> {
  const file = join(stateDir, "openclaw.json");
  const port = await freePort();
  const routes = { bench: { sessionKey: SESSION_KEY, secret: SECRET, limits: LIMITS } };
  const endpoints = { allowHttp: true, allowPrivateNetworks: ["127.0.0.1"] };
  const plugins = { entries: { webhooks: { config: { routes } } } };
  writeFileSync(file, JSON.stringify({ gateway: { port }, plugins, taskflow: { stateDir, endpoints } }));
  return startServer({
    args: [fileURLToPath(new URL("../src/main.ts", import.meta.url)), "serve", "--config", file],
    port,
    logFile: join(stateDir, "log"),
    ready: { path: "/readyz", status: 200, withinMs: 30_000 },
    path: () => "/plugins/webhooks/bench",
  });
}

function show(name: string, values: readonly number[]): void {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  console.log(`${name}: median ${at(0.5)} ms, p99 ${at(0.99)} ms, maximum ${at(1)} ms (${values.length})`);
}

async function within(work: (stateDir: string) => Promise<void>): Promise<void> {
  const stateDir = mkdtempSync(join(tmpdir(), "bench-deliveries-"));
  await work(stateDir).finally(() => rmSync(stateDir, { recursive: true, force: true }));
}

await within(async (stateDir) => {
  const receiver = await startReceiver();
  await createEndpoint(stateDir, receiver.url, 0);
  const server = await startGateway(stateDir);
  await changeEvenly(server, RATE, WARM_UP_SECONDS);
  const before = receiver.latencies.length;
  const answered = await changeEvenly(server, RATE, SECONDS);
  while (receiver.latencies.length < (WARM_UP_SECONDS + SECONDS) * RATE) await sleep(50);
  show(`create_flow at ${RATE}/s, answered`, answered);
  show("from the change to the receiver's socket", receiver.latencies.slice(before));
  await server.stop();
  receiver.server.close();
});

for (const pending of [0, PENDING])
  await within(async (stateDir) => {
    // It accepts connections and never answers.
    const hanging = createServer(() => undefined).listen(0, "127.0.0.1");
    await once(hanging, "listening");
    await createEndpoint(stateDir, `http://127.0.0.1:${(hanging.address() as AddressInfo).port}/`, pending);
    const server = await startGateway(stateDir);
    await changeEvenly(server, RATE, WARM_UP_SECONDS);
    show(
      `create_flow at ${RATE}/s with ${pending} messages waiting, answered`,
      await changeEvenly(server, RATE, SECONDS),
    );
    console.log(`  resident memory: ${(server.residentBytes() / 1e6).toFixed(0)} MB`);
    await server.stop();
    hanging.closeAllConnections();
    hanging.close();
  });
