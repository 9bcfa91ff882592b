import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TaskRecord } from "../../src/port/records.ts";
import { connectionSettings } from "../../src/store/postgres/connection-settings.ts";
import { Database } from "../../src/store/postgres/database.ts";
import { migrate } from "../../src/store/postgres/migrations.ts";
import { openPostgresStore } from "../../src/store/postgres/open-postgres.ts";
import { flowArrays, taskArrays } from "../../src/store/postgres/rows.ts";
import { SQL } from "../../src/store/postgres/statements.ts";
import { aFlow, aTask } from "../store/describe-flow-store.ts";
import { created } from "../support/flows.ts";
import { freePort } from "../support/free-port.ts";
import { run } from "../support/program.ts";
import { configurationFor } from "./support/gateways.ts";
import { databaseOf, PASSWORD, PostgresServer } from "./support/server.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

const versions = async (url: string) => {
  const [answer] = await server.asAdmin(databaseOf(url), "SELECT version FROM taskflow.schema_version");
  return answer?.rows;
};

describe("the tables of an empty database", () => {
  test("are made once when 12 stores open it at the same time, and all of them work", async () => {
    for (let round = 0; round < 3; round += 1) {
      const url = await server.createDatabase();
      const stores = await Promise.all(Array.from({ length: 12 }, () => openPostgresStore(`${url}?pool_max_conns=2`)));
      await Promise.all(stores.map((store) => store.ping()));
      await Promise.all(stores.map((store) => store.close()));
      expect(await versions(url)).toEqual([
        { version: 1 },
        { version: 2 },
        { version: 3 },
        { version: 4 },
        { version: 5 },
        { version: 6 },
      ]);
    }
  });

  test("of version 2 are brought up to date with what they hold", async () => {
    const url = await server.createDatabase();
    const database = new Database(connectionSettings(url), new Map());
    await migrate(database, "old", 2);
    const flow = aFlow();
    await database.run(SQL.insertNewFlows, flowArrays([flow]));
    await database.run(
      `INSERT INTO taskflow.idempotency_keys (owner_key, request_key, fingerprint, answer, bytes, expires_at)
        SELECT $1, key, 'f', 'answer', 6, $2 FROM unnest($3::text[]) AS key`,
      [flow.ownerKey, Date.now() + 3_600_000, ["a", "b", "c"]],
    );
    await database.close();
    const store = await openPostgresStore(url);
    expect(await store.findFlow(flow.ownerKey, flow.flowId)).toEqual(flow);
    const key = { ownerKey: flow.ownerKey, key: "a", now: 0 };
    expect(await store.findAnswer(key)).toBe("answer");
    await store.claimMaintenance(60_000);
    // They are counted: of three that may be two one goes.
    expect(await store.pruneKeys({ now: 0, limit: 9, maxKeys: 2, maxBytes: 1_000 })).toBe(1);
    await store.close();
  });

  test("of version 5 keep their tasks: they are found, listed, repeated, lost and forgotten as before", async () => {
    const url = await server.createDatabase();
    const database = new Database(connectionSettings(url), new Map());
    await migrate(database, "old", 5);
    const flow = aFlow();
    await database.run(SQL.insertNewFlows, flowArrays([flow]));
    const tasks = [aTask(flow, { runId: "r" }), aTask(flow, { status: "failed", cleanupAfter: 1 })];
    await database.run(SQL.upsertTasks, taskArrays(tasks));
    await database.close();
    const store = await openPostgresStore(url);
    const [active, ended] = tasks;
    expect(await store.tasks.findTask(flow.ownerKey, active?.taskId ?? "")).toEqual(active);
    const page = await store.tasks.listTasks(flow.ownerKey, { limit: 9, maxBytes: 1_000_000 });
    expect(page).toEqual({ tasks: [ended, active], more: false });
    const run = { runtime: "acp", runId: "r", childSessionKey: undefined } as const;
    const seen = { ownerKey: flow.ownerKey, flowId: flow.flowId, run, activeTasks: 1, withWaiting: true };
    expect(await store.change(seen, (all) => ({ outcome: all }))).toMatchObject({
      existing: active,
      hasActiveTasks: true,
      waiting: [],
    });
    await store.claimMaintenance(60_000);
    expect(await store.pruneTasks({ now: 2, limit: 9 })).toBe(1);
    const lost: string[] = [];
    const batch = { silentBefore: Date.now(), limit: 9, maxBytes: 1_000_000 };
    const lose = (task: TaskRecord) => {
      lost.push(task.taskId);
      return { task: { ...task, status: "lost" as const }, event: created(flow) };
    };
    expect(await store.loseSilentTasks(batch, lose, () => undefined)).toBe(1);
    expect(lost).toEqual([active?.taskId]);
    await store.close();
  });

  test("count the keys of a gateway of version 2 that still runs beside newer ones", async () => {
    const url = await server.createDatabase();
    const store = await openPostgresStore(url);
    const insert = `INSERT INTO taskflow.idempotency_keys (owner_key, request_key, fingerprint, answer, bytes, expires_at)
      SELECT 'o', 'k' || n, 'f', 'answer', 6, 9999999999999 FROM generate_series(1, 5) AS n`;
    await server.asAdmin(databaseOf(url), insert);
    await server.asAdmin(databaseOf(url), "DELETE FROM taskflow.idempotency_keys WHERE request_key = 'k1'");
    const [counted] = await server.asAdmin(
      databaseOf(url),
      "SELECT owner_key, kind, sum(keys)::int AS keys, sum(bytes)::int AS bytes FROM taskflow.key_usage GROUP BY 1, 2",
    );
    expect(counted?.rows).toEqual([{ owner_key: "o", kind: "key", keys: 4, bytes: 24 }]);
    await store.close();
  });

  test("are made in a schema that was made for a user who may not make one", async () => {
    const url = await server.createDatabase();
    const database = databaseOf(url);
    await server.asAdmin(database, `ALTER DATABASE ${database} OWNER TO postgres`);
    await expect(openPostgresStore(url)).rejects.toThrow(
      /does not let this user create the tables; grant CREATE on the database, or create the schema taskflow/,
    );
    await server.asAdmin(database, "CREATE SCHEMA taskflow AUTHORIZATION gateway");
    const store = await openPostgresStore(url);
    await store.ping();
    await store.close();
  });
});

