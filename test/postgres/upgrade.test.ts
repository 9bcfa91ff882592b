import { once } from "node:events";
import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPostgresStore } from "../../src/store/postgres/open-postgres.ts";
import { expectHistory, fixture, receiverFor } from "../store/describe-upgrade.ts";
import { start } from "../support/program.ts";
import { configurationFor } from "./support/gateways.ts";
import { databaseOf, PostgresServer } from "./support/server.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

const folder = fileURLToPath(new URL("../store/fixtures", import.meta.url));
const fixtures = globSync("postgres-*.sql", { cwd: folder }).map((file) => file.replace(".sql", ""));

async function loaded(sql: string): Promise<{ url: string; client: pg.Client }> {
  const url = await server.createDatabase();
  const client = new pg.Client(url);
  await client.connect();
  await client.query(sql);
  return { url, client };
}

describe("a database that a gateway of an older version left behind", () => {
  test.each(fixtures.toSorted())("%s is served by this one with everything that it holds", async (name) => {
    const { sql, history } = fixture(name);
    const receiver = await receiverFor(sql);
    const { url, client } = await loaded(receiver.sql);
    await client.end();
    await expectHistory(await openPostgresStore(url), history, receiver.messages);
  });
});

test("a gateway that is killed while it migrates leaves the old version, and the next one finishes", async () => {
  const { sql, history } = fixture("postgres-1");
  const receiver = await receiverFor(sql);
  const { url, client } = await loaded(receiver.sql);
  // A query that takes long: the table cannot be altered meanwhile.
  await client.query("BEGIN; LOCK TABLE taskflow.task_runs IN ACCESS SHARE MODE");
  const { child } = start(["serve", "--config", configurationFor(url)]);
  const waiting = async () => {
    const locks =
      "SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted AND relation = 'taskflow.task_runs'::regclass";
    const [found] = await server.asAdmin(databaseOf(url), locks);
    return found?.rows[0]?.n as number;
  };
  await expect.poll(waiting, { timeout: 30_000 }).toBe(1);
  child.kill("SIGKILL");
  await once(child, "exit");
  const versions = async () => (await client.query("SELECT version FROM taskflow.schema_version")).rows;
  expect(await versions()).toEqual([{ version: 1 }]);
  await client.query("ROLLBACK");
  await client.end();
  await expectHistory(await openPostgresStore(url), history, receiver.messages);
});
