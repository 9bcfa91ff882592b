import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  copyFileSync,
  lchownSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { TaskRecord } from "../../src/port/records.ts";
import { openStore } from "../../src/store/open-store.ts";
import { flowColumns, flowValues, recordedTaskColumns, taskValuesOf } from "../../src/store/rows.ts";
import { migrate } from "../../src/store/sqlite/migrations.ts";
import { SQL } from "../../src/store/sqlite/statements.ts";
import { lost } from "../../src/taskflow/task-transitions.ts";
import { insertFlow } from "../support/flows.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { hasEnded } from "../support/has-ended.ts";
import { aFlow, aTask, describeFlowStore } from "./describe-flow-store.ts";

describeFlowStore("SQLite", async () => openStore({ stateDir: temporaryDirectory() }));

const HOLD = `import { openStore } from ${JSON.stringify(new URL("../../src/store/open-store.ts", import.meta.url).href)};
openStore({ stateDir: process.argv[1] }); process.stdout.write("open"); setInterval(() => {}, 1000);`;

const OLD_VERSIONS = Array.from({ length: 9 }, (_, n) => n + 1);

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
    await insertFlow(store, aFlow());
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
    await insertFlow(first, flow);
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

  test.each(OLD_VERSIONS)("of version %i are brought up to date with what they hold", async (version) => {
    const stateDir = temporaryDirectory();
    const [flow, now] = [aFlow(), Date.now()];
    const task = aTask(flow);
    const db = new DatabaseSync(join(stateDir, "taskflow.sqlite"));
    migrate(db, "old", version);
    const insert = (table: string, columns: string[], values: (string | number | null)[]) =>
      db.prepare(`INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => "?").join()})`).run(...values);
    insert("flow_runs", flowColumns, flowValues(flow));
    insert("task_runs", recordedTaskColumns, taskValuesOf(recordedTaskColumns, task));
    if (version >= 5) db.exec("INSERT INTO flow_counts VALUES ('queued', 1)");
    const keyColumns = ["owner_key", "request_key", "fingerprint", "answer", "bytes", "expires_at"];
    for (const key of version < 4 ? [] : ["a", "b", "c"])
      insert("idempotency_keys", keyColumns, [flow.ownerKey, key, "f", "answer", 6, now + 1_000]);
    db.close();
    const store = openStore({ stateDir });
    const target = { ownerKey: flow.ownerKey, flowId: flow.flowId, withTasks: { maxBytes: 1_000 } };
    expect(await store.change(target, ({ flow: found, tasks }) => ({ outcome: [found, tasks] }))).toEqual([
      flow,
      [task],
    ]);
    expect([...(await store.countFlows())]).toEqual([["queued", 1]]);
    for (const filter of [{}, { flowId: flow.flowId }, { statuses: ["queued"] as const }])
      expect(await store.tasks.listTasks(flow.ownerKey, { ...filter, limit: 5, maxBytes: 1_000 })).toEqual({
        tasks: [task],
        more: false,
      });
    const old = { silentBefore: now, limit: 5, maxBytes: 1_000 };
    const lose = (silent: TaskRecord) => ({ ...lost(silent, flow, now, 0), task: silent });
    expect(await store.loseSilentTasks(old, lose, () => undefined)).toBe(1);
    const kept = version < 4 ? undefined : "answer";
    expect(await store.findAnswer({ ownerKey: flow.ownerKey, key: "a", now })).toBe(kept);
    // They are counted: of three that may be two one goes.
    expect(await store.pruneKeys({ now, limit: 9, maxKeys: 2, maxBytes: 1_000 })).toBe(kept ? 1 : 0);
    await store.close();
  });

  test("of a newer version are refused and left alone", async () => {
    const stateDir = temporaryDirectory();
    await openStore({ stateDir }).close();
    const db = new DatabaseSync(join(stateDir, "taskflow.sqlite"));
    db.exec("INSERT INTO schema_version VALUES (99, 0)");
    db.close();
    expect(() => openStore({ stateDir })).toThrow(
      /taskflow\.sqlite has version 99; this program knows versions up to 10/,
    );
  });

  test("that are damaged are refused, byte for byte as they were", async () => {
    const stateDir = temporaryDirectory();
    const file = join(stateDir, "taskflow.sqlite");
    writeFileSync(file, "This is no database. ".repeat(500));
    expect(() => openStore({ stateDir })).toThrow(/cannot be opened as a database.*was not changed/);
    expect(readFileSync(file, "utf8")).toBe("This is no database. ".repeat(500));
  });

  test("that are damaged keep the log that a killed process left beside them", async () => {
    const [running, killed] = [temporaryDirectory(), temporaryDirectory()];
    const store = openStore({ stateDir: running });
    await Promise.all(Array.from({ length: 500 }, () => insertFlow(store, aFlow({ goal: "g".repeat(300) }))));
    const checkpoint = new DatabaseSync(join(running, "taskflow.sqlite"));
    checkpoint.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    await insertFlow(store, aFlow());
    const files = ["taskflow.sqlite", "taskflow.sqlite-wal"];
    for (const name of files) copyFileSync(join(running, name), join(killed, name));
    checkpoint.close();
    await store.close();
    const damaged = readFileSync(join(killed, "taskflow.sqlite"));
    writeFileSync(join(killed, "taskflow.sqlite"), damaged.fill(0xab, 10 * 4096, 30 * 4096));
    const contents = () => files.map((name) => readFileSync(join(killed, name)).toString("base64"));
    const before = contents();
    expect(() => openStore({ stateDir: killed })).toThrow(/cannot be opened as a database.*was not changed/s);
    expect(contents()).toEqual(before);
  });

  test.each([1, 100, 4095])("that miss their last %i bytes are refused, and left as they were", async (bytes) => {
    const stateDir = temporaryDirectory();
    const file = join(stateDir, "taskflow.sqlite");
    const store = openStore({ stateDir });
    await insertFlow(store, aFlow({ goal: "g".repeat(9_000) }));
    await store.close();
    truncateSync(file, statSync(file).size - bytes);
    const before = readFileSync(file);
    expect(() => openStore({ stateDir })).toThrow(
      /cannot be opened as a database \(the file is shorter than its header says\)/,
    );
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test("that are empty after they were used are refused, and start empty when they are deleted", async () => {
    const stateDir = temporaryDirectory();
    const file = join(stateDir, "taskflow.sqlite");
    const store = openStore({ stateDir });
    await insertFlow(store, aFlow());
    await store.close();
    truncateSync(file);
    for (let attempt = 0; attempt < 2; attempt += 1)
      expect(() => openStore({ stateDir })).toThrow(
        `${file} is empty, though a gateway has used it. Restore it from a backup, or delete it to start empty.`,
      );
    const copy = temporaryDirectory();
    for (const name of ["taskflow.sqlite", "taskflow.lock"]) copyFileSync(join(stateDir, name), join(copy, name));
    expect(() => openStore({ stateDir: copy })).toThrow(/is empty, though a gateway has used it/);
    rmSync(file);
    await openStore({ stateDir }).close();
  });

  test("that a first start left empty are used", async () => {
    const stateDir = temporaryDirectory();
    for (const name of ["taskflow.sqlite", "taskflow.lock"]) writeFileSync(join(stateDir, name), "", { mode: 0o600 });
    await openStore({ stateDir }).close();
  });

  test("that a killed first start left with a rollback journal are brought back and used", async () => {
    const [killed, stateDir] = [temporaryDirectory(), temporaryDirectory()];
    const files = ["taskflow.sqlite", "taskflow.sqlite-journal"];
    const db = new DatabaseSync(join(killed, "taskflow.sqlite"));
    // With so small a cache, pages are written before the transaction ends.
    db.exec("CREATE TABLE made_before (text); PRAGMA cache_size = 1; BEGIN");
    const insert = db.prepare("INSERT INTO made_before VALUES (?)");
    for (let n = 0; n < 50; n += 1) insert.run("t".repeat(4_000));
    for (const name of files) copyFileSync(join(killed, name), join(stateDir, name));
    db.close();
    const store = openStore({ stateDir });
    await insertFlow(store, aFlow());
    await store.close();
    const after = new DatabaseSync(join(stateDir, "taskflow.sqlite"), { readOnly: true });
    expect(after.prepare("SELECT count(*) AS n FROM made_before").get()).toEqual({ n: 0 });
    after.close();
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

const modeOf = (path: string) => statSync(path).mode & 0o7777;

describe("a state directory that others can reach", () => {
  const names = ["taskflow.sqlite", "taskflow.sqlite-wal", "taskflow.lock"];
  let stateDir: string;
  let warnings: string[];
  const open = () => openStore({ stateDir, warn: (message) => warnings.push(message) });
  beforeEach(() => {
    stateDir = temporaryDirectory();
    warnings = [];
  });

  test.each([0o777, 0o770, 0o2775, 0o1777])("with mode %o is made private, with a warning", async (mode) => {
    chmodSync(stateDir, mode);
    await open().close();
    expect(modeOf(stateDir)).toBe(0o700);
    expect(warnings).toEqual([
      `${stateDir} could be written by others (mode 0${mode.toString(8)}). It is private now (mode 0700).`,
    ]);
    await open().close();
    expect(warnings).toHaveLength(1);
  });

  test("but not written is left as it is", async () => {
    chmodSync(stateDir, 0o755);
    await open().close();
    expect([modeOf(stateDir), warnings]).toEqual([0o755, []]);
  });

  test("has its files made private, with a warning each", async () => {
    for (const name of names) writeFileSync(join(stateDir, name), "", { mode: 0o644 });
    await open().close();
    for (const name of ["taskflow.sqlite", "taskflow.lock"]) expect(modeOf(join(stateDir, name)), name).toBe(0o600);
    expect(warnings.sort()).toEqual(
      names
        .sort()
        .map((name) => `${join(stateDir, name)} could be read by others (mode 0644). It is private now (mode 0600).`),
    );
  });

  test("with something else in the place of the database is refused", () => {
    mkdirSync(join(stateDir, "taskflow.sqlite"));
    expect(open).toThrow(/taskflow\.sqlite is not a regular file\. Move it away, then start again\./);
  });

  test.each(names)("with a link in the place of %s is refused, and what it leads to is left alone", (name) => {
    const target = join(temporaryDirectory(), "target");
    writeFileSync(target, "precious", { mode: 0o600 });
    symlinkSync(target, join(stateDir, name));
    expect(open).toThrow(
      `${join(stateDir, name)} is a symbolic link. Move the file itself here, or name the directory`,
    );
    expect(readFileSync(target, "utf8")).toBe("precious");
  });

  test("with a link that leads nowhere in the place of the database is refused", () => {
    symlinkSync(join(stateDir, "nowhere"), join(stateDir, "taskflow.sqlite"));
    expect(open).toThrow(/taskflow\.sqlite is a symbolic link\./);
  });

  test("that is a file is refused by name", () => {
    const file = join(stateDir, "file");
    writeFileSync(file, "");
    expect(() => openStore({ stateDir: file })).toThrow(
      `The state directory ${file} cannot be written (ENOTDIR). Choose another with --state-dir,`,
    );
  });

  describe.runIf(process.getuid?.() === 0)("of another user", () => {
    const user = 12_345;
    /** Opens and closes the store as that user, in these groups; returns what it says. */
    const openAs = async (gid: number) => {
      const program = `import { openStore } from ${JSON.stringify(new URL("../../src/store/open-store.ts", import.meta.url).href)};
        try { await openStore({ stateDir: process.argv[1], warn: console.log }).close(); } catch (error) { console.log(error.message); }`;
      const child = spawn(process.execPath, ["--input-type=module", "-e", program, stateDir], { uid: user, gid });
      let said = "";
      child.stdout.on("data", (chunk) => void (said += chunk));
      child.stderr.on("data", (chunk) => void (said += chunk));
      await once(child, "close");
      return said;
    };

    test.each(["taskflow.sqlite", "taskflow.lock", "taskflow.sqlite-wal"])("%s is refused", async (name) => {
      const file = join(stateDir, name);
      writeFileSync(file, "", { mode: 0o666 });
      chownSync(file, user, user);
      expect(open).toThrow(`${file} belongs to user ${user}, while this process runs as user 0. Run as that user, or`);
      chmodSync(stateDir, 0o777);
      chownSync(file, 0, 0);
      expect(await openAs(user)).toContain(`${file} belongs to user 0, while this process runs as user ${user}.`);
    });

    test("a file that this user may not read is named", async () => {
      const file = join(stateDir, "taskflow.sqlite");
      writeFileSync(file, "", { mode: 0 });
      chmodSync(file, 0);
      for (const path of [stateDir, file]) chownSync(path, user, user);
      expect(await openAs(user)).toBe(
        `${file} cannot be read and written (EACCES). Allow both for this user: chmod u+rw ${file}.\n`,
      );
    });

    test("a link that leads to a file of ours is refused", () => {
      const ours = join(temporaryDirectory(), "ours");
      writeFileSync(ours, "", { mode: 0o600 });
      symlinkSync(ours, join(stateDir, "taskflow.sqlite"));
      lchownSync(join(stateDir, "taskflow.sqlite"), user, user);
      expect(open).toThrow(/taskflow\.sqlite belongs to user 12345/);
    });

    test("root, which our group may write as in Kubernetes, is accepted without a word", async () => {
      chownSync(stateDir, 0, 54_321);
      chmodSync(stateDir, 0o2775);
      expect(await openAs(54_321)).toBe("");
      expect(modeOf(stateDir)).toBe(0o2775);
      expect(modeOf(join(stateDir, "taskflow.sqlite"))).toBe(0o600);
    });

    test("root, which everybody may write, is warned about", async () => {
      chmodSync(stateDir, 0o777);
      expect(await openAs(user)).toMatch(
        /belongs to user 0 \(mode 0777\), while this process runs as user 12345: others/,
      );
    });
  });
});

describe("the lock of the SQLite store", () => {
  /** A second process that opens the store; returns what it says. */
  const openElsewhere = async (stateDir: string): Promise<string> => {
    const second = spawn(process.execPath, ["--input-type=module", "-e", HOLD, stateDir], { stdio: "pipe" });
    onTestFinished(() => void second.kill("SIGKILL"));
    let said = "";
    second.stderr.on("data", (chunk) => void (said += chunk));
    await Promise.race([once(second.stdout, "data"), once(second, "close")]);
    return !hasEnded(second) && said === "" ? "open" : said;
  };

  test("that was deleted lets no second gateway in, however often it tries", async () => {
    const stateDir = temporaryDirectory();
    const store = openStore({ stateDir });
    await insertFlow(store, aFlow());
    rmSync(join(stateDir, "taskflow.lock"));
    // The first attempt leaves a new lock.
    for (let attempt = 0; attempt < 2; attempt += 1)
      expect(await openElsewhere(stateDir)).toMatch(
        /StoreError: Another process uses the state directory \S+: it has taskflow\.sqlite open, while taskflow\.lock was missing or replaced\./,
      );
    // The first is not disturbed.
    await insertFlow(store, aFlow());
    await store.close();
    expect(await openElsewhere(stateDir)).toBe("open");
  });

  test("that was replaced by a copy of itself, as from a backup, lets no second gateway in", async () => {
    const stateDir = temporaryDirectory();
    const lock = join(stateDir, "taskflow.lock");
    await openStore({ stateDir }).close();
    copyFileSync(lock, `${lock}.backup`);
    const store = openStore({ stateDir });
    renameSync(`${lock}.backup`, lock);
    expect(await openElsewhere(stateDir)).toMatch(/StoreError: Another process uses .* was missing or replaced\./);
    await insertFlow(store, aFlow());
    await store.close();
    expect(await openElsewhere(stateDir)).toBe("open");
  });

  test("leaves room for others to read the database, also while it is opened", async () => {
    const stateDir = temporaryDirectory();
    const flow = aFlow();
    const first = openStore({ stateDir });
    await insertFlow(first, flow);
    await first.close();
    const program = `import { backup, DatabaseSync } from "node:sqlite";
      const db = new DatabaseSync(process.argv[1], { readOnly: true });
      const count = () => process.stdout.write(db.prepare("SELECT count(*) AS n FROM flow_runs").get().n + "\\n");
      count();
      process.stdin.on("data", async () => { await backup(db, process.argv[1] + ".copy"); count(); });
      process.stdin.on("end", () => db.close());`;
    const file = join(stateDir, "taskflow.sqlite");
    const reader = spawn(process.execPath, ["--input-type=module", "-e", program, file], { stdio: "pipe" });
    onTestFinished(() => void reader.kill("SIGKILL"));
    expect(String((await once(reader.stdout, "data"))[0])).toBe("1\n");
    const store = openStore({ stateDir });
    await insertFlow(store, aFlow());
    reader.stdin.write("copy");
    expect(String((await once(reader.stdout, "data"))[0])).toBe("2\n");
    expect(flowsIn(`${file}.copy`)).toBe(2);
    await insertFlow(store, aFlow());
    await store.close();
    // Though the reader still has it open.
    copyFileSync(file, `${file}.alone`);
    expect(flowsIn(`${file}.alone`)).toBe(3);
  });
});

/** Of a copy, without a log beside it. */
function flowsIn(file: string): number {
  const db = new DatabaseSync(file);
  const { n } = db.prepare("SELECT count(*) AS n FROM flow_runs").get() as { n: number };
  db.close();
  return n;
}

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
      { version: 6 },
      { version: 7 },
      { version: 8 },
      { version: 9 },
      { version: 10 },
    ]);
    db.close();
  });
});