describe("a database", () => {
  test("of a newer version is refused and left alone", async () => {
    const url = await server.createDatabase();
    await (await openPostgresStore(url)).close();
    await server.asAdmin(databaseOf(url), "INSERT INTO taskflow.schema_version VALUES (99)");
    await expect(openPostgresStore(url)).rejects.toThrow(
      /^The database at 127\.0\.0\.1:\d+\/flows_\d+ has version 99; this program knows versions up to 6\. Run the newer/,
    );
    expect(await versions(url)).toEqual([
      { version: 1 },
      { version: 2 },
      { version: 3 },
      { version: 4 },
      { version: 5 },
      { version: 6 },
      { version: 99 },
    ]);
  });

  test("whose encoding cannot hold every string is refused", async () => {
    const url = await server.createDatabase("ENCODING 'LATIN1' TEMPLATE template0");
    await expect(openPostgresStore(url)).rejects.toThrow(/has the encoding LATIN1; create one with the encoding UTF8/);
  });

  test("that answers commits before they are on disk is refused", async () => {
    const url = await server.createDatabase();
    await server.asAdmin("postgres", `ALTER DATABASE ${databaseOf(url)} SET synchronous_commit = off`);
    await expect(openPostgresStore(url)).rejects.toThrow(/before they are on disk \(synchronous_commit = off\)/);
  });
});

describe("a gateway that cannot open its store says why, without the password", () => {
  const start = async (store: string) => {
    const { code, out, err } = await run(["serve", "--config", configurationFor(store)]);
    for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), "wr0ng"]) expect(out + err).not.toContain(secret);
    expect(err).not.toMatch(/\n +at /);
    return { code, err };
  };

  test("when the password is wrong", async () => {
    const { code, err } = await start(server.url("postgres", { password: "wr0ng" }));
    expect(err).toMatch(/^PostgreSQL at 127\.0\.0\.1:\d+\/postgres refuses this user with this password \(28P01\)\.$/m);
    expect(code).toBe(1);
  });

  test("when there is no such database", async () => {
    const { err } = await start(server.url("none"));
    expect(err).toMatch(/\/none has no such database; create it first \(createdb\) \(3D000\)\.$/m);
  });

  test("when nothing listens there", async () => {
    const { code, err } = await start(server.url("postgres", { port: await freePort() }));
    expect(err).toMatch(
      /cannot be reached: .*ECONNREFUSED.*Is it running, and are the address and its sslmode right\?$/m,
    );
    expect(code).toBe(1);
  });

  test("when the server knows no TLS but the URL asks for it", async () => {
    const { err } = await start(`${server.url("postgres")}?sslmode=verify-full`);
    expect(err).toMatch(/cannot be reached: The server does not support SSL connections\. /);
  });

  test("when the URL is none, or ends early in a password that is not encoded", async () => {
    expect((await start("mysql://root:wr0ng@localhost/flows")).err).toMatch(
      /taskflow\.store: found a string, expected a postgres:\/\/ URL, or a reference/,
    );
    expect((await start("postgres://gateway:p@ss/w#rd@localhost/flows")).err).toMatch(/must be percent-encoded/);
  });
});
