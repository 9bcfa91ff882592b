import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { perform } from "../../src/admin/server/operations.ts";
import { createStoreHost } from "../../src/admin/store-host.ts";
import { PLUGIN_ANSWERS } from "../../src/plugin/answer-text.ts";
import { connectionSettings } from "../../src/store/postgres/connection-settings.ts";
import { Database } from "../../src/store/postgres/database.ts";
import { migrate } from "../../src/store/postgres/migrations.ts";
import { openPostgresStore } from "../../src/store/postgres/open-postgres.ts";
import { PREPARED } from "../../src/store/postgres/statements.ts";
import { claimOne, end, OWNER, putFlow, run as runTask } from "../store/task-records.ts";
import { run } from "../support/program.ts";
import { PASSWORD, PostgresServer } from "./support/server.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

test("an operator retries a task in the database, and the gateway's workers hear of it", async () => {
  const url = await server.createDatabase();
  const gateway = await openPostgresStore(url);
  const operator = await openPostgresStore(url, { asItIs: true });
  onTestFinished(async () => void (await Promise.all([gateway.close(), operator.close()])));
  const task = await runTask(gateway, await putFlow(gateway), { maxAttempts: 1 });
  await end(gateway, await claimOne(gateway), "failed");
  const heard: string[] = [];
  gateway.tasks.onTasks((ownerKey, queue) => heard.push(`${ownerKey} ${queue}`));
  const host = await createStoreHost(operator, PLUGIN_ANSWERS);
  const about = { version: "1.2.3" };
  const input = { id: task.taskId };
  expect(await perform(host, about, "tasks.retry", input)).toMatchObject({ status: "queued", attempt: 0 });
  await expect.poll(() => heard, { timeout: 20_000 }).toContain(`${OWNER} q`);
  expect(await claimOne(gateway)).toMatchObject({ taskId: task.taskId });
  const queues = [{ session: OWNER, queue: "q", waiting: 0, running: 1 }];
  const status = await perform(host, about, "status", {});
  expect(status).toMatchObject({ version: "1.2.3", store: "postgresql", queues });
  expect(status).not.toHaveProperty("gateway");
  await expect(perform(host, about, "log-level", {})).rejects.toThrow("Only a running gateway has a log level.");
  const { username, host: at, pathname } = new URL(url);
  const { code, out } = await run(["tasks", "list", "--store", `postgres://${username}@${at}${pathname}`], {
    PGPASSWORD: PASSWORD,
  });
  expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ taskId: task.taskId, session: OWNER })]);
});

test("an operator's command neither creates nor changes tables", async () => {
  const url = await server.createDatabase();
  const open = () => openPostgresStore(url, { asItIs: true });
  await expect(open()).rejects.toThrow("has no tables of this program. Start a gateway with it.");
  const settings = connectionSettings(url);
  const database = new Database(settings, PREPARED);
  onTestFinished(() => database.close());
  await migrate(database, settings.place, 1);
  await expect(open()).rejects.toThrow(/has version 1; this program needs version \d+\./);
  expect(await database.run("SELECT max(version) FROM taskflow.schema_version")).toEqual([["1"]]);
});
