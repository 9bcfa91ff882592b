import { afterAll, beforeAll, expect, test } from "vitest";
import { connectionSettings } from "../../src/store/postgres/connection-settings.ts";
import { Database } from "../../src/store/postgres/database.ts";
import { PostgresServer } from "./support/server.ts";

let server: PostgresServer;
let database: Database;
beforeAll(async () => {
  server = await PostgresServer.start();
  database = new Database(connectionSettings(await server.createDatabase()), new Map());
});
afterAll(async () => {
  await database.close();
  await server.stop();
});

test("a transaction fails with the error of the write for which nobody waited, not with what followed from it", async () => {
  const failed = database.transaction(async (transaction) => {
    void transaction.write("SELECT 1 / 0");
    await transaction.run("SELECT 1");
  });
  await expect(failed).rejects.toMatchObject({ code: "22012" });
});

test("a transaction fails with the error of the statement that was waited for", async () => {
  const failed = database.transaction(async (transaction) => {
    void transaction.write("SELECT 1");
    await transaction.run("SELECT 1 / 0");
  });
  await expect(failed).rejects.toMatchObject({ code: "22012" });
});
