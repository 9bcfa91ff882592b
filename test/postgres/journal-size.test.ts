import { afterAll, beforeAll, expect, test } from "vitest";
import { openPostgresStore } from "../../src/store/postgres/open-postgres.ts";
import { newId } from "../../src/taskflow/clock.ts";
import { flowEvent, taskEvent } from "../../src/taskflow/events.ts";
import { aFlow, aTask } from "../store/describe-flow-store.ts";
import { databaseOf, PostgresServer } from "./support/server.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

const OWNER = "agent:main:subagent:0123456789abcdef0123";
const EVENTS = 20_000;

test(`an event takes less than 420 bytes with its indexes, over ${EVENTS} of them`, async () => {
  const url = await server.createDatabase();
  const store = await openPostgresStore(url);
  const origin = { now: 1_700_000_000_000, routeId: "zapier-production-01" };
  const flows = Array.from({ length: EVENTS / 4 }, () => aFlow({ ownerKey: OWNER, flowId: newId(origin.now) }));
  const eventsOf = [
    (flow: (typeof flows)[number]) => flowEvent("flow.created", flow, origin),
    (flow: (typeof flows)[number]) =>
      taskEvent("task.created", aTask(flow, { taskId: newId(origin.now) }), flow, origin),
    (flow: (typeof flows)[number]) => flowEvent("flow.waiting", { ...flow, revision: 1, status: "waiting" }, origin),
    (flow: (typeof flows)[number]) =>
      flowEvent("flow.succeeded", { ...flow, revision: 2, status: "succeeded" }, origin),
  ];
  // As they come: other flows are changed between two changes of one.
  for (const eventOf of eventsOf)
    for (let n = 0; n < flows.length; n += 50)
      await store.change({ ownerKey: OWNER, flowId: "none" }, () => ({
        outcome: true,
        events: flows.slice(n, n + 50).map(eventOf),
      }));
  const [sizes] = await server.asAdmin(
    databaseOf(url),
    `SELECT pg_table_size('taskflow.events')::int AS table, pg_indexes_size('taskflow.events')::int AS indexes,
      (SELECT count(*)::int FROM taskflow.events) AS events`,
  );
  const [row] = sizes?.rows ?? [];
  const { table, indexes, events } = row as { table: number; indexes: number; events: number };
  expect(events).toBe(EVENTS);
  process.stdout.write(
    `An event takes ${Math.round(table / events)} bytes, and ${Math.round(indexes / events)} in its indexes.\n`,
  );
  expect((table + indexes) / events).toBeLessThan(420);
  await store.close();
});