describe("every statement finds its rows by an index", () => {
  const db = new DatabaseSync(":memory:");
  migrate(db, "memory");
  test.each(Object.entries(SQL))("%s", (name, sql) => {
    const parameters = Array.from({ length: sql.split("?").length - 1 }, () => null);
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[];
    const bad = plan.map(({ detail }) => detail).filter((detail) => /SCAN (?!CONSTANT)|TEMP B-TREE/.test(detail));
    // Tasks of one flow are grouped; that is bounded by the flow, not by the table. Subqueries are as large as their limit,
    // and there are eight statuses, two rows of keys for each session, one of its journal, which is read at the start, and a
    // bounded number of endpoints.
    const sessions = name === "sessionToPrune" ? /^SCAN session$|ORDER BY$/ : /^$/;
    const bounded = /GROUP BY|^SCAN \(subquery|^SCAN (flow_counts|owner|endpoints)$/;
    expect(bad.filter((detail) => !bounded.test(detail) && !sessions.test(detail))).toEqual([]);
  });

  // SQLite plans by the values of these, and prepares the statement again for each of them.
  test.each(Object.entries(SQL))("%s has no parameter by whose value SQLite plans", (_name, sql) => {
    expect(sql).not.toMatch(/LIMIT \?(?! \+ 0)/);
    if (/FROM task_runs/.test(sql)) expect(sql).not.toMatch(/\bstatus = \?/);
  });

  const byIndexAlone = [
    "countTasks",
    "hasActiveTasks",
    "hasActiveNotWaiting",
    "hasTask",
    "taskKeysOfOwner",
    "taskKeysOfQueue",
    "taskKeysOfFlow",
    "nextStatusOfFlow",
    "nextRuntimeOfFlow",
    "nextQueueOfFlow",
    "nextSession",
    "nextQueueOfOwner",
    "countInQueue",
    "firstAvailable",
    "availableTasks",
    "countExpiredKeys",
    "nextExpiry",
    "nextWaiting",
    "nextEndpoint",
    "countPending",
    "oldestPending",
  ] as const;
  test.each(byIndexAlone)("%s does not even look at the rows, however large they are", (name) => {
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${SQL[name]}`).all() as { detail: string }[];
    const reads = plan.map(({ detail }) => detail).filter((detail) => detail.startsWith("SEARCH"));
    expect(reads.length).toBeGreaterThan(0);
    for (const read of reads) expect(read).toMatch(/USING COVERING INDEX/);
  });
});
