import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPostgresStore } from "../../src/store/postgres/open-postgres.ts";
import { describeEventJournal } from "../store/describe-event-journal.ts";
import { aFlow, describeFlowStore } from "../store/describe-flow-store.ts";
import { describeTasks } from "../store/describe-tasks.ts";
import { claim } from "../store/task-records.ts";
import { insertFlow } from "../support/flows.ts";
import { PgBouncer } from "./support/pgbouncer.ts";
import { databaseOf, PostgresServer } from "./support/server.ts";

let server: PostgresServer;
let bouncer: PgBouncer;
beforeAll(async () => {
  server = await PostgresServer.start();
  bouncer = await PgBouncer.start(server);
});
afterAll(async () => {
  await bouncer.stop();
  await server.stop();
});

const databaseBehindPgBouncer = async () =>
  server.url(databaseOf(await server.createDatabase()), { port: bouncer.port });

describeFlowStore("PostgreSQL behind PgBouncer in transaction mode", async () =>
  openPostgresStore(await databaseBehindPgBouncer()),
);

describeEventJournal("PostgreSQL behind PgBouncer in transaction mode", async () =>
  openPostgresStore(await databaseBehindPgBouncer()),
);

describeTasks("PostgreSQL behind PgBouncer in transaction mode", async () =>
  openPostgresStore(await databaseBehindPgBouncer()),
);

test("a store behind PgBouncer in transaction mode asks to be polled for tasks: notices do not get through", async () => {
  const url = await databaseBehindPgBouncer();
  const [behind, direct] = [await openPostgresStore(url), await openPostgresStore(server.url(databaseOf(url)))];
  await Promise.all([claim(behind), claim(direct)]);
  await expect.poll(() => direct.tasks.pollTasksMs, { timeout: 10_000 }).toBeUndefined();
  expect(behind.tasks.pollTasksMs).toBeLessThanOrEqual(50);
  await Promise.all([behind.close(), direct.close()]);
});

describe("two stores behind PgBouncer in transaction mode", () => {
  test("change one flow 200 times between them, and none is lost", async () => {
    const url = await databaseBehindPgBouncer();
    const [first, second] = [await openPostgresStore(url), await openPostgresStore(url)];
    const flow = aFlow();
    await insertFlow(first, flow);
    await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        (n % 2 === 0 ? first : second).change(flow, ({ flow: seen }) => ({
          outcome: true,
          ...(seen && { flow: { ...seen, revision: seen.revision + 1 } }),
        })),
      ),
    );
    expect((await first.findFlow(flow.ownerKey, flow.flowId))?.revision).toBe(200);
    await Promise.all([first.close(), second.close()]);
  });
});
