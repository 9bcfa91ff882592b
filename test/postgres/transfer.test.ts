import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectStore, openStore } from "../../src/store/open-store.ts";
import { postgresSource } from "../../src/store/postgres/transfer-read.ts";
import { postgresTarget } from "../../src/store/postgres/transfer-write.ts";
import { codeBlocks, documentAt, sectionOf } from "../support/documents.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { run } from "../support/program.ts";
import { ENDPOINT, FIRST, FLOW, fill, filled, OTHER, QUEUED, SESSION } from "../transfer/records.ts";
import { exported, imported, recordsOf } from "../transfer/transfer.ts";
import { postgresBinary } from "./support/binaries.ts";
import { startReplica } from "./support/gateways.ts";
import { readOn } from "./support/journal.ts";
import { databaseOf, PostgresServer } from "./support/server.ts";

let server: PostgresServer;
let stateDir: string;
let text: string;
beforeAll(async () => {
  server = await PostgresServer.start();
  stateDir = await filled(join(temporaryDirectory(), "state"));
  text = await exported(stateDir, { secrets: true });
});
afterAll(() => server.stop());

const into = (url: string) => postgresTarget({ url, onConflict: "refuse" });
const secrets = { secrets: true };

test("records go from SQLite to PostgreSQL and back line for line", async () => {
  const url = await server.createDatabase();
  const summary = await imported(text, into(url));
  expect(summary.counts.flow).toEqual({ added: 2, present: 0, conflicts: 0 });
  const there = await exported(postgresSource(url), secrets);
  expect(recordsOf(there)).toEqual(recordsOf(text));
  const back = join(temporaryDirectory(), "state");
  await imported(there, back);
  expect(recordsOf(await exported(back, secrets))).toEqual(recordsOf(text));
});

test("records of PostgreSQL go to SQLite and back line for line", async () => {
  const [from, to] = [await server.createDatabase(), await server.createDatabase()];
  const store = await connectStore(from);
  await fill(store);
  await store.close();
  const there = await exported(postgresSource(from), secrets);
  const between = join(temporaryDirectory(), "state");
  await imported(there, between);
  const back = await exported(between, secrets);
  expect(recordsOf(back)).toEqual(recordsOf(there));
  await imported(back, into(to));
  expect(recordsOf(await exported(postgresSource(to), secrets))).toEqual(recordsOf(there));
});

test("a second import into PostgreSQL changes nothing, without secrets too", async () => {
  for (const withSecrets of [true, false]) {
    const url = await server.createDatabase();
    const file = await exported(stateDir, { secrets: withSecrets });
    const first = await imported(file, into(url));
    const before = await exported(postgresSource(url), secrets);
    const again = await imported(file, into(url));
    expect(Object.values(again.counts).reduce((sum, { added, conflicts }) => sum + added + conflicts, 0)).toBe(0);
    expect(again.counts.event.present).toBe(first.counts.event.added);
    expect(recordsOf(await exported(postgresSource(url), secrets))).toEqual(recordsOf(before));
  }
});

test("an import into PostgreSQL refuses another record with the same ID and keeps everything, or skips it", async () => {
  const url = await server.createDatabase();
  await imported(await exported(stateDir, { secrets: true, session: OTHER }), into(url));
  await server.asAdmin(databaseOf(url), `UPDATE taskflow.flow_runs SET goal = 'mine', revision = 99`);
  const before = await exported(postgresSource(url), secrets);
  await expect(imported(text, into(url))).rejects.toThrow(/export\.jsonl, line 3: flow .* is there already/);
  expect(recordsOf(await exported(postgresSource(url), secrets))).toEqual(recordsOf(before));
  const { counts } = await imported(text, postgresTarget({ url, onConflict: "skip" }));
  expect(counts.flow).toEqual({ added: 1, present: 0, conflicts: 1 });
  expect(await exported(postgresSource(url), secrets)).toContain('"goal":"mine"');
});

test("a cursor of SQLite continues in PostgreSQL, and one of PostgreSQL in SQLite", async () => {
  const url = await server.createDatabase();
  await imported(text, into(url));
  const back = join(temporaryDirectory(), "state");
  await imported(await exported(postgresSource(url), secrets), back);
  const stores = [openStore({ stateDir }), await connectStore(url), openStore({ stateDir: back })];
  const firsts = await Promise.all(
    stores.map((store) => store.readEvents(SESSION, { after: "0".repeat(16), limit: 1, maxBytes: 1e6 })),
  );
  for (const page of firsts) {
    if ("refused" in page) throw new Error(page.refused);
    expect(page.events[0]?.event).toEqual(FIRST);
    for (const store of stores) expect((await readOn(store, SESSION, page.position)).events).toHaveLength(2);
  }
  await Promise.all(stores.map((store) => store.close()));
});

test("events that had been deleted stay deleted in PostgreSQL: a cursor before them has expired", async () => {
  const [url, back] = [await server.createDatabase(), join(temporaryDirectory(), "state")];
  await imported(text, into(url));
  await server.asAdmin(
    databaseOf(url),
    `WITH first AS (DELETE FROM taskflow.events WHERE position = (SELECT min(position) FROM taskflow.events) RETURNING *)
      INSERT INTO taskflow.event_horizons SELECT owner_key, position, position, 0, 9e15 FROM first`,
  );
  await imported(await exported(postgresSource(url), secrets), back);
  const next = await server.createDatabase();
  await imported(await exported(back, secrets), into(next));
  for (const again of [await imported(text, back), await imported(text, into(next))])
    expect(again.counts.event).toEqual({ added: 0, present: 5, conflicts: 0 });
  const store = await connectStore(next);
  const read = await store.readEvents(SESSION, { after: "0".repeat(12), limit: 1, maxBytes: 1e6 });
  expect(read).toMatchObject({ refused: "expired" });
  await store.close();
});

