import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { temporaryDirectory } from "../support/gateway.ts";
import { type Answer, allFlows, Connection } from "./support/connection.ts";
import { configure, startService } from "./support/service.ts";

/** Numbers of connections that are busy, idle, and halfway through a body when the signal arrives. */
const BUSY = 30;
const IDLE = 10;
const SENDING = 10;
const ROUNDS = 5;

const create = { action: "create_flow", goal: "g" };

/** Sends requests without a pause until the server announces that it closes the connection. */
async function keepBusy(connection: Connection, answers: Answer[]): Promise<void> {
  for (;;) {
    const answer = await connection.call(create);
    answers.push(answer);
    if (answer.headers.connection === "close") return;
  }
}

async function drainUnderLoad(configuration: string): Promise<Answer[]> {
  const service = await startService(configuration);
  const connections = Array.from({ length: BUSY + IDLE + SENDING }, () => new Connection(service.url));
  const [busy, rest] = [connections.slice(0, BUSY), connections.slice(BUSY)];
  const [idle, sending] = [rest.slice(0, IDLE), rest.slice(IDLE)];
  const answers: Answer[] = [];
  for (const connection of idle) answers.push(await connection.call(create));
  const body = JSON.stringify(create);
  const bodies = sending.map((connection) => {
    const halfway = connection.open({ "content-length": String(body.length) });
    halfway.write(body.slice(0, 10));
    return halfway;
  });
  const working = Promise.all(busy.map((connection) => keepBusy(connection, answers)));
  // Stop at a random moment under load.
  await sleep(100 + Math.random() * 100);

  service.child.kill("SIGTERM");
  const ended = once(service.child, "exit");
  await working;
  // Requests in transit on connections that the server took for idle.
  const late = idle.map((connection) => connection.call(create));
  for (const halfway of bodies) halfway.end(body.slice(10));
  answers.push(...(await Promise.all([...late, ...bodies.map(({ answer }) => answer)])));
  for (const connection of connections) connection.close();
  expect(await ended).toEqual([0, null]);
  return answers;
}

test("SIGTERM under 50 connections: every accepted request is answered, and its change is on disk", async () => {
  const configuration = configure({ stateDir: temporaryDirectory() });
  const answers: Answer[] = [];
  for (let round = 0; round < ROUNDS; round += 1) answers.push(...(await drainUnderLoad(configuration)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(answers.length).toBeGreaterThan(ROUNDS * (BUSY + IDLE + SENDING));

  const { url } = await startService(configuration);
  const reader = new Connection(url);
  const kept = new Set((await allFlows(reader)).map(({ flowId }) => flowId));
  expect(answers.filter(({ body }) => !kept.has(body.result?.flow?.flowId ?? ""))).toEqual([]);
  reader.close();
});
