import { createHash } from "node:crypto";
import type { PermitPool, PermitRequest, Permits } from "../../port/plugin-api.ts";
import { Batches } from "./batches.ts";
import type { Database } from "./database.ts";
import { SQL } from "./statements.ts";

/** Between two removals of windows that have ended. */
const DROP_INTERVAL_MS = 60_000;
const DROP_BATCH = 500;

/** Permits from windows that all gateways on one database share. Draws that arrive together share one statement. */
export function createPermitPool(database: Database): PermitPool & { close(): Promise<void> } {
  let nextDrop = performance.now() + DROP_INTERVAL_MS;
  const draws = new Batches<PermitRequest, Permits>({ action: "change", lanes: 1 }, async (requests) => {
    const now = performance.now();
    if (now >= nextDrop) {
      const { length } = await database.run(SQL.dropWindows, [DROP_BATCH]);
      nextDrop = length < DROP_BATCH ? now + DROP_INTERVAL_MS : now;
    }
    return draw(database, requests);
  });
  return { draw: (request) => draws.run(request), close: () => draws.close() };
}

interface Draw extends PermitRequest {
  /** A hash: no client's address stands in the database, and a key is as short as the next. */
  windowKey: string;
}

async function draw(database: Database, requests: PermitRequest[]): Promise<Permits[]> {
  const keys = requests.map(({ key }) => createHash("sha256").update(key).digest("base64url"));
  const draws = new Map<string, Draw>();
  for (const [index, request] of requests.entries()) {
    const windowKey = keys[index] ?? "";
    const wanted = request.wanted + (draws.get(windowKey)?.wanted ?? 0);
    draws.set(windowKey, { ...request, windowKey, wanted });
  }
  const drawn = await drawAll(database, [...draws.values()]);
  return requests.map(({ wanted }, index) => {
    const permits = drawn.get(keys[index] ?? "");
    if (!permits) throw new Error("a draw was not answered");
    // What the requests for one key get together is handed out in the order in which they came.
    const granted = Math.min(wanted, permits.granted);
    permits.granted -= granted;
    return { ...permits, granted };
  });
}

async function drawAll(database: Database, draws: Draw[]): Promise<Map<string, Permits>> {
  // In one order everywhere, so that no two gateways wait for each other's rows.
  const sorted = draws.sort((a, b) => (a.windowKey < b.windowKey ? -1 : 1));
  const rows = await database.run(SQL.drawPermits, [
    sorted.map(({ windowKey }) => windowKey),
    sorted.map(({ wanted }) => wanted),
    sorted.map(({ limit }) => limit),
    sorted.map(({ windowMs }) => windowMs),
  ]);
  return new Map(
    rows.map(([windowKey, granted, left, endsAt, endsIn]) => [
      windowKey as string,
      { granted: Number(granted), left: Number(left), window: Number(endsAt), endsInMs: Number(endsIn) },
    ]),
  );
}
