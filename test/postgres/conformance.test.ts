import { afterAll, beforeAll } from "vitest";
import { openPostgresStore } from "../../src/store/postgres/open-postgres.ts";
import { openPostgresSession } from "../../src/store/postgres/session-data.ts";
import { describeDeletion } from "../store/describe-deletion.ts";
import { describeEventJournal } from "../store/describe-event-journal.ts";
import { describeFlowStore } from "../store/describe-flow-store.ts";
import { describeForgetting } from "../store/describe-forgetting.ts";
import { PostgresServer } from "./support/server.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

describeFlowStore("PostgreSQL", async () => openPostgresStore(await server.createDatabase()));
describeEventJournal("PostgreSQL", async () => openPostgresStore(await server.createDatabase()));
describeDeletion("PostgreSQL", async () => openPostgresStore(await server.createDatabase()));
describeForgetting("PostgreSQL", async () => {
  const url = await server.createDatabase();
  return { open: () => openPostgresStore(url), session: (key) => openPostgresSession(url, key) };
});
