import { expect, test } from "vitest";
import { exampleAgent, run, stopAt } from "./support/run-agent.ts";

/** The agent takes about five seconds. */
const PATIENT = { timeout: 60_000 };
const READS = "Reading project files";
const MODIFIES = "Modifying critical configuration file";

test.concurrent("the example agent of the protocol's library does its work, with edits allowed", PATIENT, async () => {
  expect(await run(exampleAgent(), { permissions: ["edit"] })).toMatchObject({
    result: {
      terminalSummary: "Perfect! I've successfully updated the configuration. The changes have been applied.",
    },
    progress: [READS, MODIFIES],
    log: [],
  });
});

test.concurrent("the example agent goes on without its edit, which is rejected by default", PATIENT, async () => {
  expect(await run(exampleAgent())).toMatchObject({
    result: {
      terminalSummary: "I understand you prefer not to make that change. I'll skip the configuration update.",
    },
    progress: [READS, MODIFIES, `Not permitted: ${MODIFIES}`],
    log: [],
  });
});

test.concurrent("the example agent cancels its turn when the task is cancelled", PATIENT, async () => {
  const { failure, log } = await run(exampleAgent(), { watch: stopAt(READS, "cancelled") });
  expect([failure, log]).toMatchObject([{ message: "The task was cancelled.", outcome: "cancelled" }, []]);
});

test.concurrent("the example agent fails the task when it crashes in its turn", PATIENT, async () => {
  const { failure } = await run(exampleAgent(), {
    watch: (progress, { signal }) => void (progress.includes(READS) && signal("SIGSEGV")),
  });
  expect(failure).toMatchObject({
    message: "The agent ended with signal SIGSEGV before it finished the task.",
    outcome: "failed",
    retryable: true,
  });
});