test("a gateway serves what was imported into PostgreSQL: flows, events after a cursor, tasks", async () => {
  const url = await server.createDatabase();
  const file = join(temporaryDirectory(), "export.jsonl");
  writeFileSync(file, await exported(stateDir));
  const said = await run(["import", file], { TASKFLOW_WEBHOOKS_STORE: url });
  expect(said, said.err).toMatchObject({ code: 0 });
  expect(said.out).toMatch(/^Imported 2 flows, 3 tasks, 5 events, 2 endpoints, .* and 1 idempotency key from /);
  expect(said.out).toContain(`  ${ENDPOINT.endpointId} of session "${SESSION}"\n`);
  const gateway = await startReplica(url, { workers: true });
  const { body } = await gateway.call({ action: "get_flow", flowId: FLOW.flowId });
  expect(body.result?.flow).toMatchObject({ flowId: FLOW.flowId, revision: FLOW.revision });
  const cursor = Buffer.from("0".repeat(16)).toString("base64url");
  const events = await gateway.call({ action: "list_events", cursor, limit: 1 });
  expect(JSON.stringify(events.body)).toContain(FIRST.eventId);
  const claimed = await gateway.call({ action: "claim_tasks", queues: ["agents"], workerId: "w" });
  expect(claimed.body.result?.claims).toMatchObject([{ task: { taskId: QUEUED.taskId, attempt: 1 } }]);
  const created = await gateway.call({ action: "create_flow", goal: "new" });
  expect(created.status).toBe(200);
  const later = await gateway.call({ action: "list_events", position: "latest" });
  expect(later.status).toBe(200);
});

test("the lease of an imported task begins with the import, by the clock of the database", async () => {
  const url = await server.createDatabase();
  await imported(text, into(url));
  const [leases] = await server.asAdmin(
    databaseOf(url),
    `SELECT lease_until - extract(epoch FROM now()) * 1000 AS lease, attempt_until - lease_until AS rest
      FROM taskflow.task_runs WHERE lease_until IS NOT NULL`,
  );
  expect(leases?.rows).toHaveLength(1);
  expect(Number(leases?.rows[0]?.lease)).toBeGreaterThan(30_000);
  expect(Number(leases?.rows[0]?.lease)).toBeLessThanOrEqual(60_000);
  expect(Number(leases?.rows[0]?.rest)).toBe(3_600_000 - 60_000);
});

/** Runs what a page shows, with the command as if installed, and the store of the page at a URL. */
function paste(script: string, home: string, env: Record<string, string> = {}): string {
  const main = new URL("../../src/main.ts", import.meta.url).pathname;
  writeFileSync(join(home, "taskflow-webhooks"), `#!/bin/sh\nexec ${process.execPath} ${main} "$@"\n`, { mode: 0o755 });
  const path = `${home}:${dirname(postgresBinary("pg_dump"))}:${process.env.PATH}`;
  const options = { cwd: home, env: { ...process.env, HOME: home, PATH: path, ...env }, encoding: "utf8" } as const;
  return execFileSync("bash", ["-e", "-c", script], options);
}

const page = documentAt("docs/export.md");

test("the commands of docs/export.md move records from SQLite to PostgreSQL and back", async () => {
  const home = temporaryDirectory();
  await filled(join(home, ".taskflow-webhooks"));
  const before = await exported(join(home, ".taskflow-webhooks"), secrets);
  const url = await server.createDatabase();
  const [out = "", into_ = "", back = ""] = codeBlocks(sectionOf(page, "## Move from SQLite to PostgreSQL"), "bash");
  const there = `${out}\n${into_.replace(/postgres:\/\/\S+/, url)}`;
  const moved = `${there}\nmv .taskflow-webhooks old\n${back}`;
  expect(paste(moved, home)).toMatch(/^Imported 2 flows.*\nImported 2 flows/);
  expect(recordsOf(await exported(postgresSource(url), secrets))).toEqual(recordsOf(before));
  expect(recordsOf(await exported(join(home, ".taskflow-webhooks"), secrets))).toEqual(recordsOf(before));
});

test("the commands of docs/export.md dump PostgreSQL and restore every record", async () => {
  const [from, to] = [await server.createDatabase(), await server.createDatabase()];
  await imported(text, into(from));
  const script = codeBlocks(sectionOf(page, "## Dump PostgreSQL"), "bash").join("\n");
  expect(script).toContain("pg_restore");
  paste(script, temporaryDirectory(), { TASKFLOW_WEBHOOKS_STORE: from, TASKFLOW_WEBHOOKS_NEW_STORE: to });
  expect(recordsOf(await exported(postgresSource(to), secrets))).toEqual(recordsOf(text));
});

test("an export of PostgreSQL holds one moment while gateways write", async () => {
  const url = await server.createDatabase();
  const store = await connectStore(url);
  await fill(store);
  const before = recordsOf(await exported(postgresSource(url), secrets));
  const source = postgresSource(url);
  let writing: Promise<void> | undefined;
  const watched = await exported(
    {
      ...source,
      read: (query, write) =>
        source.read(query, (record) => {
          writing ??= store.insertFlow({ ...FLOW, flowId: "late" }, { ...FIRST, flowId: "late" });
          return writing.then(() => write(record));
        }),
    },
    secrets,
  );
  expect(recordsOf(watched)).toEqual(before);
  await store.close();
});
