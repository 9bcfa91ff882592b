import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { scrape, valueOf } from "../support/scrape.ts";
import { Connection } from "./support/connection.ts";
import { residentKilobytes } from "./support/process-usage.ts";
import { head, open } from "./support/raw.ts";
import { configure, startService } from "./support/service.ts";

const FLOWS = 100;
const STATE = "x".repeat(250_000);
const CLIENTS = 60;
const MIB = 1024 * 1024;
/** `gateway.limits.unsentBytes`. */
const BUDGET = 64 * MIB;

const LIST = JSON.stringify({ action: "list_flows", limit: FLOWS });
/** Pipelined requests: the kernel buffers the first responses, and the gateway holds the next one. */
const LISTS = `${head(`Content-Length: ${LIST.length}`)}\r\n\r\n${LIST}`.repeat(8);

/** Samples memory and the latency of another client every quarter of a second, until the gateway holds no response. */
async function watch({ url, child }: Awaited<ReturnType<typeof startService>>, client: Connection) {
  const seen = { bytes: 0, milliseconds: 0, refused: 0, seconds: 0 };
  const started = performance.now();
  for (let held = 1; held > 0 && seen.seconds < 90; held = valueOf(await scrape(url), "taskflow_unsent_bytes")) {
    await sleep(250);
    const asked = performance.now();
    if ((await client.call({ action: "find_latest_flow" })).status !== 200) seen.refused += 1;
    seen.milliseconds = Math.max(seen.milliseconds, performance.now() - asked);
    seen.bytes = Math.max(seen.bytes, residentKilobytes(child.pid) * 1024);
    seen.seconds = (performance.now() - started) / 1_000;
  }
  return seen;
}

test("60 clients that never read their pages of flows take bounded memory, keep no one waiting, and are cut off in a minute", {
  timeout: 180_000,
}, async () => {
  const service = await startService(configure());
  const client = new Connection(service.url);
  for (let n = 0; n < FLOWS; n += 1) await client.call({ action: "create_flow", goal: "g", stateJson: STATE });
  const page = JSON.stringify((await client.call({ action: "list_flows", limit: FLOWS })).body).length;
  const before = residentKilobytes(service.child.pid) * 1024;
  const sockets = await Promise.all(Array.from({ length: CLIENTS }, () => open(service.url)));
  for (const socket of sockets) socket.pause().write(LISTS);

  const { bytes, milliseconds, refused, seconds } = await watch(service, client);
  const grown = (bytes - before) / MIB;
  console.log(
    `${grown.toFixed()} MiB more, others waited ${milliseconds.toFixed()} ms at most, ${refused} were refused`,
  );
  // The budget, eight pages being written with their records, and normal growth of the heap.
  expect(bytes - before).toBeLessThan(BUDGET + 2 * 8 * page + 100 * MIB);
  expect(milliseconds).toBeLessThan(5_000);
  expect(refused).toBeLessThan(20);
  expect(seconds).toBeLessThan(60);
  expect(valueOf(await scrape(service.url), "taskflow_connections_dropped_total")).toBeGreaterThan(0);
  client.close();
  for (const socket of sockets) socket.destroy();
});
