import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SECRET, startTestGateway, type TestGateway, temporaryDirectory } from "../support/gateway.ts";
import { codeBlocks, execute, type Output } from "./support/execute.ts";
import { makeRepository } from "./support/repository.ts";

const action = new URL("../../integrations/github-action/", import.meta.url);
const tools = fileURLToPath(new URL("actions-runner/bin/", import.meta.url));
const USES = "your-org/taskflow-webhooks/integrations/github-action@v0.1.0";
const [build = "", release = ""] = codeBlocks(new URL("README.md", action), "yaml");

/** act runs workflows as GitHub's runner does: expressions, conditions, composite actions, the files for outputs. */
const home = temporaryDirectory();
const theirs = join(home, "taskflow-webhooks");
const repository = join(home, "your-repo");
let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
  // The action's folder alone: it needs nothing else of the repository that it is in.
  mkdirSync(join(theirs, "integrations"), { recursive: true });
  cpSync(action, join(theirs, "integrations/github-action"), { recursive: true });
  makeRepository(theirs, "https://github.com/your-org/taskflow-webhooks.git", {});
  makeRepository(repository, "https://github.com/your-org/your-repo.git", {
    ".github/workflows/build.yml": build,
    ".github/workflows/release.yml": release,
  });
});
afterAll(() => gateway.close());

/** Pushes to the repository, which has this workflow. With `cancelAt` the run is cancelled when that is in its log. */
async function push(workflow: string, { cancelAt }: { cancelAt?: string } = {}): Promise<Output> {
  writeFileSync(join(repository, "pushed.yml"), workflow);
  const route = `${gateway.url}/plugins/webhooks/zapier`;
  const args = ["push", "--workflows", "pushed.yml", "--platform", "ubuntu-latest=-self-hosted"];
  args.push("--local-repository", `your-org/taskflow-webhooks@v0.1.0=${theirs}`);
  args.push("--var", `TASKFLOW_WEBHOOKS_URL=${route}`, "--secret", `TASKFLOW_WEBHOOKS_SECRET=${SECRET}`);
  const env = { ...process.env, HOME: home, XDG_CACHE_HOME: join(home, "cache") };
  let cancelled = false;
  const output = await execute(join(tools, "act"), args, { cwd: repository, env }, (child, { out }) => {
    if (cancelled || cancelAt === undefined || !out.includes(cancelAt)) return;
    cancelled = true;
    child.kill("SIGINT");
  });
  expect(output.out + output.err).not.toContain(SECRET);
  return output;
}

const latest = async () => (await gateway.call({ action: "find_latest_flow" })).body.result.flow;

/** A job with this step of the action between opening a flow and ending it. */
const workflow = (steps: string) => `name: Build
on: [push]
jobs:
  build:
    runs-on: ubuntu-latest
    env:
      TASKFLOW_WEBHOOKS_URL: \${{ vars.TASKFLOW_WEBHOOKS_URL }}
      TASKFLOW_WEBHOOKS_SECRET: \${{ secrets.TASKFLOW_WEBHOOKS_SECRET }}
    steps:
${steps}`;

describe("the workflow of the guide", () => {
  test("is one that actionlint has nothing against", async () => {
    const { out } = await execute(join(tools, "actionlint"), ["-no-color"], { cwd: repository });
    expect(out).toBe("");
  });

  test("calls a script that shellcheck has nothing against", async () => {
    const { out } = await execute("shellcheck", ["flow.sh"], { cwd: join(theirs, "integrations/github-action") });
    expect(out).toBe("");
  });

  test("opens a flow, moves it along, and ends it as succeeded, with the state that the guide shows", async () => {
    expect((await push(build)).code).toBe(0);
    const flow = await latest();
    expect(flow).toMatchObject({
      goal: "Build of your-org/your-repo (main)",
      status: "succeeded",
      currentStep: "test",
    });
    const [shown = ""] = codeBlocks(new URL("README.md", action), "json");
    expect(flow.stateJson).toEqual({ ...JSON.parse(shown), commit: expect.stringMatching(/^[0-9a-f]{40}$/) });
  });

  test("ends the flow as failed when a step fails", async () => {
    expect((await push(build.replace('echo "your tests"', "exit 3"))).code).not.toBe(0);
    expect(await latest()).toMatchObject({
      status: "failed",
      currentStep: "test",
      blockedSummary: "Build failed: https://github.com/your-org/your-repo/actions/runs/1",
    });
  });

  test("ends the flow as cancelled when the run is cancelled", async () => {
    const long = build.replace('echo "your tests"', "echo it-runs && sleep 60");
    expect((await push(long, { cancelAt: "| it-runs" })).code).not.toBe(0);
    expect(await latest()).toMatchObject({ status: "cancelled", currentStep: "test" });
  });

  test.each([
    ["succeeded", 'echo "your deployment"'],
    ["failed", "exit 3"],
  ])("with several jobs ends the flow as %s by what they came to", async (status, deployment) => {
    await push(release.replace('echo "your deployment"', deployment));
    expect(await latest()).toMatchObject({
      goal: "Release of your-org/your-repo (main)",
      currentStep: "deploy",
      status,
    });
  });
});

