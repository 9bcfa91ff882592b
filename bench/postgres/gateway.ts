import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PostgresServer } from "../../test/postgres/support/server.ts";
import { freePort } from "../../test/support/free-port.ts";
import { type Server, startServer } from "../server.ts";
import { ROUTES, SECRET, SESSION_KEY } from "../session.ts";

const HERE = fileURLToPath(new URL("../..", import.meta.url));

/** The gateway as it is published, at its defaults but for limits that a benchmark would hit. It makes the tables. */
export async function startGateway(directory: string, store: string, checkout = HERE): Promise<Server> {
  const limits = { requestsPerMinute: 1_000_000_000, maxInFlight: 1_000 };
  const route = { sessionKey: SESSION_KEY, secret: SECRET, limits };
  const webhooks = { config: { routes: Object.fromEntries(ROUTES.map((routeId) => [routeId, route])) } };
  const config = join(directory, "openclaw.json");
  writeFileSync(config, JSON.stringify({ plugins: { entries: { webhooks } }, taskflow: { store } }), { mode: 0o600 });
  const port = await freePort();
  return startServer({
    args: [join(checkout, "dist/src/main.js"), "serve", "--config", config, "--port", String(port)],
    port,
    logFile: join(directory, "gateway.log"),
    ready: { path: "/readyz", status: 200, withinMs: 60_000 },
    path: (connection) => `/plugins/webhooks/${ROUTES[connection % ROUTES.length]}`,
  });
}

/** Inserts flows of half a kilobyte, named flow-1, flow-2 and so on. */
export async function populate(server: PostgresServer, database: string, flows: number): Promise<void> {
  await server.asAdmin(
    database,
    `INSERT INTO taskflow.flow_runs (owner_key, flow_id, sync_mode, controller_id, revision, status, notify_policy, goal,
       current_step, state_json, created_at, updated_at)
     SELECT '${SESSION_KEY}', 'flow-' || n, 'managed', 'webhooks/bench-1', 0, 'queued', 'done_only',
       'Review inbound queue, batch ' || n, 'triage', format('{"queue":"inbound","batch":%s,"reviewed":%s,' ||
       '"labels":["billing","support"],"note":"a second look"}', n, n % 50), 1700000000000 + n, 1700000000000 + n
     FROM generate_series(1, ${flows}) AS n`,
    "VACUUM ANALYZE",
  );
}
