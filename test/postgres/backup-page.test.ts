import { execFile } from "node:child_process";
import { once } from "node:events";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeBlocks, documentAt, sectionOf } from "../support/documents.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { postgresBinary } from "./support/binaries.ts";
import { startReplica } from "./support/gateways.ts";
import { PostgresServer } from "./support/server.ts";
import { lostBy, Writer } from "./support/writer.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

test("the commands of the page about backups dump under load, and restore every change acknowledged before", async () => {
  const section = sectionOf(documentAt("docs/backup.md"), "## PostgreSQL");
  const [dump = "", restore = ""] = codeBlocks(section, "bash");
  const url = await server.createDatabase();
  const cwd = temporaryDirectory();
  const env = { ...process.env, DATABASE_URL: url, PATH: `${dirname(postgresBinary("pg_dump"))}:${process.env.PATH}` };
  const paste = (script: string) => promisify(execFile)("bash", ["-euc", script], { cwd, env });

  const gateway = await startReplica(url);
  const writers = Array.from({ length: 4 }, () => new Writer(gateway));
  let stopped = false;
  const writing = writers.map((writer) => writer.writeUntil(() => stopped));
  const count = () => writers.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
  await expect.poll(count, { timeout: 30_000 }).toBeGreaterThan(50);
  const before = writers.map(({ acknowledged }) => ({ acknowledged: new Map(acknowledged) }));
  await paste(dump);
  await expect.poll(count, { timeout: 30_000 }).toBeGreaterThan(100);
  stopped = true;
  await Promise.all(writing);
  const late = (await gateway.call({ action: "create_flow", goal: "after the dump" })).body.result?.flow?.flowId;
  gateway.child.kill("SIGTERM");
  await once(gateway.child, "exit");

  await paste(restore);
  const restored = await startReplica(url);
  const revisions = before.flatMap(({ acknowledged }) => [...acknowledged]);
  for (const [flowId, revision] of revisions) {
    const { body } = await restored.call({ action: "get_flow", flowId });
    expect(body.result?.flow?.revision ?? -1).toBeGreaterThanOrEqual(revision);
  }
  expect((await restored.call({ action: "get_flow", flowId: late })).body.result?.flow).toBeNull();
  // It goes on.
  const again = new Writer(restored);
  let turns = 0;
  await again.writeUntil(() => (turns += 1) > 3);
  expect(await lostBy([again], restored)).toEqual([]);
});
