import { setTimeout as sleep } from "node:timers/promises";
import { Connection } from "./connection.ts";
import type { Server } from "./server.ts";
import { sampleInput } from "./session.ts";

const CONNECTIONS = 16;

/** Creates flows at an even rate per second. Resolves to how long each took to be answered, in milliseconds. */
export async function changeEvenly(server: Server, rate: number, seconds: number): Promise<number[]> {
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => Connection.open(server.url)));
  const times: number[] = [];
  const free = [...connections];
  const started = performance.now();
  for (let sent = 0; sent < seconds * rate; ) {
    const due = Math.min(((performance.now() - started) * rate) / 1_000, seconds * rate);
    for (; sent < due && free.length > 0; sent += 1) {
      const connection = free.pop() as Connection;
      const body = JSON.stringify({ action: "create_flow", ...sampleInput(sent) });
      const at = performance.now();
      connection.send(
        server.request(0, body),
        ({ status }) => {
          if (status !== 200) throw new Error(`create_flow was answered with ${status}`);
          times.push(performance.now() - at);
          free.push(connection);
        },
        (error) => {
          throw error;
        },
      );
    }
    await sleep(1);
  }
  while (free.length < connections.length) await sleep(5);
  for (const connection of connections) connection.close();
  return times;
}
