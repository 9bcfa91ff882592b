import { Connection } from "./connection.ts";
import { CONNECTIONS } from "./session.ts";
import type { Workload } from "./workload.ts";

/** The destination of requests, which turns a body into the bytes of a request. */
export interface Target {
  url: URL;
  request(connection: number, body: string): string;
  /** Processor time of the server so far, in microseconds. */
  cpuMicroseconds(): ProcessorTime;
}

export interface ProcessorTime {
  /** Of all threads. */
  all: number;
  /** Of the thread that runs the event loop. */
  loop: number;
}

export interface Load {
  /** How many requests come before what is measured, so that the compiler has optimized the code that they run. */
  warmUpRequests: number;
  measureMs: number;
}

/**
 * Optimizing takes that many requests: 20,000 `create_flow` halve the processor time per request. A fixed time would be
 * fewer requests on a slow machine, where most of a slice would then measure the interpreter.
 */
export const WARM_UP_REQUESTS = 20_000;
/** For servers that are much slower: a limit of the warm-up, in milliseconds. */
const WARM_UP_MS = 8_000;

export interface Measured {
  requests: number;
  /** Requests per second. */
  rate: number;
  /** Milliseconds from the first byte sent to the last byte received. */
  p50: number;
  p99: number;
  /** Processor time of the server per request, in microseconds. */
  cpu: number;
  /** Processor time of the event loop's thread per request, in microseconds. */
  loop: number;
  /** The last response. */
  sample: Buffer;
  /** Utilization of this process, 0 to 1. Near 1 the result measures the generator instead of the server. */
  generatorBusy: number;
}

/** Closed loop: every connection sends its next request after the last response. Rejects for any status but 200. */
export function load(target: Target, workload: Workload, { warmUpRequests, measureMs }: Load): Promise<Measured> {
  return connected(target, async (connections) => {
    await drive(connections, target, atMost(workload, warmUpRequests), WARM_UP_MS);
    return drive(connections, target, workload, measureMs);
  });
}

/** Sends that many requests over all connections. */
export function send(target: Target, workload: Workload, requests: number): Promise<Measured> {
  const some = atMost(workload, requests);
  return connected(target, (connections) => drive(connections, target, some, Number.POSITIVE_INFINITY));
}

async function connected<Result>(
  target: Target,
  use: (connections: readonly Connection[]) => Promise<Result>,
): Promise<Result> {
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => Connection.open(target.url)));
  try {
    return await use(connections);
  } finally {
    for (const connection of connections) connection.close();
  }
}

function atMost(workload: Workload, requests: number): Workload {
  let left = requests;
  return { ...workload, next: (connection) => (left-- > 0 ? workload.next(connection) : undefined) };
}

async function drive(
  connections: readonly Connection[],
  target: Target,
  workload: Workload,
  durationMs: number,
): Promise<Measured> {
  const own = process.cpuUsage();
  const cpu = target.cpuMicroseconds();
  const started = performance.now();
  const latencies: number[] = [];
  let sample: Buffer = Buffer.alloc(0);
  const loop = (connection: Connection, index: number): Promise<void> =>
    new Promise((resolve, reject) => {
      let sentAt = 0;
      const next = (): void => {
        const body = sentAt - started < durationMs ? workload.next(index) : undefined;
        if (!body) return resolve();
        const request = target.request(index, JSON.stringify(body));
        sentAt = performance.now();
        connection.send(request, answered, reject);
      };
      const answered = ({ status, body }: { status: number; body: Buffer }): void => {
        latencies.push(performance.now() - sentAt);
        sample = body;
        if (status !== 200) return reject(new Error(`answered with ${status}: ${body.toString().slice(0, 500)}`));
        workload.seen?.(index, body);
        next();
      };
      next();
    });
  await Promise.all(connections.map(loop));
  const elapsed = performance.now() - started;
  const { user, system } = process.cpuUsage(own);
  const used = target.cpuMicroseconds();
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.ceil(latencies.length * share) - 1] ?? 0;
  return {
    requests: latencies.length,
    rate: (latencies.length / elapsed) * 1000,
    p50: at(0.5),
    p99: at(0.99),
    cpu: (used.all - cpu.all) / latencies.length,
    loop: (used.loop - cpu.loop) / latencies.length,
    sample,
    generatorBusy: (user + system) / 1000 / elapsed,
  };
}
