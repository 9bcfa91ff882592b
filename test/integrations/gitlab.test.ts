import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { SECRET, startTestGateway, type TestGateway, temporaryDirectory } from "../support/gateway.ts";
import { codeBlocks, execute } from "./support/execute.ts";
import { makeRepository } from "./support/repository.ts";

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = new URL("../../integrations/gitlab/", import.meta.url);
const snippet = readFileSync(new URL("taskflow.gitlab-ci.yml", folder), "utf8");
const [pipeline = ""] = codeBlocks(new URL("README.md", folder), "yaml");

const home = temporaryDirectory();
const project = join(home, "your-project");
let gateway: TestGateway;
let variables: Record<string, string>;

beforeAll(async () => {
  gateway = await startTestGateway();
  const packed = temporaryDirectory();
  execFileSync("npm", ["pack", "--silent", "--pack-destination", packed], { cwd: root, stdio: "pipe" });
  variables = {
    // The package as npm has it, in place of the one that npm does not have yet.
    TASKFLOW_PACKAGE: join(packed, readdirSync(packed)[0] ?? ""),
    TASKFLOW_WEBHOOKS_URL: `${gateway.url}/plugins/webhooks/zapier`,
    TASKFLOW_WEBHOOKS_SECRET: SECRET,
  };
  makeRepository(project, "git@gitlab.com:your-group/your-project.git", {
    "taskflow.gitlab-ci.yml": snippet,
    ".gitlab-ci.yml": pipeline,
  });
}, 120_000);
afterAll(() => gateway.close());

/**
 * gitlab-ci-local runs pipelines as GitLab does: it checks them against GitLab's schema, and does stages, templates,
 * `when`, variables from artifacts and `after_script`; here in a shell, where GitLab's runner takes the image.
 */
async function run(pipelineFile: string, more: Record<string, string> = {}) {
  writeFileSync(join(project, ".gitlab-ci.yml"), pipelineFile);
  const given = Object.entries({ ...variables, ...more }).flatMap(([name, value]) => [
    "--variable",
    `${name}=${value}`,
  ]);
  const env = { ...process.env, HOME: home };
  const command = require.resolve("gitlab-ci-local");
  return execute(process.execPath, [command, "--force-shell-executor", ...given], { cwd: project, env });
}

const latest = async () => (await gateway.call({ action: "find_latest_flow" })).body.result.flow;

test("the pipeline of the guide opens a flow, moves it along, and ends it as succeeded", async () => {
  const { code, out, err } = await run(pipeline);
  expect([code, out + err]).toEqual([0, expect.stringContaining("json schema validated")]);
  const flow = await latest();
  expect(flow).toMatchObject({ status: "succeeded", currentStep: "test", revision: 3 });
  expect(flow.goal).toMatch(/^Pipeline \d+ of your-group\/your-project \(main\)$/);
  const [shown = ""] = codeBlocks(new URL("README.md", folder), "json");
  expect(flow.stateJson).toEqual({
    ...JSON.parse(shown),
    commit: expect.stringMatching(/^[0-9a-f]{40}$/),
    pipeline: expect.stringMatching(/^https:\/\/gitlab\.com\/your-group\/your-project\//),
  });
}, 60_000);

test("the flow ends as failed when a job fails", async () => {
  const { code } = await run(pipeline.replace('echo "your tests"', "exit 3"));
  expect(code).not.toBe(0);
  const flow = await latest();
  expect(flow).toMatchObject({ status: "failed", currentStep: "test" });
  expect(flow.blockedSummary).toMatch(/^Pipeline \d+ failed: https:\/\/gitlab\.com\//);
}, 60_000);

test("without a gateway the job that opens the flow fails, and no other hides why", async () => {
  // Of the pipeline only what is included: gitlab-ci-local starts no job behind a stage that was left out.
  const [include = ""] = pipeline.split("\n\n");
  const { code, out, err } = await run(include, { TASKFLOW_WEBHOOKS_URL: "http://127.0.0.1:9/plugins/webhooks/x" });
  expect(code).not.toBe(0);
  expect(out + err).toContain("http://127.0.0.1:9/plugins/webhooks/x was not reached");
  expect(out + err).toContain("No flow was opened, so none is ended.");
}, 60_000);

/** gitlab-ci-local cannot cancel a job; GitLab's runner then runs `after_script` with CI_JOB_STATUS=canceled. */
test.each([
  ["canceled", "cancelled"],
  ["success", "queued"],
  ["failed", "queued"],
])("when a job of the template is %s, the flow is %s", async (jobStatus, status) => {
  const { body } = await gateway.call({ action: "create_flow", goal: "Cancel me" });
  const { flowId } = body.result.flow;
  const [script] = parse(snippet)[".taskflow:job"].after_script as string[];
  const env = { ...process.env, ...variables, CI_JOB_STATUS: jobStatus, TASKFLOW_FLOW_ID: flowId };
  const { code, err } = await execute("sh", ["-e", "-c", script ?? ""], { env });
  expect([code, err]).toEqual([0, ""]);
  expect((await gateway.call({ action: "get_flow", flowId })).body.result.flow).toMatchObject({ status });
});
