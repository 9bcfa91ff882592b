import { expect, test } from "vitest";
import { SECRET } from "../support/gateway.ts";
import { HOSTILE_BODIES } from "../support/hostile-bodies.ts";
import { allFlows, Connection } from "./support/connection.ts";
import { FACTOR_AT_LEAST_1 } from "./support/factor.ts";
import { configure, startService } from "./support/service.ts";

const SENDERS = 4;
const ROUNDS = Math.ceil(3 * FACTOR_AT_LEAST_1);
/** The gateway may validate four bodies before a probe, at 20 ms at most each on a busy machine. */
const RESPONSIVE_MS = 1_000;

/** The maximum latency of /healthz during `work`. */
async function slowestProbe(url: string, work: Promise<unknown>): Promise<number> {
  let going = true;
  let slowest = 0;
  const ended = work.finally(() => {
    going = false;
  });
  while (going) {
    const started = performance.now();
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    slowest = Math.max(slowest, performance.now() - started);
  }
  await ended;
  return slowest;
}

test(
  "bodies that were made to cost much hold up no other request, though four senders do nothing but send them",
  async () => {
    const { url } = await startService(configure());
    const bodies = Object.values(HOSTILE_BODIES);
    const send = async (): Promise<void> => {
      for (let round = 0; round < ROUNDS; round += 1)
        for (const body of bodies) {
          const headers = { "content-type": "application/json", authorization: `Bearer ${SECRET}` };
          const answer = await fetch(`${url}/plugins/webhooks/zapier`, { method: "POST", headers, body });
          expect([200, 400]).toContain(answer.status);
          await answer.arrayBuffer();
        }
    };
    const slowest = await slowestProbe(url, Promise.all(Array.from({ length: SENDERS }, send)));
    console.log(`${ROUNDS * SENDERS * bodies.length} bodies; /healthz took ${slowest.toFixed(0)} ms at most`);
    expect(slowest).toBeLessThan(RESPONSIVE_MS);
    // Some bodies are valid requests, and succeed.
    const connection = new Connection(url);
    expect((await allFlows(connection)).length).toBeGreaterThan(0);
    connection.close();
  },
  Math.ceil(120_000 * FACTOR_AT_LEAST_1),
);
