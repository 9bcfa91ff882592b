import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { openSqliteSession } from "../../src/store/sqlite/session-data.ts";
import { StoreError } from "../../src/store/store-error.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { describeForgetting, fillSession } from "./describe-forgetting.ts";
import { OWNER } from "./task-records.ts";

describeForgetting("SQLite", async () => {
  const stateDir = temporaryDirectory();
  return { open: async () => openStore({ stateDir }), session: async (key) => openSqliteSession(stateDir, key) };
});

/** In all files of a directory. */
function holds(stateDir: string, text: string): boolean {
  return readdirSync(stateDir).some((name) => readFileSync(join(stateDir, name)).includes(text));
}

test("no file of a state directory holds a text of a forgotten session, not even one that was deleted or changed before", async () => {
  const stateDir = temporaryDirectory();
  const store = openStore({ stateDir });
  await fillSession(store, OWNER, "forgotten words ".repeat(400));
  await fillSession(store, "agent:main:other", "kept words ");
  const [flow] = (await store.listFlows(OWNER, { limit: 1 })).flows;
  if (!flow) throw new Error("there is no flow");
  const overwritten = { ...flow, revision: 1, stateJson: JSON.stringify("forgotten state ".repeat(400)) };
  await store.change(flow, () => ({ outcome: undefined, flow: overwritten }));
  await store.change(flow, () => ({ outcome: undefined, flow: { ...overwritten, revision: 2, stateJson: "null" } }));
  await store.pruneFlows({ endedBefore: Number.MAX_SAFE_INTEGER, limit: 100 });
  await store.close();
  expect(holds(stateDir, "forgotten words")).toBe(true);

  const data = openSqliteSession(stateDir, OWNER);
  await data.forget();
  await data.close();
  for (const text of ["forgotten words", "forgotten state", OWNER]) expect(holds(stateDir, text), text).toBe(false);
  expect(holds(stateDir, "kept words")).toBe(true);
});

test("a state directory that a gateway uses is refused, and so is one without a database, and nothing is made there", async () => {
  const stateDir = temporaryDirectory();
  expect(() => openSqliteSession(stateDir, OWNER)).toThrow(/has no taskflow\.sqlite: nothing is stored there/);
  expect(readdirSync(stateDir)).toEqual([]);
  const store = openStore({ stateDir });
  const open = () => openSqliteSession(stateDir, OWNER);
  expect(open).toThrow(StoreError);
  expect(open).toThrow(/Another process uses the state directory/);
  await store.close();
  await open().close();
  expect(existsSync(join(stateDir, "taskflow.sqlite"))).toBe(true);
});
