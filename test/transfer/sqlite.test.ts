import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeAll, expect, test } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { sqliteSource } from "../../src/store/sqlite/transfer-read.ts";
import type { ImportSummary } from "../../src/store/transfer.ts";
import { aFlow } from "../store/describe-flow-store.ts";
import { insertFlow } from "../support/flows.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { CLAIMED, ENDPOINT, FLOW, filled, OTHER, QUEUED, SECRET, SESSION } from "./records.ts";
import { exported, imported, recordsOf, stateOf } from "./transfer.ts";

let stateDir: string;
let text: string;
beforeAll(async () => {
  stateDir = await filled(join(temporaryDirectory(), "state"));
  text = await exported(stateDir, { secrets: true });
});
const empty = () => join(temporaryDirectory(), "state");
const sum = ({ counts }: ImportSummary, what: "added" | "present" | "conflicts") =>
  Object.values(counts).reduce((total, tally) => total + tally[what], 0);

function execute(directory: string, ...statements: string[]): void {
  const db = new DatabaseSync(join(directory, "taskflow.sqlite"));
  for (const statement of statements) db.exec(statement);
  db.close();
}

test("an export with secrets comes back from another SQLite directory line for line", async () => {
  const copy = empty();
  await imported(text, copy);
  expect(await exported(copy, { secrets: true })).toBe(text);
});

test("an export without secrets has no secret, no hash of a lease token and no answer that holds one", async () => {
  const plain = await exported(stateDir);
  for (const secret of ["whsec_", "lease-token", "token-in-an-answer", "c2VjcmV0LWluLWEtcmVzcG9uc2U", SECRET]) {
    expect(plain).not.toContain(secret);
  }
  expect(plain.split("\n")[0]).toContain('"secrets":false');
});

test("an import twice changes nothing the second time, with secrets and without", async () => {
  for (const file of [text, await exported(stateDir)]) {
    const copy = empty();
    const first = await imported(file, copy);
    const before = await exported(copy, { secrets: true });
    const again = await imported(file, copy);
    expect([sum(again, "added"), sum(again, "conflicts")]).toEqual([0, 0]);
    expect(sum(again, "present")).toBe(sum(first, "added"));
    expect(await exported(copy, { secrets: true })).toBe(before);
  }
});

test("an export of a session has its records alone, and can be imported beside others", async () => {
  const other = await exported(stateDir, { secrets: true, session: OTHER });
  expect(other).not.toContain(`"ownerKey":"${SESSION}"`);
  expect(recordsOf(other)).toHaveLength(5);
  const copy = empty();
  await imported(other, copy);
  await imported(await exported(stateDir, { secrets: true, session: SESSION }), copy);
  expect(recordsOf(await exported(copy, { secrets: true }))).toEqual(recordsOf(text));
});

test("a record with the same ID and another content refuses the import as a whole, and is kept with skip", async () => {
  const copy = empty();
  await imported(await exported(stateDir, { secrets: true, session: OTHER }), copy);
  execute(copy, "UPDATE flow_runs SET goal = 'mine'");
  const before = stateOf(copy);
  await expect(imported(text, copy)).rejects.toThrow(
    /^export\.jsonl, line 3: flow [\w-]+ is there already, with another content\. Use --on-conflict skip .* Nothing was imported\.$/,
  );
  expect(stateOf(copy).equals(before)).toBe(true);
  const summary = await imported(text, copy, "skip");
  expect(summary.counts.flow).toEqual({ added: 1, present: 0, conflicts: 1 });
  expect(await exported(copy, { secrets: true })).toContain('"goal":"mine"');
});

test("an import keeps the number of flows by status that the gateway counts", async () => {
  const copy = empty();
  await imported(text, copy);
  const store = openStore({ stateDir: copy });
  expect(Object.fromEntries(await store.countFlows())).toEqual({ waiting: 1, failed: 1 });
  await store.close();
});

test("a cursor from before continues after an import, by flow too, and new events come after it", async () => {
  const copy = empty();
  await imported(text, copy);
  const [before, after] = [openStore({ stateDir }), openStore({ stateDir: copy })];
  const query = { limit: 10, maxBytes: 1e6 };
  const start = await before.locateEvents(SESSION, "oldest");
  const first = await before.readEvents(SESSION, { ...query, limit: 1, after: start });
  if ("refused" in first) throw new Error(first.refused);
  const rest = await before.readEvents(SESSION, { ...query, after: first.position });
  expect(await after.readEvents(SESSION, { ...query, after: first.position })).toEqual(rest);
  const ofFlow = { ...query, after: start, flowId: FLOW.flowId };
  expect(await after.readEvents(SESSION, ofFlow)).toEqual(await before.readEvents(SESSION, ofFlow));
  const late = aFlow({ ownerKey: SESSION });
  await insertFlow(after, late);
  const page = await after.readEvents(SESSION, { ...query, after: "position" in rest ? rest.position : "" });
  expect(page).toMatchObject({ events: [{ event: { flowId: late.flowId } }] });
  await Promise.all([before.close(), after.close()]);
});

