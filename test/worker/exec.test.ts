import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { createExecExecutor, type ExecSettings } from "../../src/worker/exec/exec-executor.ts";
import { type Job, type StopReason, TaskFailure } from "../../src/worker/executor.ts";
import { temporaryDirectory } from "../support/gateway.ts";

/** Programs start slowly on a machine that does much else. */
vi.setConfig({ testTimeout: 60_000 });
const PATIENT = { timeout: 20_000, interval: 20 };

const TASK_ID = "019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b";
const FLOW_ID = "019dbbf0-4c00-7a31-9c52-3f1de2a0b871";

function jobOf(task: object = {}): Job {
  const whole = { taskId: TASK_ID, task: "Inspect the batch", runtime: "acp", queue: "agents", attempt: 2, ...task };
  return { task: whole, flow: { flowId: FLOW_ID, goal: "Review" } } as unknown as Job;
}

/** A real command: a script of the shell, or of this Node. */
function script(text: string, interpreter = "/bin/sh"): string {
  const path = join(temporaryDirectory(), "command");
  writeFileSync(path, `#!${interpreter}\n${text}\n`);
  chmodSync(path, 0o700);
  return path;
}
const nodeScript = (text: string) => script(text, process.execPath);

/** Starts one attempt. */
function attempt(command: string, { job = jobOf(), ...settings }: Partial<ExecSettings> & { job?: Job } = {}) {
  const controller = new AbortController();
  const progress: string[] = [];
  const execute = createExecExecutor({ command, env: { PATH: process.env.PATH }, ...settings });
  const outcome = execute(job, { signal: controller.signal, progress: (line) => void progress.push(line) });
  // Looked at later.
  outcome.catch(() => undefined);
  return { outcome, progress, stop: (reason: StopReason) => controller.abort(reason) };
}

async function failureOf({ outcome }: { outcome: Promise<unknown> }): Promise<TaskFailure> {
  const error = await outcome.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(TaskFailure);
  return error as TaskFailure;
}

function isAlive(pid: string): boolean {
  try {
    return !readFileSync(`/proc/${pid.trim()}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}

describe("a command gets", () => {
  test("the task and its flow as one line of JSON on standard input", async () => {
    const { resultJson } = await attempt(script("head -n 1")).outcome;
    expect(resultJson).toEqual(JSON.parse(JSON.stringify(jobOf())));
  });

  test("TASKFLOW_* variables, what the settings have, and nothing else of the worker", async () => {
    const job = jobOf({ maxAttempts: 3, label: "Batch" });
    const printEnv = nodeScript("console.log(JSON.stringify(process.env))");
    const { resultJson } = await attempt(printEnv, { job, env: { LANG: "C" } }).outcome;
    expect(resultJson).toEqual({
      LANG: "C",
      TASKFLOW_PROCESS_MARK: expect.any(String),
      TASKFLOW_TASK_ID: TASK_ID,
      TASKFLOW_FLOW_ID: FLOW_ID,
      TASKFLOW_QUEUE: "agents",
      TASKFLOW_ATTEMPT: "2",
      TASKFLOW_MAX_ATTEMPTS: "3",
      TASKFLOW_RUNTIME: "acp",
      TASKFLOW_LABEL: "Batch",
      TASKFLOW_TASK: "Inspect the batch",
    });
  });

  test("a task's text with NUL bytes, or of 3 MB, in a bounded variable, and whole on standard input", async () => {
    const command =
      nodeScript(`let text = ""; process.stdin.setEncoding("utf8").on("data", (chunk) => (text += chunk)).on("end", () =>
      console.log(JSON.stringify([JSON.parse(text).task.task.length, process.env.TASKFLOW_TASK.length])));`);
    const long = "€".repeat(1_000_000);
    expect((await attempt(command, { job: jobOf({ task: long }) }).outcome).resultJson).toEqual([1_000_000, 32_000]);
    expect((await attempt(command, { job: jobOf({ task: "a\0b" }) }).outcome).resultJson).toEqual([3, 3]);
  });

  test("its arguments and the task's text as they are: there is no shell", async () => {
    const mark = join(temporaryDirectory(), "mark");
    const evil = `$(touch ${mark}); touch ${mark} #`;
    const command = nodeScript("console.log(JSON.stringify([process.argv[2], process.env.TASKFLOW_TASK]))");
    const { resultJson } = await attempt(command, { args: [evil], job: jobOf({ task: evil }) }).outcome;
    expect(resultJson).toEqual([evil, evil]);
    expect(existsSync(mark)).toBe(false);
  });

  test("the working directory of the settings", async () => {
    const cwd = temporaryDirectory();
    expect(await attempt(script("pwd -P"), { cwd }).outcome).toEqual({ terminalSummary: cwd });
  });
});

describe("standard output", () => {
  test("is progress line by line, and its last line the result if it is JSON", async () => {
    const run = attempt(script(`printf 'Reading\\n\\nWriting\\r50 %%\\r'; printf '{"count":12345678901234567890}'`));
    expect(JSON.stringify(await run.outcome)).toBe('{"resultJson":{"count":12345678901234567890}}');
    expect(run.progress.slice(0, 3)).toEqual(["Reading", "Writing", "50 %"]);
  });

  test("that ends with another line has the summary in it", async () => {
    expect(await attempt(script("echo '{}'; echo 'All 12 read'")).outcome).toEqual({ terminalSummary: "All 12 read" });
  });

  test("that is empty leaves the task without a result", async () => {
    expect(await attempt(script(":")).outcome).toEqual({});
  });

  test("is printable and bounded where people read it", async () => {
    const run = attempt(script(`printf '\\033[31mred\\033[0m \\007bell\\n'; head -c 3000000 /dev/zero | tr '\\0' x`));
    const { terminalSummary } = await run.outcome;
    expect(run.progress[0]).toBe("red  bell");
    expect(terminalSummary).toMatch(/^x{999}…$/);
  });

  test("with a JSON line that is too long fails the task instead of losing a part", async () => {
    const failure = await failureOf(attempt(script(`printf '"'; head -c 3000000 /dev/zero | tr '\\0' x; printf '"'`)));
    expect(failure).toMatchObject({ message: expect.stringContaining("longer than 200000"), retryable: false });
  });

  test("of millions of lines neither blocks the command nor is kept", async () => {
    const run = attempt(script("yes progress | head -n 3000000; echo done"));
    expect(await run.outcome).toEqual({ terminalSummary: "done" });
    expect(run.progress.length).toBeLessThan(500_000);
  });
});

