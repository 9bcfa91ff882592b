import { globSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { migrate, versionOf } from "../../src/store/sqlite/migrations.ts";
import { problemsOf } from "../../src/store/sqlite/survey.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { expectHistory, fixture, receiverFor } from "./describe-upgrade.ts";

const fixtures = globSync("sqlite-*.sql", { cwd: join(import.meta.dirname, "fixtures") }).map((file) =>
  file.replace(".sql", ""),
);

describe("a database that the gateway of an older version left behind", () => {
  test.each(fixtures.toSorted())("%s is served by this one with everything that it holds", async (name) => {
    const { sql, history } = fixture(name);
    const stateDir = temporaryDirectory();
    const file = join(stateDir, "taskflow.sqlite");
    const receiver = await receiverFor(sql);
    const db = new DatabaseSync(file);
    db.exec(receiver.sql);
    db.close();
    await expectHistory(openStore({ stateDir }), history, receiver.messages);
    const upgraded = new DatabaseSync(file, { readOnly: true });
    expect(problemsOf(upgraded)).toEqual([]);
    upgraded.close();
  });
});

test("a migration that fails after others leaves the database at the version that it had", () => {
  const db = new DatabaseSync(":memory:");
  db.exec(fixture("sqlite-2").sql);
  // In the way of a later migration.
  db.exec("CREATE TABLE deliveries (mine TEXT)");
  const schema = () => db.prepare("SELECT name, sql FROM sqlite_schema ORDER BY name").all();
  const before = schema();
  expect(() => migrate(db, "memory")).toThrow(/table deliveries already exists/);
  expect(versionOf(db, "memory")).toBe(2);
  expect(schema()).toEqual(before);
  db.exec("DROP TABLE deliveries");
  migrate(db, "memory");
  expect(versionOf(db, "memory")).toBeGreaterThan(8);
  db.close();
});
