import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readdirSync, readFileSync } from "node:fs";
import type { ProcessorTime, Target } from "./load.ts";
import { SECRET } from "./session.ts";

/** A server in a separate process. */
export interface Server extends Target {
  /** From the start of the process to its first answer, in milliseconds. */
  startMs: number;
  residentBytes(): number;
  /** The bytes of a request to a path. */
  requestTo(path: string, body: string): string;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Arguments of Node. */
  args: string[];
  port: number;
  env?: NodeJS.ProcessEnv;
  /** Receives the output of the process, like an operator's log. */
  logFile: string;
  /** A GET of this path has this status as soon as the server is ready. */
  ready: { path: string; status: number; withinMs: number };
  /** The path of a connection's requests. */
  path: (connection: number) => string;
  /** Additional header lines of a request. */
  headers?: () => string;
}

export async function startServer(options: ServerOptions): Promise<Server> {
  const { args, port, env = process.env, logFile, path, headers = () => "" } = options;
  const url = new URL(`http://127.0.0.1:${port}`);
  const log = openSync(logFile, "a");
  const started = performance.now();
  // In a separate process group, so that its children end with it.
  const child = spawn(process.execPath, args, { env, detached: true, stdio: ["ignore", log, log] });
  closeSync(log);
  const pid = child.pid as number;
  await untilReady(url, child, started, options).catch(async (error) => {
    await stop(child);
    throw error;
  });
  const requestTo: Server["requestTo"] = (to, body) =>
    `POST ${to} HTTP/1.1\r\nHost: ${url.host}\r\nAuthorization: Bearer ${SECRET}\r\n` +
    `Content-Type: application/json\r\nAccept: */*\r\nUser-Agent: taskflow-webhooks-bench\r\n${headers()}` +
    `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  return {
    url,
    startMs: performance.now() - started,
    requestTo,
    request: (connection, body) => requestTo(path(connection), body),
    cpuMicroseconds: () => cpuMicroseconds(pid),
    residentBytes: () => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) * 1024,
    stop: () => stop(child),
  };
}

async function untilReady(url: URL, child: ChildProcess, started: number, options: ServerOptions): Promise<void> {
  const { ready, logFile } = options;
  while (performance.now() < started + ready.withinMs && child.exitCode === null) {
    const response = await fetch(new URL(ready.path, url)).catch(() => undefined);
    if (response?.status === ready.status) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error(`${url.href} did not become ready:\n${readFileSync(logFile, "utf8").slice(-2_000)}`);
}

/** Processor time with nanosecond resolution. The counter of the process has steps of ten milliseconds. */
function cpuMicroseconds(pid: number): ProcessorTime {
  const times = readdirSync(`/proc/${pid}/task`).map((thread) => threadMicroseconds(pid, thread));
  // The id of the main thread is the process id.
  return { all: times.reduce((sum, time) => sum + time, 0), loop: threadMicroseconds(pid, String(pid)) };
}

function threadMicroseconds(pid: number, thread: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ", 1)[0]) / 1_000;
  } catch {
    return 0; // The thread has ended.
  }
}

/** Kills the server without draining, which takes an OpenClaw gateway minutes. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  process.kill(-(child.pid as number), "SIGKILL");
  await ended;
}
