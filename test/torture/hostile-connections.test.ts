import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import type { AttackPlan } from "./support/attack-thread.ts";
import { Connection } from "./support/connection.ts";
import { FACTOR_AT_LEAST_1 } from "./support/factor.ts";
import { head } from "./support/raw.ts";
import { configure, type Service, startService } from "./support/service.ts";

const KINDS: AttackPlan["kinds"] = [
  // Half-open: connected, and then silent, or silent in the middle of a line.
  { connections: 500, opening: "", drips: false },
  { connections: 500, opening: "POST /plugins/webh", drips: false },
  // Headers, and bodies with the right secret, that come a byte at a time.
  { connections: 500, opening: head("X-Slow: "), drips: true },
  { connections: 500, opening: `${head("Content-Length: 100000")}\r\n\r\n{"action":"`, drips: true },
];
const CONNECTIONS = KINDS.reduce((sum, { connections }) => sum + connections, 0);

const ROUNDS = Math.ceil(7 * FACTOR_AT_LEAST_1);
/** For each p99: parallel connections, duration, and the minimum number of requests. */
const CLIENTS = 4;
const MEASURE_MS = 1_500;
const MIN_REQUESTS = 400;

/** Returns the p99 latency of a normal client, in milliseconds. */
async function p99({ url }: Service): Promise<number> {
  const durations: number[] = [];
  const clients = Array.from({ length: CLIENTS }, () => new Connection(url));
  const until = performance.now() + MEASURE_MS;
  const ask = async (client: Connection): Promise<void> => {
    while (performance.now() < until || durations.length < MIN_REQUESTS) {
      const started = performance.now();
      const answer = await client.call({ action: "create_flow", goal: "g" });
      durations.push(performance.now() - started);
      expect(answer.status).toBe(200);
    }
  };
  await Promise.all(clients.map(ask));
  for (const client of clients) client.close();
  return durations.sort((a, b) => a - b)[Math.floor(durations.length * 0.99)] ?? 0;
}

/** Attacks from a separate thread, so that the attackers' own processor time does not delay the normal client. */
async function underAttack({ url }: Service, measure: () => Promise<number>): Promise<number> {
  const workerData: AttackPlan = { port: Number(new URL(url).port), kinds: KINDS };
  const attack = new Worker(new URL("./support/attack-thread.ts", import.meta.url), { workerData });
  const openNow = async (): Promise<number> => (await once(attack, "message"))[0] as number;
  expect(await openNow()).toBe(CONNECTIONS);
  // Measure the attack in progress, not its first moment.
  await sleep(500);
  const measured = await measure();
  attack.postMessage("how many are open?");
  // The gateway closes slow headers after ten seconds. The attack replaces each connection within a second.
  expect(await openNow()).toBeGreaterThan(CONNECTIONS * 0.75);
  await attack.terminate();
  return measured;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

test(
  "2,000 half-open connections, slow headers and slow bodies leave the p99 of a normal client under twice what it was",
  async () => {
    // Closed connections linger for a moment, while others take their place.
    const limits = { connectionsPerNetwork: 3 * CONNECTIONS };
    const service = await startService(configure({ gateway: { limits } }));
    await p99(service);
    const [calm, attacked]: [number[], number[]] = [[], []];
    // In turn, so that other load on the machine affects both.
    for (let round = 0; round < ROUNDS; round += 1) {
      calm.push(await p99(service));
      attacked.push(await underAttack(service, () => p99(service)));
    }
    const [before, under] = [median(calm), median(attacked)];
    console.log(
      `p99 ${before.toFixed(2)} ms, under attack ${under.toFixed(2)} ms, ratio ${(under / before).toFixed(2)}`,
    );
    expect(under / before).toBeLessThan(2);
  },
  Math.ceil(180_000 * FACTOR_AT_LEAST_1),
);
