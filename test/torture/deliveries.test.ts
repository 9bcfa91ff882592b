import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { EVENT_TYPES } from "../../src/port/events.ts";
import { openStore } from "../../src/store/open-store.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import type { SendingFlowStore } from "../support/sending-store.ts";
import { killGateways } from "./support/crashes.ts";
import { FACTOR } from "./support/factor.ts";
import { configure, startService } from "./support/service.ts";

const ROUNDS = Math.ceil(200 * FACTOR);
const OWNER = "agent:main:main";
/** Of messages that the receiver refuses. */
const REFUSED = 0.02;

/** Counts messages by their id, and refuses some. */
async function startCounting() {
  const accepted = new Map<string, number>();
  const server = createServer((req, res) => {
    const id = String(req.headers["webhook-id"]);
    // A gateway that is killed resets its connections.
    for (const stream of [req, res]) stream.on("error", () => undefined);
    req.resume().on("end", () => {
      if (Math.random() < REFUSED) return void res.writeHead(503).end();
      accepted.set(id, (accepted.get(id) ?? 0) + 1);
      res.writeHead(204).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, accepted };
}

/** Does something with the store while no gateway has it. */
async function withStore<Result>(
  stateDir: string,
  work: (store: SendingFlowStore) => Promise<Result>,
): Promise<Result> {
  const store = openStore({ stateDir }) as SendingFlowStore;
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const createEndpoint = (stateDir: string, url: string) =>
  withStore(stateDir, async (store) => {
    const endpoint = {
      endpointId: crypto.randomUUID(),
      ownerKey: OWNER,
      url,
      types: EVENT_TYPES,
      source: "action",
      enabled: true,
      secret: `whsec_${Buffer.from("a secret for the receiver").toString("base64")}`,
      createdAt: Date.now(),
      updatedAt: Date.now(),
      position: await store.locateEvents(OWNER, "latest"),
    } as const;
    expect(await store.deliveries.createEndpoint(endpoint, 1)).toBe(true);
  });

/** The ids of all events, as the journal has them. */
const journal = (stateDir: string) =>
  withStore(stateDir, async (store) => {
    const ids: string[] = [];
    let after = await store.locateEvents(OWNER, "oldest");
    for (;;) {
      const page = await store.readEvents(OWNER, { after, limit: 1_000, maxBytes: Number.MAX_SAFE_INTEGER });
      if ("refused" in page) throw new Error(page.refused);
      if (page.events.length === 0) return ids;
      ids.push(...page.events.map(({ event }) => event.eventId));
      after = page.position;
    }
  });

test(
  `every event of an acknowledged change arrives, though the gateway is killed ${ROUNDS} times`,
  async () => {
    const { url, accepted } = await startCounting();
    const stateDir = temporaryDirectory();
    await createEndpoint(stateDir, url);
    const endpoints = { allowHttp: true, allowPrivateNetworks: ["127.0.0.1/32"], retryDelaysMs: Array(50).fill(200) };
    const configuration = configure({ stateDir, endpoints });
    const writers = await killGateways({ configuration, rounds: ROUNDS });
    const acknowledged = writers.reduce((sum, writer) => sum + writer.acknowledged, 0);
    expect(acknowledged).toBeGreaterThan(ROUNDS);

    const events = await journal(stateDir);
    // Each change has one event; a change whose answer was lost has one, too.
    expect(events.length).toBeGreaterThanOrEqual(acknowledged);
    const service = await startService(configuration);
    const missing = () => events.reduce((count, id) => count + (accepted.has(id) ? 0 : 1), 0);
    await expect.poll(missing, { timeout: 120_000, interval: 250 }).toBe(0);
    service.child.kill("SIGTERM");
    await once(service.child, "exit");
    const twice = [...accepted.values()].filter((count) => count > 1).length;
    console.log(`${acknowledged} changes acknowledged, ${events.length} events, ${twice} sent more than once.`);
  },
  ROUNDS * 10_000 + 180_000,
);