test("a session with other events refuses those of the file, and keeps its own with skip", async () => {
  const copy = empty();
  const store = openStore({ stateDir: copy });
  await insertFlow(store, aFlow({ ownerKey: SESSION }));
  await store.close();
  await expect(imported(text, copy)).rejects.toThrow(/event [\w-]+, or another one at its place in the journal/);
  const summary = await imported(text, copy, "skip");
  expect(summary.counts.event).toMatchObject({ added: 2, conflicts: 3 });
  const kept = openStore({ stateDir: copy });
  const [endpoint] = (await kept.deliveries?.listEndpoints(SESSION)) ?? [];
  // What happened here before the import is not sent to it.
  expect(endpoint?.position).toBe(await kept.locateEvents(SESSION, "latest"));
  await kept.close();
});

test("events that had been deleted stay deleted: a cursor before them has expired", async () => {
  const source = empty();
  await imported(text, source);
  execute(
    source,
    "UPDATE journal_sessions SET pruned_seq = (SELECT min(seq) FROM events WHERE session = 1) WHERE session = 1",
    "DELETE FROM events WHERE session = 1 AND seq = (SELECT min(seq) FROM events WHERE session = 1)",
  );
  const copy = empty();
  await imported(await exported(source, { secrets: true }), copy);
  // A full file adds nothing to it: what was deleted is known.
  const again = await imported(text, copy);
  expect([sum(again, "added"), sum(again, "conflicts")]).toEqual([0, 0]);
  const store = openStore({ stateDir: copy });
  expect(await store.readEvents(SESSION, { after: "0".repeat(16), limit: 1, maxBytes: 1e6 })).toMatchObject({
    refused: "expired",
  });
  await store.close();
});

test("a worker keeps its task with the hash of its token, and loses it without", async () => {
  const now = Date.now();
  for (const [file, isKept] of [
    [text, true],
    [await exported(stateDir), false],
  ] as const) {
    const copy = empty();
    await imported(file, copy);
    const store = openStore({ stateDir: copy });
    const task = await store.tasks.findTask(SESSION, CLAIMED.taskId);
    expect(task?.status).toBe("running");
    expect(task?.leaseHash === CLAIMED.leaseHash).toBe(isKept);
    expect(task?.leaseHash).toBeTruthy();
    // The lease of a minute lasts its full length again.
    expect(await store.tasks.nextAttemptEndMs()).toBeGreaterThan(50_000);
    const claims = await store.tasks.claimTasks({ ownerKey: SESSION, queues: ["agents"], limit: 9, now }, (found) => ({
      outcome: found.taskId,
    }));
    expect(claims).toEqual([QUEUED.taskId]);
    await store.close();
  }
});

test("an endpoint without its secret is disabled until its secret is rotated, and is reported", async () => {
  const copy = empty();
  const { disabled } = await imported(await exported(stateDir), copy);
  expect(disabled).toEqual([{ ownerKey: SESSION, endpointId: ENDPOINT.endpointId }]);
  const store = openStore({ stateDir: copy });
  const [endpoint, configured] = (await store.deliveries?.listEndpoints(SESSION)) ?? [];
  expect(endpoint).toMatchObject({ enabled: false, disabledReason: "requested" });
  expect(endpoint?.secret).not.toBe(SECRET);
  expect(configured).toMatchObject({ endpointId: "configured", disabledReason: "gone", secret: undefined });
  await store.close();
});

test("an import keeps idempotency keys: a repeated request gets its first answer", async () => {
  const copy = empty();
  await imported(await exported(stateDir), copy);
  const store = openStore({ stateDir: copy });
  expect(await store.findAnswer({ ownerKey: SESSION, key: "key-1", now: Date.now() })).toBe('{"ok":true}');
  await store.close();
});

test("an export while a store is open holds one moment, and leaves no file behind", async () => {
  const copy = empty();
  await imported(text, copy);
  const store = openStore({ stateDir: copy });
  const source = sqliteSource(copy);
  let late: Promise<void> | undefined;
  const watched = await exported(
    {
      ...source,
      read: (query, write) =>
        source.read(query, (record) => {
          late ??= insertFlow(store, aFlow({ ownerKey: SESSION }));
          return late.then(() => write(record));
        }),
    },
    { secrets: true },
  );
  expect(watched).toBe(text);
  await store.close();
  await exported(copy);
  expect(existsSync(join(copy, "taskflow.sqlite-wal"))).toBe(false);
});

test("a database of an older version is not exported, and the message says what to do", async () => {
  const copy = empty();
  await imported(text, copy);
  execute(copy, "DELETE FROM schema_version WHERE version = (SELECT max(version) FROM schema_version)");
  await expect(exported(copy)).rejects.toThrow(
    /has version \d+, and this program exports version \d+\. Start the gateway/,
  );
});