describe("the action", () => {
  test("takes inputs for text, whatever is in them, and gives outputs", async () => {
    const goal = 'A "quoted" $(exit 9) `goal` \\ of two\nlines';
    const { code, out } = await push(
      workflow(`      - id: flow
        uses: ${USES}
        with:
          mode: open
          goal: ${JSON.stringify(goal)}
          state: '{"n":[1,null]}'
      - run: echo "\${{ steps.flow.outputs.status }} at \${{ steps.flow.outputs.revision }}, \${{ steps.flow.outputs.cancel-requested }}"
      - run: echo "id $TASKFLOW_FLOW_ID is \${{ steps.flow.outputs.flow-id }}"
`),
    );
    const flow = await latest();
    expect([code, flow.goal, flow.stateJson]).toEqual([0, goal, { n: [1, null] }]);
    expect(out).toContain("| running at 0, false");
    expect(out).toContain(`| id ${flow.flowId} is ${flow.flowId}`);
  });

  test("leaves a flow as it is that somebody else has ended, and warns", async () => {
    const { body } = await gateway.call({ action: "create_flow", goal: "Ended by hand" });
    const { flowId } = body.result.flow;
    await gateway.call({ action: "cancel_flow", flowId });
    const before = (await gateway.call({ action: "get_flow", flowId })).body.result.flow;
    for (const outcome of ["success", "failure", "cancelled"]) {
      const { code, out } = await push(
        workflow(`      - uses: ${USES}\n        with: { mode: end, flow-id: "${flowId}", outcome: ${outcome} }\n`),
      );
      expect([outcome, code]).toEqual([outcome, 0]);
      if (outcome !== "cancelled") expect(out).toContain("The flow has ended already (cancelled)");
    }
    expect((await gateway.call({ action: "get_flow", flowId })).body.result.flow).toEqual(before);
  });

  test.each([
    ["a state that is not JSON", "{ mode: open, state: '{a:1}' }", "state is not JSON: {a:1}"],
    ["a mode that is none", "{ mode: begin }", "mode is open, step or end, not 'begin'."],
    ["a step without a flow", "{ mode: step, step: x }", "Which flow? Give flow-id, or open one in this job first."],
    ["a flow that is not there", "{ mode: step, flow-id: none }", "This route has no flow none."],
    [
      "an outcome that is none",
      "{ mode: end, flow-id: none, outcome: done }",
      "outcome is success, failure or cancelled",
    ],
    ["a wrong secret", "{ mode: open, secret: wrong }", "create_flow: The route's secret is missing or wrong."],
    ["a URL that is no route's", `{ mode: open, url: "URL/healthz" }`, "is not a route. Its URL is like"],
  ])("fails with a sentence for %s", async (_what, inputs, sentence) => {
    const given = inputs.replace("URL", gateway.url);
    const { code, out } = await push(workflow(`      - uses: ${USES}\n        with: ${given}\n`));
    expect(code).not.toBe(0);
    expect(out).toContain(sentence);
  });

  test("that ends a flow only warns where none was opened", async () => {
    const { code, out } = await push(
      workflow(`      - uses: ${USES}\n        with: { mode: end, outcome: failure }\n`),
    );
    expect([code, out]).toEqual([0, expect.stringContaining("No flow was opened, so none is ended.")]);
  });
});
