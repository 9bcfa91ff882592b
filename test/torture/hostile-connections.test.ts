import type { Socket } from "node:net";
import { expect, test } from "vitest";
import { Connection } from "./support/connection.ts";
import { head, open } from "./support/raw.ts";
import { configure, type Service, startService } from "./support/service.ts";

const HALF_OPEN = 1_000;
const SLOW_HEADERS = 500;
const SLOW_BODIES = 500;
const ROUNDS = 5;
/** For each p99, on so many connections at once. */
const REQUESTS = 600;
const CLIENTS = 4;

/** One piece after the other, each a byte. */
const drip = (socket: Socket) => socket.writable && socket.write("x");

/** Holds its connections, and opens another for each that is closed, until it is stopped. */
class Attack {
  readonly #url: string;
  readonly #sockets = new Map<number, Socket>();
  readonly #timers: NodeJS.Timeout[] = [];

  constructor(url: string) {
    this.#url = url;
  }

  async start(): Promise<void> {
    const total = HALF_OPEN + SLOW_HEADERS + SLOW_BODIES;
    for (let index = 0; index < total; index += 100)
      await Promise.all(Array.from({ length: 100 }, (_, n) => this.#connect(index + n)));
    this.#timers.push(setInterval(() => this.#dripAndReplace(), 1_000));
  }

  /** Connections that are open at this moment. */
  get open(): number {
    return [...this.#sockets.values()].filter((socket) => !socket.destroyed).length;
  }

  stop(): void {
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
    for (const socket of this.#sockets.values()) socket.destroy();
  }

  async #connect(index: number): Promise<void> {
    const socket = await open(this.#url);
    this.#sockets.set(index, socket);
    socket.resume();
    if (index >= HALF_OPEN + SLOW_HEADERS) socket.write(`${head("Content-Length: 100000")}\r\n\r\n{"action":"`);
    else if (index >= HALF_OPEN) socket.write(head("X-Slow: "));
  }

  #dripAndReplace(): void {
    for (const [index, socket] of this.#sockets) {
      if (socket.destroyed) void this.#connect(index).catch(() => undefined);
      else if (index >= HALF_OPEN) drip(socket);
    }
  }
}

/** Milliseconds that all but the slowest hundredth of a normal client's requests stay under. */
async function p99({ url }: Service): Promise<number> {
  const durations: number[] = [];
  const clients = Array.from({ length: CLIENTS }, () => new Connection(url));
  const ask = async (client: Connection): Promise<void> => {
    for (let n = 0; n < REQUESTS / CLIENTS; n += 1) {
      const started = performance.now();
      const answer = await client.call({ action: "create_flow", goal: "g" });
      durations.push(performance.now() - started);
      expect(answer.status).toBe(200);
    }
  };
  await Promise.all(clients.map(ask));
  for (const client of clients) client.close();
  return durations.sort((a, b) => a - b)[Math.floor(durations.length * 0.99)] ?? 0;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

test("2,000 half-open connections, slow headers and slow bodies leave the p99 of a normal client under twice what it was", async () => {
  const service = await startService(configure());
  await p99(service);
  const [calm, attacked]: [number[], number[]] = [[], []];
  // In turn, so that what else the machine does falls on both.
  for (let round = 0; round < ROUNDS; round += 1) {
    calm.push(await p99(service));
    const attack = new Attack(service.url);
    await attack.start();
    attacked.push(await p99(service));
    expect(attack.open).toBeGreaterThan(1_500);
    attack.stop();
  }
  const [before, under] = [median(calm), median(attacked)];
  console.log(`p99 ${before.toFixed(2)} ms, under attack ${under.toFixed(2)} ms, ratio ${(under / before).toFixed(2)}`);
  expect(under / before).toBeLessThan(2);
}, 180_000);