describe("the exit code decides:", () => {
  test.each<[string, boolean, RegExp]>([
    ["echo half; echo broken >&2; exit 75", true, /^The command ended with exit code 75: broken$/],
    ["exit 1", false, /^The command ended with exit code 1\.$/],
    ["echo first >&2; printf 'no \\033[1mdisk' >&2; exit 137", false, /exit code 137: no disk$/],
    ["kill -9 $$", true, /^The command was ended by SIGKILL\.$/],
    ["head -c 9000000 /dev/zero | tr '\\0' e >&2; exit 2", false, /^.{40,1100}$/],
  ])("%s, retryable: %s", async (text, retryable, message) => {
    const failure = await failureOf(attempt(script(text)));
    expect(failure).toMatchObject({ outcome: "failed", retryable, message: expect.stringMatching(message) });
  });

  test("a command that does not read its input has succeeded all the same", async () => {
    const job = jobOf({ task: "x".repeat(2_000_000) });
    expect(await attempt(script("exec <&-; echo fine"), { job }).outcome).toEqual({ terminalSummary: "fine" });
  });

  test("a command that cannot be started fails with a sentence, and can be tried again", async () => {
    const missing = await failureOf(attempt("/nowhere/command"));
    expect(missing).toMatchObject({
      message: "The command /nowhere/command cannot be started (ENOENT).",
      retryable: true,
    });
    const interpreter = await failureOf(attempt(script("", "/nowhere/interpreter")));
    expect(interpreter.message).toMatch(/cannot be started \(ENOENT\)/);
    const cwd = await failureOf(attempt(script(":"), { cwd: "/nowhere" }));
    expect(cwd.message).toContain("cannot be started in /nowhere (ENOENT)");
  });
});

describe("an attempt that is stopped", () => {
  test.each<[StopReason, string, boolean]>([
    ["cancelled", "cancelled", false],
    ["timed_out", "timed_out", true],
    ["lease_lost", "failed", true],
    ["shutdown", "failed", true],
  ])("because of %s ends its command with SIGTERM, and has the outcome %s", async (reason, outcome, retryable) => {
    const mark = join(temporaryDirectory(), "mark");
    const run = attempt(script(`trap 'touch ${mark}; exit 0' TERM; echo ready; while :; do sleep 0.05; done`));
    await expect.poll(() => run.progress, PATIENT).toContain("ready");
    run.stop(reason);
    expect(await failureOf(run)).toMatchObject({ outcome, retryable });
    expect(existsSync(mark)).toBe(true);
  });

  test("gets SIGKILL with all descendants when SIGTERM does not end them", async () => {
    const run = attempt(
      script("trap '' TERM; sh -c 'trap \"\" TERM; echo $$; while :; do sleep 1; done' & wait; wait"),
      {
        killAfterMs: 300,
      },
    );
    await expect.poll(() => run.progress.length, PATIENT).toBe(1);
    run.stop("timed_out");
    await failureOf(run);
    await expect.poll(() => isAlive(run.progress[0] ?? ""), PATIENT).toBe(false);
  });

  test("lets a descendant clean up although the command itself has ended", async () => {
    const mark = join(temporaryDirectory(), "mark");
    const inner = `trap "sleep 0.3; touch ${mark}; exit" TERM; echo ready; while :; do sleep 0.05; done`;
    const run = attempt(script(`sh -c '${inner}' & wait`));
    await expect.poll(() => run.progress, PATIENT).toContain("ready");
    run.stop("shutdown");
    await failureOf(run);
    expect(existsSync(mark)).toBe(true);
  });

  test("before it starts never starts its command", async () => {
    const mark = join(temporaryDirectory(), "mark");
    const execute = createExecExecutor({ command: script(`touch ${mark}`), env: {} });
    const outcome = execute(jobOf(), { signal: AbortSignal.abort("cancelled"), progress: () => undefined });
    expect(await failureOf({ outcome })).toMatchObject({ outcome: "cancelled" });
    expect(existsSync(mark)).toBe(false);
  });
});

describe("a command that has ended", () => {
  test("does not leave processes behind, and is not waited for because they hold its output", async () => {
    const run = attempt(script("sleep 600 & echo $!; exit 0"));
    const { resultJson } = await run.outcome;
    await expect.poll(() => isAlive(JSON.stringify(resultJson)), PATIENT).toBe(false);
  });

  test("is not waited for because a descendant left its group with its output, and that one ends too", async () => {
    const command = nodeScript(`const child = require("node:child_process").spawn("sleep", ["600"],
      { stdio: "inherit", detached: true }); child.unref(); console.log(child.pid);`);
    const { resultJson } = await attempt(command).outcome;
    await expect.poll(() => isAlive(JSON.stringify(resultJson)), PATIENT).toBe(false);
  });
});
