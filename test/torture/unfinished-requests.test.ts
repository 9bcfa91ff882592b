import { once } from "node:events";
import type { Socket } from "node:net";
import { expect, test, vi } from "vitest";
import { SECRET } from "../support/gateway.ts";
import { Connection } from "./support/connection.ts";
import { FACTOR_AT_LEAST_1 } from "./support/factor.ts";
import { openDescriptors } from "./support/process-usage.ts";
import { head, open } from "./support/raw.ts";
import { configure, type Service, startService } from "./support/service.ts";

/** Connections of each kind in a round. */
const CLIENTS = 300;
const ROUNDS = Math.ceil(3 * FACTOR_AT_LEAST_1);

const unfinished = (length: number) => `${head(`Content-Length: ${length}`)}\r\n\r\n{`;
const KINDS: Record<string, string> = {
  "to an unknown path": unfinished(100).replace("/plugins/webhooks/zapier", "/nope"),
  "with a large body, to an unknown path": unfinished(10_000_000).replace("/plugins/webhooks/zapier", "/nope"),
  "with a wrong secret": unfinished(100).replace(SECRET, "wrong"),
  "of another media type": unfinished(100).replace("application/json", "text/plain"),
  "to the documentation": unfinished(100).replace("/plugins/webhooks/zapier", "/docs"),
  "with a body that is too large": unfinished(10_000_000),
  "that are not HTTP": "garbage\r\n\r\n",
};

/** Clients that read, but never close their side. */
async function send(service: Service, bytes: string): Promise<Socket[]> {
  return Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      const socket = await open(service.url);
      socket.allowHalfOpen = true;
      socket.write(bytes);
      await once(socket, "data");
      return socket.resume();
    }),
  );
}

test("thousands of requests that are refused before they end leave no descriptor behind, and a log of a few lines", {
  timeout: Math.ceil(120_000 * FACTOR_AT_LEAST_1),
}, async () => {
  const service = await startService(configure());
  const client = new Connection(service.url);
  await client.call({ action: "find_latest_flow" });
  const before = openDescriptors(service.child.pid);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [what, bytes] of Object.entries(KINDS)) {
      const sockets = await send(service, bytes);
      const started = performance.now();
      await vi.waitFor(() => expect(openDescriptors(service.child.pid), what).toBeLessThan(before + 10), {
        timeout: 15_000,
        interval: 50,
      });
      // A second of silence, plus tolerance.
      expect(performance.now() - started, what).toBeLessThan(5_000);
      for (const socket of sockets) socket.destroy();
      expect((await client.call({ action: "find_latest_flow" })).status).toBe(200);
    }
  client.close();
  service.child.kill("SIGTERM");
  await once(service.child, "close");
  const lines = service.output.err.split("\n").filter(Boolean).length;
  const requests = ROUNDS * CLIENTS * Object.keys(KINDS).length;
  console.log(`${requests} requests, ${lines} lines of the log`);
  expect(lines).toBeLessThan(requests / 20);
});
