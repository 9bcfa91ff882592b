import { statSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { versionOf } from "./migrations.ts";

/** What a database holds. */
export interface Survey {
  version: number;
  bytes: number;
  flows: number;
  tasks: number;
  events: number;
  endpoints: number;
  deliveries: number;
  keys: number;
}

const TABLES = {
  flows: "flow_runs",
  tasks: "task_runs",
  events: "events",
  endpoints: "endpoints",
  deliveries: "deliveries",
  keys: "idempotency_keys",
} as const;

/** Reads the whole file. Throws `StoreError` for a newer version, and SQLite's error for damage. */
export function survey(db: DatabaseSync, file: string): Survey {
  const version = versionOf(db, file);
  const known = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all() as { name: string }[];
  const names = new Set(known.map(({ name }) => name));
  // An older version lacks some tables.
  const count = (table: string) =>
    names.has(table) ? Number(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n) : 0;
  const counts = Object.entries(TABLES).map(([name, table]) => [name, count(table)]);
  return {
    version,
    bytes: statSync(file).size,
    ...(Object.fromEntries(counts) as Record<keyof typeof TABLES, number>),
  };
}

/** What is wrong with a database, as a whole, beyond what a start looks at: every index and every reference. */
export function problemsOf(db: DatabaseSync): string[] {
  const rows = db.prepare("PRAGMA integrity_check(10)").all() as { integrity_check: string }[];
  const found = rows.map(({ integrity_check }) => integrity_check.replaceAll(/\s+/g, " "));
  const orphans = db.prepare("PRAGMA foreign_key_check").all() as { table: string }[];
  return [
    ...found.filter((problem) => problem !== "ok"),
    ...(orphans.length > 0 ? [`${orphans.length} rows of ${orphans[0]?.table} belong to no flow`] : []),
  ];
}
