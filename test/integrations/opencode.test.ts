import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryDirectory } from "../support/gateway.ts";
import { type Running, run } from "../worker/acp/support/run-agent.ts";
import { type Reply, startFakeModel } from "./support/fake-model.ts";
import { openCode } from "./support/opencode.ts";

/** OpenCode starts in some seconds, and in more when it has much to do for the first time. */
const PATIENT = { timeout: 120_000 };
const COMMAND = "echo read > batch.txt";
const RUNS: Reply = { tool: "bash", input: { command: COMMAND, description: "Notes the batch" } };

/** OpenCode in a separate project, with a model that replies like this. */
async function stage(replies: Reply[]) {
  const model = await startFakeModel(replies);
  const cwd = temporaryDirectory();
  return { model, note: join(cwd, "batch.txt"), command: openCode(model.url), settings: { cwd } };
}

test("OpenCode runs a task to its end, with a command that the configuration allows", PATIENT, async () => {
  const { model, note, command, settings } = await stage([RUNS, { text: "The batch has been read." }]);
  const task = { task: "Inspect the next message batch", inputJson: { batch: 2 } };
  const ended = await run(command, { ...settings, ...command, ...task, permissions: ["execute"] });
  expect(ended).toMatchObject({ result: { terminalSummary: "The batch has been read." }, log: [] });
  expect(ended.progress).toContain(COMMAND);
  expect(readFileSync(note, "utf8")).toBe("read\n");
  const prompt = JSON.stringify(model.seen[0]?.filter(({ role }) => role === "user"));
  expect(prompt).toContain("Inspect the next message batch");
  expect(prompt).toMatch(/untrusted.*\\"batch\\": 2/);
});

test("OpenCode does not run a command that the configuration does not allow", PATIENT, async () => {
  const { note, command, settings } = await stage([RUNS, { text: "I could not." }]);
  const { result, progress } = await run(command, { ...settings, ...command });
  expect(result).toBeDefined();
  expect(progress).toContain(`Not permitted: ${COMMAND}`);
  expect(existsSync(note)).toBe(false);
});

const SLEEPS: Reply[] = [{ tool: "bash", input: { command: "sleep 3600", description: "Sleeps" } }, { text: "Slept." }];

test("OpenCode and the command that it runs end when the task is cancelled", PATIENT, async () => {
  const { command, settings } = await stage(SLEEPS);
  const { failure } = await run(command, {
    ...settings,
    ...command,
    permissions: ["execute"],
    watch: whenAsleep(({ stop }) => stop("cancelled")),
  });
  expect(failure).toMatchObject({ message: "The task was cancelled.", outcome: "cancelled" });
});

test("OpenCode fails the task when its model refuses to serve it", PATIENT, async () => {
  const { command, settings } = await stage([{ status: 401, error: "Incorrect API key provided" }]);
  const { failure } = await run(command, { ...settings, ...command });
  expect(failure).toMatchObject({ message: expect.stringContaining("Incorrect API key provided"), outcome: "failed" });
});

test("OpenCode fails the task when it is killed in its turn, and the command that it runs ends", PATIENT, async () => {
  const { command, settings } = await stage(SLEEPS);
  const { failure } = await run(command, {
    ...settings,
    ...command,
    permissions: ["execute"],
    watch: whenAsleep(({ signal }) => signal("SIGKILL")),
  });
  expect(failure?.message).toBe("The agent ended with signal SIGKILL before it finished the task.");
});

/** OpenCode runs it in a separate session, which does not end with OpenCode. */
function whenAsleep(then: (running: Running) => void) {
  return async (progress: readonly string[], running: Running) => {
    if (progress.at(-1) !== "sleep 3600") return;
    await expect
      .poll(running.processes, { timeout: 90_000 })
      .toContainEqual(expect.stringMatching(/^ *\d+ sleep 3600/));
    then(running);
  };
}
