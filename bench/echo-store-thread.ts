// The least that storing takes: what has arrived becomes one write and one sync, or one transaction of one table.
import { fdatasyncSync, fsyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import type { StoreKind } from "./echo-store.ts";

const { kind, folder } = workerData as { kind: StoreKind; folder: string };
const port = parentPort as NonNullable<typeof parentPort>;

/** A file that is written over, as SQLite's log is: a sync need not write a new size. */
const FILE_BYTES = 16 * 1024 * 1024;

function storeInFile(): (bodies: string[]) => void {
  const file = openSync(join(folder, "bodies"), "w");
  writeSync(file, Buffer.alloc(FILE_BYTES));
  fsyncSync(file);
  let at = 0;
  return (bodies) => {
    const bytes = Buffer.from(bodies.join("\n"));
    if (at + bytes.length > FILE_BYTES) at = 0;
    at += writeSync(file, bytes, 0, bytes.length, at);
    fdatasyncSync(file);
  };
}

function storeInSqlite(): (bodies: string[]) => void {
  const db = new DatabaseSync(join(folder, "bodies.sqlite"));
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  db.exec("CREATE TABLE bodies (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT");
  const [begin, commit] = [db.prepare("BEGIN IMMEDIATE"), db.prepare("COMMIT")];
  const insert = db.prepare("INSERT INTO bodies (body) VALUES (?)");
  return (bodies) => {
    begin.run();
    for (const body of bodies) insert.run(body);
    commit.run();
  };
}

const store = kind === "file" ? storeInFile() : storeInSqlite();
port.on("message", (first: string[]) => {
  const bodies = first;
  for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port))
    bodies.push(...(next.message as string[]));
  store(bodies);
  port.postMessage(bodies.length);
});
