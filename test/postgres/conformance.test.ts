import { afterAll, beforeAll } from "vitest";
import { openPostgresStore } from "../../src/store/postgres/open-postgres.ts";
import { describeEventJournal } from "../store/describe-event-journal.ts";
import { describeFlowStore } from "../store/describe-flow-store.ts";
import { PostgresServer } from "./support/server.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

describeFlowStore("PostgreSQL", async () => openPostgresStore(await server.createDatabase()));
describeEventJournal("PostgreSQL", async () => openPostgresStore(await server.createDatabase()));
