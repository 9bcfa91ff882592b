import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import packageJson from "../../package.json" with { type: "json" };
import { codeBlocks, documentAt } from "../support/documents.ts";
import { startFaultyProxy } from "../support/faulty-proxy.ts";
import { SECRET, startTestGateway, type TestGateway, temporaryDirectory } from "../support/gateway.ts";
import { execute } from "./support/execute.ts";
import { makeRepository } from "./support/repository.ts";

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = new URL("../../integrations/gitlab/", import.meta.url);
const snippet = readFileSync(new URL("taskflow.gitlab-ci.yml", folder), "utf8");
const [pipeline = "", review = ""] = codeBlocks(documentAt("integrations/gitlab/README.md"), "yaml");

const home = temporaryDirectory();
const project = join(home, "your-project");
const archive = join(project, `taskflow-webhooks-${packageJson.version}.tgz`);
let gateway: TestGateway;
let variables: Record<string, string>;

beforeAll(async () => {
  gateway = await startTestGateway();
  mkdirSync(project, { recursive: true });
  // As the guide says: the archive is in the repository.
  execFileSync("npm", ["pack", "--silent", "--pack-destination", project], { cwd: root, stdio: "pipe" });
  expect(existsSync(archive)).toBe(true);
  variables = {
    TASKFLOW_WEBHOOKS_URL: `${gateway.url}/plugins/webhooks/zapier`,
    TASKFLOW_WEBHOOKS_SECRET: SECRET,
  };
  makeRepository(project, "git@gitlab.com:your-group/your-project.git", {
    "taskflow.gitlab-ci.yml": snippet,
    ".gitlab-ci.yml": pipeline,
  });
});
afterAll(() => gateway.close());

/**
 * gitlab-ci-local runs pipelines as GitLab does: it checks them against GitLab's schema, and does stages, templates,
 * `when`, variables from artifacts and `after_script`; here in a shell, where GitLab's runner takes the image.
 */
async function run(pipelineFile: string, more: Record<string, string> = {}, jobs: string[] = []) {
  writeFileSync(join(project, ".gitlab-ci.yml"), pipelineFile);
  const given = Object.entries({ ...variables, ...more }).flatMap(([name, value]) => [
    "--variable",
    `${name}=${value}`,
  ]);
  const env = { ...process.env, HOME: home };
  const command = require.resolve("gitlab-ci-local");
  return execute(process.execPath, [command, "--force-shell-executor", ...given, ...jobs], { cwd: project, env });
}

const latest = async () => (await gateway.call({ action: "find_latest_flow" })).body.result.flow;

