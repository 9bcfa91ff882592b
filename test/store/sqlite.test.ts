import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { migrate } from "../../src/store/sqlite/migrations.ts";
import { SQL } from "../../src/store/sqlite/statements.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { aFlow, describeFlowStore } from "./describe-flow-store.ts";

describeFlowStore("SQLite", async () => openStore({ stateDir: temporaryDirectory() }));

const HOLD = `import { openStore } from ${JSON.stringify(new URL("../../src/store/open-store.ts", import.meta.url).href)};
openStore({ stateDir: process.argv[1] }); process.stdout.write("open"); setInterval(() => {}, 1000);`;

describe("the SQLite store's files", () => {
  test("are private to their owner", async () => {
    const stateDir = join(temporaryDirectory(), "new");
    const store = openStore({ stateDir });
    expect(statSync(stateDir).mode & 0o777).toBe(0o700);
    expect(statSync(join(stateDir, "taskflow.sqlite")).mode & 0o777).toBe(0o600);
    await store.close();
  });

  test("are synced at every commit, in WAL", async () => {
    const stateDir = temporaryDirectory();
    const store = openStore({ stateDir });
    await store.insertFlow(aFlow());
    const db = new DatabaseSync(join(stateDir, "taskflow.sqlite"));
    expect(db.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
    expect(db.prepare("SELECT count(*) AS n FROM flow_runs").get()).toEqual({ n: 1 });
    db.close();
    await store.close();
  });

  test("keep everything across a reopening", async () => {
    const stateDir = temporaryDirectory();
    const flow = aFlow({ stateJson: '{"a":1}' });
    const first = openStore({ stateDir });
    await first.insertFlow(flow);
    await first.close();
    const second = openStore({ stateDir });
    expect(await second.findFlow(flow.ownerKey, flow.flowId)).toEqual(flow);
    await second.close();
  });

  test("belong to one process at a time, until it is gone, however it goes", async () => {
    const stateDir = temporaryDirectory();
    const holder = spawn(process.execPath, ["--input-type=module", "-e", HOLD, stateDir], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(holder.stdout, "data");
    expect(() => openStore({ stateDir })).toThrow(/Another process uses the state directory/);
    holder.kill("SIGKILL");
    await once(holder, "exit");
    await openStore({ stateDir }).close();
  });

  test("stay locked when the same process tries to open them a second time", async () => {
    const stateDir = temporaryDirectory();
    const store = openStore({ stateDir });
    expect(() => openStore({ stateDir })).toThrow(/Another process uses the state directory/);
    const second = spawn(process.execPath, ["--input-type=module", "-e", HOLD, stateDir], { stdio: "pipe" });
    const errors: Buffer[] = [];
    second.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
    expect(await once(second, "close")).toEqual([1, null]);
    expect(Buffer.concat(errors).toString()).toMatch(/StoreError: Another process uses the state directory/);
    await store.close();
  });

  test("with a damaged lock say so, and not that another process uses them", () => {
    const stateDir = temporaryDirectory();
    writeFileSync(join(stateDir, "taskflow.lock"), "This is no database. ".repeat(100));
    expect(() => openStore({ stateDir })).toThrow(/taskflow\.lock cannot be locked \(.*not a database.*delete it/);
  });

  test("of version 1 are brought up to date with what they hold", async () => {
    const stateDir = temporaryDirectory();
    const flow = aFlow();
    const before = openStore({ stateDir });
    await before.insertFlow(flow);
    await before.close();
    const db = new DatabaseSync(join(stateDir, "taskflow.sqlite"));
    db.exec(`DROP INDEX task_active; DROP INDEX flow_to_settle; DROP INDEX task_to_lose; DROP INDEX flow_ended;
      DROP INDEX flow_open; DROP TABLE idempotency_keys; DROP TABLE flow_counts;
      CREATE INDEX flow_by_status ON flow_runs (owner_key, status, created_at, flow_id);
      CREATE INDEX task_to_lose ON task_runs (last_event_at) WHERE status IN ('queued', 'running');
      DELETE FROM schema_version WHERE version > 1`);
    db.close();
    const after = openStore({ stateDir });
    expect(await after.findFlow(flow.ownerKey, flow.flowId)).toEqual(flow);
    expect([...(await after.countFlows())]).toEqual([["queued", 1]]);
    await after.close();
  });

  test("of a newer version are refused and left alone", async () => {
    const stateDir = temporaryDirectory();
    await openStore({ stateDir }).close();
    const db = new DatabaseSync(join(stateDir, "taskflow.sqlite"));
    db.exec("INSERT INTO schema_version VALUES (99, 0)");
    db.close();
    expect(() => openStore({ stateDir })).toThrow(
      /taskflow\.sqlite has version 99; this program knows versions up to 5/,
    );
  });

  test("that are damaged are refused, byte for byte as they were", async () => {
    const stateDir = temporaryDirectory();
    const file = join(stateDir, "taskflow.sqlite");
    writeFileSync(file, "This is no database. ".repeat(500));
    expect(() => openStore({ stateDir })).toThrow(/cannot be opened as a database.*left as it is/);
    expect(readFileSync(file, "utf8")).toBe("This is no database. ".repeat(500));
  });

  test("that are damaged keep the log that a killed process left beside them", async () => {
    const [running, killed] = [temporaryDirectory(), temporaryDirectory()];
    const store = openStore({ stateDir: running });
    await Promise.all(Array.from({ length: 500 }, () => store.insertFlow(aFlow({ goal: "g".repeat(300) }))));
    const checkpoint = new DatabaseSync(join(running, "taskflow.sqlite"));
    checkpoint.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    await store.insertFlow(aFlow());
    const files = ["taskflow.sqlite", "taskflow.sqlite-wal"];
    for (const name of files) copyFileSync(join(running, name), join(killed, name));
    checkpoint.close();
    await store.close();
    const damaged = readFileSync(join(killed, "taskflow.sqlite"));
    writeFileSync(join(killed, "taskflow.sqlite"), damaged.fill(0xab, 10 * 4096, 30 * 4096));
    const contents = () => files.map((name) => readFileSync(join(killed, name)).toString("base64"));
    const before = contents();
    expect(() => openStore({ stateDir: killed })).toThrow(/cannot be opened as a database.*left as it is/s);
    expect(contents()).toEqual(before);
  });

  test("in a place that cannot be written are a clear error", () => {
    const inFile = join(temporaryDirectory(), "file");
    writeFileSync(inFile, "");
    expect(() => openStore({ stateDir: join(inFile, "state") })).toThrow(
      /state directory .* cannot be written \(ENOTDIR\)/,
    );
    const readOnly = temporaryDirectory();
    chmodSync(readOnly, 0o500);
    if (process.getuid?.() !== 0)
      expect(() => openStore({ stateDir: readOnly })).toThrow(/cannot be written \(EACCES\)/);
  });
});

describe("migrations", () => {
  test("run once, and leave a database that is up to date alone", () => {
    const db = new DatabaseSync(":memory:");
    migrate(db, "memory");
    migrate(db, "memory");
    expect(db.prepare("SELECT version FROM schema_version").all()).toEqual([
      { version: 1 },
      { version: 2 },
      { version: 3 },
      { version: 4 },
      { version: 5 },
    ]);
    db.close();
  });
});

describe("every statement finds its rows by an index", () => {
  const db = new DatabaseSync(":memory:");
  migrate(db, "memory");
  test.each(Object.entries(SQL))("%s", (_name, sql) => {
    const parameters = Array.from({ length: sql.split("?").length - 1 }, () => null);
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[];
    const bad = plan.map(({ detail }) => detail).filter((detail) => /SCAN (?!CONSTANT)|TEMP B-TREE/.test(detail));
    // Tasks of one flow are grouped; that is bounded by the flow, not by the table. Subqueries are as large as their limit,
    // and there are eight statuses.
    const bounded =
      /GROUP BY|^SCAN \(subquery|^SCAN flow_counts$|^SCAN idempotency_keys USING COVERING INDEX key_by_expiry$/;
    expect(bad.filter((detail) => !bounded.test(detail))).toEqual([]);
  });
});
