import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { RAISED, SECRET, temporaryDirectory } from "../support/gateway.ts";
import { hasEnded } from "../support/has-ended.ts";
import { calls, type SystemCall } from "./trace.ts";

const MAIN = new URL("../../src/main.ts", import.meta.url).pathname;
const TRACED = "pwrite64,pwritev,write,writev,sendmsg,fsync,fdatasync";
const ROUTES = { traced: { sessionKey: "agent:main:main", secret: SECRET, limits: RAISED } };

test("every change is synced before its answer goes out, also where 20 share a commit", async () => {
  const { createAll, stop } = await startTraced();
  const goals = Array.from({ length: 60 }, (_, n) => `goal-${String(n).padStart(2, "0")}`);
  for (let n = 0; n < goals.length; n += 20) await createAll(goals.slice(n, n + 20));
  const trace = await stop();
  for (const goal of goals) {
    const logged = trace.findIndex((call) => isLog(call) && call.name.startsWith("pwrite") && call.text.includes(goal));
    const synced = trace.findIndex((call, place) => place > logged && isSync(call));
    const answered = trace.findIndex(({ text }) => text.includes("<socket:") && text.includes(goal));
    expect([logged, synced, answered], goal).not.toContain(-1);
    expect(answered, `${goal} was answered before it was synced`).toBeGreaterThan(synced);
  }
  // There are fewer commits than changes, how many depends on how the machine is loaded.
  expect(trace.filter(isSync).length).toBeLessThan(goals.length);
});

test("no transaction is written to the log before the one before it is synced, from the making of the tables on", async () => {
  const { createAll, stop } = await startTraced();
  for (const goal of ["one", "two", "three"]) await createAll([goal]);
  const trace = (await stop()).filter(isLog);
  let ended = false;
  let transactions = 0;
  for (const call of trace) {
    if (isSync(call)) ended = false;
    // A frame is written in two pieces: its header, and the page.
    const header = /> ?, "(.*)", 24, \d+$/.exec(call.text)?.[1];
    if (!call.name.startsWith("pwrite") || header === undefined) continue;
    expect(ended, `after transaction ${transactions} another was begun`).toBe(false);
    ended = bytesOf(header).readUInt32BE(4) !== 0;
    if (ended) transactions += 1;
  }
  // The tables, and three flows.
  expect(transactions).toBeGreaterThanOrEqual(4);
});

/** What strace prints of bytes. */
function bytesOf(text: string): Buffer {
  const escapes: Record<string, number> = { n: 10, t: 9, v: 11, f: 12, r: 13 };
  const bytes = [...text.matchAll(/\\([0-7]{1,3}|.)|(.)/g)].map(([, escape, plain]) => {
    if (plain !== undefined) return plain.charCodeAt(0);
    if (/^[0-7]/.test(escape ?? "")) return Number.parseInt(escape as string, 8);
    return escapes[escape ?? ""] ?? (escape as string).charCodeAt(0);
  });
  return Buffer.from(bytes);
}

function isLog({ text }: SystemCall): boolean {
  return text.includes("taskflow.sqlite-wal>");
}

function isSync(call: SystemCall): boolean {
  return isLog(call) && /^f(?:data)?sync$/.test(call.name) && call.result === "0";
}

/** The gateway as it is started by hand, under strace. */
async function startTraced() {
  const stateDir = temporaryDirectory();
  const [config, output] = [join(stateDir, "openclaw.json"), join(stateDir, "trace")];
  writeFileSync(config, JSON.stringify({ plugins: { entries: { webhooks: { config: { routes: ROUTES } } } } }));
  const gateway = [process.execPath, MAIN, "serve", "--port", "0", "--config", config, "--state-dir", stateDir];
  const strace = spawn("strace", ["-f", "-y", "-s", "8192", "-e", `trace=${TRACED}`, "-o", output, ...gateway], {
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  onTestFinished(() => stopGroup(strace, "SIGKILL"));
  const url = await readyUrl(strace);
  return {
    createAll: (goals: string[]) => sendAtOnce(url, goals),
    stop: async (): Promise<SystemCall[]> => {
      await stopGroup(strace, "SIGTERM");
      return calls(readFileSync(output, "utf8"));
    },
  };
}

/** Over a connection each, opened before, so that they arrive together. Resolves when each is answered with 200. */
async function sendAtOnce(url: URL, goals: string[]): Promise<void> {
  const sockets = goals.map(() => connect(Number(url.port), url.hostname));
  await Promise.all(sockets.map((socket) => once(socket, "connect")));
  const head = `POST /plugins/webhooks/traced HTTP/1.1\r\nHost: ${url.host}\r\nAuthorization: Bearer ${SECRET}\r\n`;
  const answered = goals.map(async (goal, n) => {
    const socket = sockets[n] as Socket;
    const body = JSON.stringify({ action: "create_flow", goal });
    socket.write(`${head}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
    const [answer] = (await once(socket, "data")) as [Buffer];
    socket.destroy();
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 OK/);
  });
  await Promise.all(answered);
}

async function readyUrl({ stderr }: ChildProcess): Promise<URL> {
  let log = "";
  for await (const chunk of stderr ?? []) {
    log += chunk;
    const [, url] = /"url":"([^"]+)".*is ready/.exec(log) ?? [];
    if (url) return new URL(url);
  }
  throw new Error(`the gateway did not start: ${log}`);
}

async function stopGroup(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, "exit");
  process.kill(-(child.pid as number), signal);
  await ended;
}