test("the pipeline of the guide opens a flow, moves it along, and ends it as succeeded", async () => {
  const { code, out, err } = await run(pipeline);
  expect([code, out + err]).toEqual([0, expect.stringContaining("json schema validated")]);
  const flow = await latest();
  expect(flow).toMatchObject({ status: "succeeded", currentStep: "test", revision: 3 });
  expect(flow.goal).toMatch(/^Pipeline \d+ of your-group\/your-project \(main\)$/);
  const [shown = ""] = codeBlocks(documentAt("integrations/gitlab/README.md"), "json");
  expect(flow.stateJson).toEqual({
    ...JSON.parse(shown),
    commit: expect.stringMatching(/^[0-9a-f]{40}$/),
    pipeline: expect.stringMatching(/^https:\/\/gitlab\.com\/your-group\/your-project\//),
  });
});

test("the flow ends as failed when a job fails", async () => {
  const { code } = await run(pipeline.replace('echo "your tests"', "exit 3"));
  expect(code).not.toBe(0);
  const flow = await latest();
  expect(flow).toMatchObject({ status: "failed", currentStep: "test" });
  expect(flow.blockedSummary).toMatch(/^Pipeline \d+ failed: https:\/\/gitlab\.com\//);
});

test("a pipeline whose failed jobs are retried ends its flow as succeeded when it succeeds", async () => {
  await run(pipeline.replace('echo "your tests"', "exit 3"));
  const failed = await latest();
  expect(failed.status).toBe("failed");
  // GitLab keeps the flow's id, which is an artifact of the first job, and runs the jobs that failed or were skipped.
  const { flowId } = failed;
  const retry = (job: string) => run(pipeline, { TASKFLOW_FLOW_ID: flowId }, ["--no-needs", job]);
  const step = await retry("taskflow:test");
  expect([step.code, step.out + step.err]).toEqual([0, expect.stringContaining("it is ended as succeeded")]);
  // GitLab does not run taskflow:failed a second time: opened again, the flow would stay open when the retry fails.
  expect(await latest()).toEqual(failed);
  expect((await retry("taskflow:succeeded")).code).toBe(0);
  expect(await latest()).toMatchObject({ flowId, status: "succeeded", currentStep: "test" });
  expect(await latest()).not.toHaveProperty("blockedSummary");
});

test("a name in place of the archive is refused before anything is installed", async () => {
  const [include = ""] = pipeline.split("\n\n");
  for (const name of ["some-name@0.1.0", "some-name", "", "git+https://example.org/x.git"]) {
    const { code, out, err } = await run(include, { TASKFLOW_PACKAGE: name });
    expect(code).not.toBe(0);
    expect(out + err).toContain("TASKFLOW_PACKAGE is the path");
  }
});

test("without a gateway the job that opens the flow fails, and no other hides why", async () => {
  // Of the pipeline only what is included: gitlab-ci-local starts no job behind a stage that was left out.
  const [include = ""] = pipeline.split("\n\n");
  const { code, out, err } = await run(include, { TASKFLOW_WEBHOOKS_URL: "http://127.0.0.1:9/plugins/webhooks/x" });
  expect(code).not.toBe(0);
  expect(out + err).toContain("http://127.0.0.1:9/plugins/webhooks/x was not reached");
  expect(out + err).toContain("No flow was opened, so none is ended.");
});

describe("a job that waits for a flow", () => {
  const [include = ""] = pipeline.split("\n\n");
  const after = `after:
  stage: .post
  when: always
  script: [ 'echo "it was $TASKFLOW_WAIT_STATUS, $TASKFLOW_WAIT_OUTCOME"' ]
`;
  /** The job of the guide, without the jobs that open and end a flow of the pipeline. */
  const waitFor = (flowId: string, more: Record<string, string> = {}, job = review) =>
    run(`${include}\n\nstages: [test]\n\n${job}\n${after}`, { REVIEW_FLOW_ID: flowId, ...more }, ["review", "after"]);

  test("ends when somebody finishes the flow, and later jobs know how", async () => {
    const flowId = await newFlow();
    const waiting = waitFor(flowId);
    await expect
      .poll(async () => (await fetch(`${gateway.url}/metrics`)).text(), { timeout: 60_000 })
      .toMatch(/^taskflow_waiting_requests(?:\{[^}]*\})? 1$/m);
    await gateway.call({ action: "finish_flow", flowId, expectedRevision: 0 });
    const { code, out, err } = await waiting;
    expect([code, out + err]).toEqual([0, expect.stringContaining("it was succeeded, success")]);
  });

  test("fails when the flow fails, unless it need not succeed", async () => {
    const flowId = await newFlow();
    await gateway.call({ action: "fail_flow", flowId, expectedRevision: 0, blockedSummary: "No reviewer" });
    const failed = await waitFor(flowId);
    expect([failed.code, failed.out + failed.err]).toEqual([1, expect.stringContaining("did not succeed:")]);
    expect(failed.out + failed.err).toContain("No reviewer");
    const passed = await waitFor(flowId, {}, `${review}    TASKFLOW_WAIT_REQUIRE_SUCCESS: "false"\n`);
    expect([passed.code, passed.out + passed.err]).toEqual([0, expect.stringContaining("it was failed, failure")]);
  });

  test("fails after its seconds, and names what to set", async () => {
    const { code, out, err } = await waitFor(await newFlow(), {}, review.replace('"1800"', '"2"'));
    expect([code, out + err]).toEqual([1, expect.stringContaining("To wait longer, set TASKFLOW_WAIT_SECONDS.")]);
    expect(out + err).toContain("After 2 seconds");
  });

  test("waits for the flow of the pipeline by default", async () => {
    const flowId = await newFlow();
    await gateway.call({ action: "cancel_flow", flowId });
    const job = review.replace("$REVIEW_FLOW_ID", '""');
    const { code, out, err } = await waitFor("", { TASKFLOW_FLOW_ID: flowId }, job);
    expect([code, out + err]).toEqual([1, expect.stringContaining(`The flow ${flowId} did not succeed:`)]);
  });

  test("fails for a flow that is not there", async () => {
    const { code } = await waitFor("none");
    expect(code).not.toBe(0);
  });
});

/** gitlab-ci-local cannot cancel a job; GitLab's runner then runs `after_script` with CI_JOB_STATUS=canceled. */
async function afterScript(flowId: string, more: Record<string, string>) {
  const [script] = parse(snippet)[".taskflow:job"].after_script as string[];
  const env = { ...process.env, ...variables, TASKFLOW_FLOW_ID: flowId, ...more };
  return execute("sh", ["-e", "-c", script ?? ""], { env });
}

async function newFlow(): Promise<string> {
  return (await gateway.call({ action: "create_flow", goal: "Cancel me" })).body.result.flow.flowId;
}

test.each([
  ["canceled", "cancelled"],
  ["success", "queued"],
  ["failed", "queued"],
])("when a job of the template is %s, the flow is %s", async (jobStatus, status) => {
  const flowId = await newFlow();
  const { code, err } = await afterScript(flowId, { CI_JOB_STATUS: jobStatus });
  expect([code, err]).toEqual([0, ""]);
  expect((await gateway.call({ action: "get_flow", flowId })).body.result.flow).toMatchObject({ status });
});

test.each(["\n", "\r\n", "\r", " \n\n"])("a secret that ends in %j cancels the flow, too", async (end) => {
  const flowId = await newFlow();
  const canceled = { CI_JOB_STATUS: "canceled", TASKFLOW_WEBHOOKS_SECRET: `${SECRET}${end}` };
  expect(await afterScript(flowId, canceled)).toMatchObject({ code: 0, err: "" });
  expect((await gateway.call({ action: "get_flow", flowId })).body.result.flow).toMatchObject({ status: "cancelled" });
});

test("a secret of two lines is refused, and not shown", async () => {
  for (const between of ["\n", "\r\n", "\r"]) {
    const canceled = { CI_JOB_STATUS: "canceled", TASKFLOW_WEBHOOKS_SECRET: `first-part${between}second-part` };
    const { code, out, err } = await afterScript("f", canceled);
    expect([code, err]).toEqual([1, "TASKFLOW_WEBHOOKS_SECRET has a line break inside: it must be one line.\n"]);
    expect(out).toBe("");
  }
});

test("a redirect of the cancellation is an error, and nothing is sent to where it leads", async () => {
  const elsewhere = await startFaultyProxy(gateway.url);
  const proxy = await startFaultyProxy(gateway.url);
  proxy.play({ status: 307, headers: { location: `${elsewhere.url}/plugins/webhooks/zapier` } });
  const canceled = { CI_JOB_STATUS: "canceled", TASKFLOW_WEBHOOKS_URL: `${proxy.url}/plugins/webhooks/zapier` };
  const { code } = await afterScript(await newFlow(), canceled);
  expect([code, elsewhere.seen]).toEqual([47, []]);
  await Promise.all([proxy.close(), elsewhere.close()]);
});
