import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { allFlows, Connection, type Flow } from "./connection.ts";
import { type Service, startService } from "./service.ts";
import { type Acknowledged, STATUS_AT, Writer } from "./writer.ts";

const WRITERS = 6;

/** Waits until after the first responses, then for a random moment within the next commits. */
async function randomMoment(writers: readonly Writer[]): Promise<void> {
  while (writers.every(({ touched }) => touched.size === 0)) await sleep(2);
  await sleep(Math.random() * 150);
}

interface Crashes {
  configuration: string;
  rounds: number;
}

/** Kills a gateway repeatedly while writers write. The next gateway must have every acknowledged change. */
export async function killGateways({ configuration, rounds }: Crashes): Promise<Writer[]> {
  const writers = Array.from({ length: WRITERS }, () => new Writer());
  for (let round = 0; round < rounds; round += 1) {
    const service = await startService(configuration);
    await expectKept(service, writers, round);
    const writing = startWriting(service, writers);
    await randomMoment(writers);
    service.child.kill("SIGKILL");
    await once(service.child, "exit");
    await writing.stop();
  }
  const last = await startService(configuration);
  await expectAllKept(last, writers);
  last.child.kill("SIGTERM");
  await once(last.child, "exit");
  return writers;
}

/** Keeps one gateway running. `crash` makes its database fail and recover. */
export async function killDatabase({ configuration, rounds }: Crashes, crash: () => Promise<void>): Promise<Writer[]> {
  const writers = Array.from({ length: WRITERS }, () => new Writer());
  const service = await startService(configuration);
  for (let round = 0; round < rounds; round += 1) {
    const writing = startWriting(service, writers);
    await randomMoment(writers);
    await crash();
    await isReady(service);
    await writing.stop();
    await expectKept(service, writers, round);
  }
  await expectAllKept(service, writers);
  return writers;
}

function startWriting({ url }: Service, writers: readonly Writer[]) {
  const stopping = new AbortController();
  const connections = writers.map(() => new Connection(url));
  const writing = writers.map((writer, index) => writer.write(connections[index] as Connection, stopping.signal));
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(writing);
      for (const connection of connections) connection.close();
    },
  };
}

async function isReady({ url }: Service): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    if ((await fetch(`${url}/readyz`)).ok) return;
    await sleep(25);
  }
  throw new Error("The gateway did not become ready again.");
}

/** Checks each flow that was in use before the crash. */
async function expectKept({ url }: Service, writers: readonly Writer[], round: number): Promise<void> {
  const reader = new Connection(url);
  for (const writer of writers) {
    for (const goal of writer.touched) {
      const known = writer.flows.get(goal) as Acknowledged;
      const { flowId } = known;
      const found = await reader.call({ action: "get_flow", flowId });
      const counted = await reader.call({ action: "get_task_summary", flowId });
      const tasks = counted.body.result?.summary?.total ?? 0;
      expect(problemsOf(known, found.body.result?.flow ?? undefined, tasks), `round ${round}`).toEqual([]);
    }
    writer.touched.clear();
    expect(writer.unexpected, `round ${round}`).toEqual([]);
  }
  reader.close();
}

/** Checks every acknowledged change, and that no `create_flow` was applied twice. */
async function expectAllKept({ url }: Service, writers: readonly Writer[]): Promise<void> {
  const reader = new Connection(url);
  const stored = await allFlows(reader);
  reader.close();
  const byGoal = new Map(stored.map((flow) => [flow.goal, flow]));
  expect(stored.length, "flows of one goal, so of one Idempotency-Key").toBe(byGoal.size);
  const problems = writers.flatMap(({ flows }) =>
    [...flows].flatMap(([goal, known]) => problemsOf(known, byGoal.get(goal), known.tasks)),
  );
  expect(problems).toEqual([]);
}

/** One revision or task more than acknowledged is a change whose response was lost. */
function problemsOf(known: Acknowledged, flow: Flow | undefined, tasks: number): string[] {
  if (!flow) return [`${known.flowId} is gone`];
  const ahead = flow.revision - known.revision;
  const expected = { status: STATUS_AT[flow.revision], step: flow.revision };
  const problems = [
    flow.flowId !== known.flowId && "was created a second time",
    (ahead < 0 || ahead > 1) && `has revision ${flow.revision}, where ${known.revision} was acknowledged`,
    (flow.status !== expected.status || flow.stateJson?.step !== expected.step) &&
      `has revision ${flow.revision} with ${flow.status} and ${JSON.stringify(flow.stateJson)}`,
    (tasks < known.tasks || tasks > 1) && `has ${tasks} tasks, where ${known.tasks} were acknowledged`,
  ];
  return problems.filter((problem) => problem !== false).map((problem) => `${known.flowId} ${problem}`);
}
