import { spawn } from "node:child_process";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { expect, onTestFinished, test, vi } from "vitest";
import { queueSettings } from "../../src/worker/config/queue-settings.ts";
import type { WorkerSettings } from "../../src/worker/settings.ts";
import { WorkerSupervisor } from "../../src/worker/supervisor.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { startTaskServer } from "../support/task-server.ts";

const SECRET = "s3cret-zapier";
/** Programs start slowly on a machine that does much else. */
vi.setConfig({ testTimeout: 60_000 });
const PATIENT = { timeout: 20_000, interval: 20 };

function script(text: string): string {
  const path = join(temporaryDirectory(), "command");
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o700);
  return path;
}

function settingsOf(url: string, command: string, shutdownMs = 10_000): WorkerSettings {
  return {
    routes: [{ name: "zapier", url, secret: SECRET, queues: [queueSettings("/", "builds", { command })] }],
    shutdownMs,
  };
}

function supervisorForTest() {
  const log: string[] = [];
  const logger = pino({ base: null }, { write: (line: string) => void log.push(line) });
  const supervisor = new WorkerSupervisor({ logger, env: process.env, logLevel: "silent" });
  onTestFinished(() => supervisor.stop());
  return { supervisor, log };
}

const isAlive = (pid: number) =>
  existsSync(`/proc/${pid}`) && !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");

test("a worker that dies is started again, and neither its arguments nor its environment hold the secret", async () => {
  const server = await startTaskServer();
  const { supervisor, log } = supervisorForTest();
  supervisor.use(settingsOf(server.url, script("echo $PPID")));
  const pids: number[] = [];
  for (let n = 0; n < 2; n++) {
    // A claim of the worker that was killed must not get the task.
    const workers = () => new Set(server.sent("claim_tasks").map(({ workerId }) => workerId)).size;
    await expect.poll(() => [workers(), server.waiting.size], PATIENT).toEqual([n + 1, 1]);
    server.add({ queue: "builds" });
    await expect.poll(() => server.sent("complete_task").length, PATIENT).toBe(n + 1);
    const pid = Number(server.sent("complete_task").at(-1)?.resultJson);
    pids.push(pid);
    expect(readFileSync(`/proc/${pid}/cmdline`, "utf8")).toContain("worker-process");
    for (const file of ["cmdline", "environ"])
      expect(readFileSync(`/proc/${pid}/${file}`, "utf8")).not.toContain(SECRET);
    if (n === 0) process.kill(pid, "SIGKILL");
  }
  expect(new Set(pids).size).toBe(2);
  expect(log.join("")).toContain("The worker ended. Starting it again.");
  expect(log.join("")).toContain("by SIGKILL");
});

test("a worker drains at the end, and its task is reported", async () => {
  const server = await startTaskServer();
  const { supervisor } = supervisorForTest();
  const go = join(temporaryDirectory(), "go");
  supervisor.use(settingsOf(server.url, script(`touch ${go}.begun; while [ ! -e ${go} ]; do sleep 0.05; done`)));
  server.add({ queue: "builds" });
  await expect.poll(() => existsSync(`${go}.begun`), PATIENT).toBe(true);
  const stopped = supervisor.stop();
  server.add({ queue: "builds" });
  writeFileSync(go, "");
  await stopped;
  expect(server.sent("complete_task")).toHaveLength(1);
});

test("other settings start another worker when the first one has ended", async () => {
  const server = await startTaskServer();
  const { supervisor } = supervisorForTest();
  supervisor.use(settingsOf(server.url, script("echo first")));
  server.add({ queue: "builds" });
  await expect.poll(() => server.sent("complete_task").length, PATIENT).toBe(1);
  const second = settingsOf(server.url, script("echo second"));
  supervisor.use(second);
  supervisor.use(structuredClone(second));
  await expect.poll(() => new Set(server.sent("claim_tasks").map(({ workerId }) => workerId)).size, PATIENT).toBe(2);
  server.add({ queue: "builds" });
  await expect
    .poll(() => server.sent("complete_task").map(({ terminalSummary }) => terminalSummary), PATIENT)
    .toEqual(["first", "second"]);
  supervisor.use(undefined);
  await supervisor.stop();
  expect(new Set(server.sent("claim_tasks").map(({ workerId }) => workerId)).size).toBe(2);
});

test("a worker and what it runs end with a gateway that is killed", async () => {
  const server = await startTaskServer();
  const file = join(temporaryDirectory(), "pids");
  const settings = settingsOf(server.url, script(`echo $PPID $$ > ${file}.new; mv ${file}.new ${file}; sleep 600`));
  server.add({ queue: "builds" });
  const module = new URL("../../src/worker/supervisor.ts", import.meta.url).href;
  const code = `import { WorkerSupervisor } from ${JSON.stringify(module)};
    const supervisor = new WorkerSupervisor({ logger: console, env: process.env, logLevel: "silent" });
    supervisor.use(JSON.parse(process.env.SETTINGS));`;
  const env = { ...process.env, SETTINGS: JSON.stringify(settings) };
  const program = join(temporaryDirectory(), "gateway.mjs");
  writeFileSync(program, code);
  const gateway = spawn(process.execPath, [program], { env, stdio: "ignore" });
  onTestFinished(() => void gateway.kill("SIGKILL"));
  await expect.poll(() => existsSync(file), PATIENT).toBe(true);
  gateway.kill("SIGKILL");
  const pids = readFileSync(file, "utf8").trim().split(" ").map(Number);
  for (const pid of pids) await expect.poll(() => isAlive(pid), PATIENT).toBe(false);
});
