import { once } from "node:events";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { refusal } from "../support/event-server.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { hasEnded } from "../support/has-ended.ts";
import { run, start } from "../support/program.ts";
import { startTaskServer } from "../support/task-server.ts";

const SECRET = "s3cret-zapier";
/** Programs start slowly on a machine that does much else. */
vi.setConfig({ testTimeout: 60_000 });
const PATIENT = { timeout: 20_000, interval: 20 };

type TaskServer = Awaited<ReturnType<typeof startTaskServer>>;

function script(text: string, interpreter = "/bin/sh"): string {
  const path = join(temporaryDirectory(), "command");
  writeFileSync(path, `#!${interpreter}\n${text}\n`);
  chmodSync(path, 0o700);
  return path;
}

function isAlive(pid: string): boolean {
  try {
    return !readFileSync(`/proc/${pid.trim()}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}

const envOf = ({ url }: { url: string }) => ({ TASKFLOW_WEBHOOKS_URL: url, TASKFLOW_WEBHOOKS_SECRET: SECRET });

/** The real command. */
function work(server: TaskServer, args: string[], env: NodeJS.ProcessEnv = {}) {
  const { child, output } = start(["work", ...args], { ...envOf(server), ...env });
  return {
    child,
    output,
    isReady: () => expect.poll(() => output.err, PATIENT).toContain("The worker is ready"),
    ended: async (): Promise<number | null> => (hasEnded(child) ? child.exitCode : (await once(child, "exit"))[0]),
  };
}

/** One task, run by a shell script. */
async function workOn(text: string, args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const server = await startTaskServer();
  server.add({ queue: "builds", task: "Build it", parentFlowId: "f" });
  return { server, ...work(server, ["--queue", "builds", "--exec", script(text), ...args], env) };
}

/** A script that writes its process id into a file, and goes on for long. */
function lasting(before = "") {
  const file = join(temporaryDirectory(), "pid");
  return {
    text: `${before}\necho $$ > ${file}.new; mv ${file}.new ${file}; while :; do sleep 0.05; done`,
    begun: () => expect.poll(() => existsSync(file), PATIENT).toBe(true),
    ended: () => expect.poll(() => isAlive(readFileSync(file, "utf8")), PATIENT).toBe(false),
  };
}

describe("work --exec", () => {
  test("runs a task and reports progress and result", async () => {
    const go = join(temporaryDirectory(), "go");
    const { server } = await workOn(`echo Reading; while [ ! -e ${go} ]; do sleep 0.05; done; echo '{"read":12}'`);
    await expect.poll(() => server.sent("heartbeat_task").at(-1)?.progressSummary, PATIENT).toBe("Reading");
    writeFileSync(go, "");
    await expect.poll(() => server.sent("complete_task"), PATIENT).toMatchObject([{ resultJson: { read: 12 } }]);
    expect(server.sent("claim_tasks")[0]).toMatchObject({ queues: ["builds"], maxTasks: 1, leaseMs: 60_000 });
  });

  test.each<[string, object]>([
    ["echo full >&2; exit 75", { error: "The command ended with exit code 75: full", retryable: true }],
    ["exit 3", { error: "The command ended with exit code 3.", retryable: false }],
  ])("reports a failure: %s", async (text, expected) => {
    const { server } = await workOn(text);
    await expect.poll(() => server.sent("fail_task"), PATIENT).toMatchObject([{ outcome: "failed", ...expected }]);
  });

  test("takes a path from the working directory, and arguments after --", async () => {
    const server = await startTaskServer();
    server.add({ queue: "builds" });
    const path = script('echo "$1/$2"');
    const cwd = dirname(path);
    const main = join(process.cwd(), "src/main.ts");
    const args = ["work", "--queue", "builds", "--exec", `./${basename(path)}`, "--", "--help", "a b"];
    const { spawn } = await import("node:child_process");
    const child = spawn(process.execPath, [main, ...args], { cwd, env: { ...process.env, ...envOf(server) } });
    try {
      const done = () => server.sent("complete_task");
      await expect.poll(done, PATIENT).toMatchObject([{ terminalSummary: "--help/a b" }]);
    } finally {
      child.kill("SIGKILL");
    }
  });

  test("gives the program an environment without the secret of the route, and what --pass-env names", async () => {
    const text = "console.log(JSON.stringify(process.env))";
    const server = await startTaskServer();
    server.add({ queue: "builds", attempt: 1 });
    const env = { API_KEY: "k", OTHER: "o" };
    work(server, ["--queue", "builds", "--exec", script(text, process.execPath), "--pass-env", "API_KEY"], env);
    await expect.poll(() => server.sent("complete_task"), PATIENT).toHaveLength(1);
    const { resultJson } = server.sent("complete_task")[0] as { resultJson: NodeJS.ProcessEnv };
    expect(resultJson).toMatchObject({
      PATH: process.env.PATH,
      API_KEY: "k",
      TASKFLOW_QUEUE: "builds",
      TASKFLOW_ATTEMPT: "2",
    });
    expect(resultJson).not.toHaveProperty("OTHER");
    expect(Object.keys(resultJson).filter((name) => name.startsWith("TASKFLOW_WEBHOOKS"))).toEqual([]);
    expect(JSON.stringify(resultJson)).not.toContain(SECRET);
  });

  test("runs --concurrency tasks of several queues at the same time", async () => {
    const server = await startTaskServer();
    const directory = temporaryDirectory();
    const text = `touch ${directory}/$TASKFLOW_TASK_ID; while [ ! -e ${directory}/t1 -o ! -e ${directory}/t2 ]; do sleep 0.05; done`;
    server.add({ taskId: "t1", queue: "a" });
    server.add({ taskId: "t2", queue: "b" });
    work(server, ["--queue", "a,b", "--queue", "c", "--concurrency", "2", "--exec", script(text)]);
    await expect.poll(() => server.sent("complete_task"), PATIENT).toHaveLength(2);
    expect(server.sent("claim_tasks")[0]?.queues).toEqual(["a", "b", "c"]);
  });

  test("stops a program that takes longer than --timeout, and one whose task is cancelled", async () => {
    const late = lasting();
    const { server } = await workOn(late.text, ["--timeout", "0.5"]);
    await expect.poll(() => server.sent("fail_task"), PATIENT).toMatchObject([{ outcome: "timed_out" }]);
    await late.ended();
    const cancelled = lasting("echo Begun");
    const other = await workOn(cancelled.text);
    await cancelled.begun();
    other.server.cancel();
    await expect.poll(() => other.server.sent("fail_task"), PATIENT).toMatchObject([{ outcome: "cancelled" }]);
    await cancelled.ended();
  });

  test("stops a program whose task belongs to another worker, and reports nothing", async () => {
    const { text, begun, ended } = lasting("echo Begun");
    const { server } = await workOn(text);
    await begun();
    server.takeAway();
    await ended();
    expect(server.sent("fail_task")).toEqual([]);
  });

  test("goes on when the gateway is away for a while, and says so once", async () => {
    const server = await startTaskServer();
    const { output, isReady } = work(server, ["--queue", "builds", "--exec", script("echo done")]);
    await isReady();
    await expect.poll(() => server.waiting.size, PATIENT).toBe(1);
    await server.stop();
    await expect.poll(() => output.err, PATIENT).toContain("No tasks can be claimed. Trying again.");
    await server.restart();
    server.add({ queue: "builds" });
    await expect.poll(() => server.sent("complete_task"), PATIENT).toHaveLength(1);
    await expect.poll(() => output.err, PATIENT).toContain("Tasks can be claimed again.");
    expect(output.err.match(/Trying again/g)).toHaveLength(1);
    expect(output.err).not.toContain(SECRET);
  });
});

describe("a signal to work", () => {
  test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)(
    "%s claims nothing more, and lets the task end",
    async (signal) => {
      const go = join(temporaryDirectory(), "go");
      const { text, begun } = lasting();
      const { server, child, output, ended } = await workOn(text.replace("while :", `while [ ! -e ${go} ]`));
      await begun();
      server.add({ queue: "builds" });
      child.kill(signal);
      await expect.poll(() => output.err, PATIENT).toContain("Draining");
      writeFileSync(go, "");
      expect(await ended()).toBe(0);
      expect(server.sent("complete_task")).toHaveLength(1);
      expect(server.sent("claim_tasks")).toHaveLength(1);
    },
  );

  test("stops a program that takes longer than --shutdown, and returns its task", async () => {
    const { text, begun, ended } = lasting();
    const worker = await workOn(text, ["--shutdown", "0.2"]);
    await begun();
    worker.child.kill("SIGTERM");
    expect(await worker.ended()).toBe(0);
    expect(worker.server.sent("release_task")).toHaveLength(1);
    await ended();
  });

  test("does not wait when it is the second one, and leaves no process behind", async () => {
    const { text, begun, ended } = lasting("trap '' TERM");
    const worker = await workOn(text);
    await begun();
    worker.child.kill("SIGTERM");
    await expect.poll(() => worker.output.err, PATIENT).toContain("Draining");
    worker.child.kill("SIGTERM");
    expect(await worker.ended()).toBe(1);
    await ended();
  });
});

test("work that is killed leaves no program behind", async () => {
  const { text, begun, ended } = lasting("trap '' TERM");
  const worker = await workOn(text);
  await begun();
  worker.child.kill("SIGKILL");
  await ended();
});

describe("work ends with an exit code of call", () => {
  test("3 when the route refuses the secret", async () => {
    const server = await startTaskServer();
    server.script(() => refusal(401, "unauthorized", { error: "unauthorized" }));
    const { output, ended } = work(server, ["--queue", "builds", "--exec", "/bin/true"]);
    expect(await ended()).toBe(3);
    expect(output.err).toContain("The route refuses the worker.");
  });
});

describe("work --config", () => {
  test("runs the queues of several routes, and shows health and metrics", async () => {
    const [one, two] = [await startTaskServer(), await startTaskServer()];
    const command = script('echo "$TASKFLOW_QUEUE by $NAME"');
    const config = {
      health: { port: 0 },
      workerId: "w-1",
      routes: {
        one: { url: one.url, secret: SECRET, queues: { builds: { command, env: { NAME: "a" } } } },
        two: { url: two.url, secret: SECRET, queues: { mails: { command, env: { NAME: "b" } } } },
      },
    };
    const file = join(temporaryDirectory(), "worker.json5");
    writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
    one.add({ queue: "builds" });
    two.add({ queue: "mails" });
    const { output, isReady, child, ended } = work(one, ["--config", file]);
    await isReady();
    await expect.poll(() => one.sent("complete_task"), PATIENT).toMatchObject([{ terminalSummary: "builds by a" }]);
    await expect.poll(() => two.sent("complete_task"), PATIENT).toMatchObject([{ terminalSummary: "mails by b" }]);
    expect(one.sent("claim_tasks")[0]?.workerId).toBe("w-1");
    const health = /"health":"([^"]+)"/.exec(output.err)?.[1];
    expect((await fetch(`${health}/healthz`)).status).toBe(200);
    expect((await fetch(`${health}/readyz`)).status).toBe(200);
    expect((await fetch(`${health}/other`)).status).toBe(404);
    const metrics = async () => (await fetch(`${health}/metrics`)).text();
    await expect
      .poll(metrics, PATIENT)
      .toContain('taskflow_worker_attempts_total{route="one",queue="builds",outcome="succeeded"} 1');
    await two.stop();
    await expect.poll(async () => (await fetch(`${health}/readyz`)).status, PATIENT).toBe(503);
    child.kill("SIGTERM");
    expect(await ended()).toBe(0);
    expect(output.err).not.toContain(SECRET);
  });

  test("ends with 1 and every mistake of the file", async () => {
    const file = join(temporaryDirectory(), "worker.json5");
    writeFileSync(file, JSON.stringify({ routes: { one: { url: "x", secret: SECRET, queues: { builds: {} } } } }));
    const { code, err } = await run(["work", "--config", file]);
    expect(code).toBe(1);
    expect(err).toContain(`${file} is not a valid configuration:`);
    expect(err).toContain("routes.one.url: found");
    expect(err).toContain("routes.one.queues.builds: found no program");
    expect(err).not.toContain(SECRET);
  });
});

test("work --acp runs a task with an agent", async () => {
  const server = await startTaskServer();
  server.add({ queue: "agents", task: "Hello" });
  const agent = join(process.cwd(), "node_modules/acp-example-agent/dist/examples/agent.js");
  work(server, ["--queue", "agents", "--acp", `"${process.execPath}" '${agent}'`]);
  await expect.poll(() => server.sent("complete_task").length, { timeout: 60_000, interval: 50 }).toBe(1);
  expect(server.sent("complete_task")[0]?.terminalSummary).toMatch(/\w/);
  expect(server.sent("heartbeat_task").length).toBeGreaterThan(0);
});
