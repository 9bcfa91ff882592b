import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { temporaryDirectory } from "../support/gateway.ts";
import { type Answer, allFlows, Connection } from "../torture/support/connection.ts";
import { configure, type Service, startService } from "../torture/support/service.ts";

const create = (goal: string) => ({ action: "create_flow", goal });

/** From now on each sync of the log fails, as on a disk with errors. Resolves when that is so. */
async function failSyncs({ child }: Service): Promise<void> {
  const injection = ["-e", "trace=fdatasync", "-e", "inject=fdatasync:error=EIO"];
  const strace: ChildProcess = spawn("strace", ["-f", ...injection, "-p", String(child.pid)], { stdio: "pipe" });
  onTestFinished(() => void strace.kill("SIGKILL"));
  let said = "";
  for await (const chunk of strace.stderr ?? []) {
    said += chunk;
    if (/attached/.test(said)) break;
  }
  strace.stderr?.resume();
}

/** What readiness says until nobody answers any more. */
async function readinessUntilGone({ url }: Service): Promise<number[]> {
  const statuses: number[] = [];
  for (;;) {
    try {
      statuses.push((await fetch(`${url}/readyz`)).status);
    } catch {
      return statuses;
    }
  }
}

test("a sync that fails ends the gateway with exit code 1, after its senders learned that the change is uncertain", async () => {
  const stateDir = temporaryDirectory();
  const configuration = configure({ stateDir });
  const service = await startService(configuration);
  const connections = Array.from({ length: 20 }, () => new Connection(service.url));
  const [connection] = connections as [Connection];
  const before = ["one", "two", "three"];
  for (const goal of before) expect((await connection.call(create(goal))).status).toBe(200);

  await failSyncs(service);
  const exited = once(service.child, "exit");
  const sent = connections.map((each, n) => each.call(create(`uncertain ${n}`)).catch(() => undefined));
  const answers = (await Promise.all(sent)).filter((answer) => answer !== undefined);
  expect(await readinessUntilGone(service)).not.toContain(200);
  expect(await exited).toEqual([1, null]);
  // Not copied into the database: it may no longer hold what was written to it.
  expect(statSync(join(stateDir, "taskflow.sqlite-wal")).size).toBeGreaterThan(0);
  for (const one of connections) one.close();

  expect(new Set(answers.map(({ status, body }) => `${status} ${body.code}`))).toEqual(new Set(["503 persist_failed"]));
  const uncertain = answers.filter(isUncertain);
  expect(uncertain.length).toBeGreaterThan(0);
  for (const { body } of uncertain) expect(body.error).toMatch(/may or may not have been applied/);
  for (const { body } of answers.filter((answer) => !isUncertain(answer)))
    expect(body.error).toMatch(/Nothing was changed/);
  expect(service.output.err).toMatch(
    /"level":60,.*could not be written to the disk \(E[A-Z]+: .*Start the gateway again/,
  );

  const again = await startService(configuration);
  const reader = new Connection(again.url);
  const goals = (await allFlows(reader)).map(({ goal }) => goal);
  reader.close();
  expect(goals).toEqual(expect.arrayContaining(before));
  expect((await fetch(`${again.url}/readyz`)).status).toBe(200);
});

function isUncertain({ body }: Answer): boolean {
  return (body as { uncertain?: boolean }).uncertain === true;
}
