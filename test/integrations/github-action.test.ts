import { cpSync, globSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import packageJson from "../../package.json" with { type: "json" };
import { codeBlocks, documentAt } from "../support/documents.ts";
import { startFaultyProxy } from "../support/faulty-proxy.ts";
import { SECRET, startTestGateway, type TestGateway, temporaryDirectory } from "../support/gateway.ts";
import { execute, type Output } from "./support/execute.ts";
import { makeRepository } from "./support/repository.ts";

const project = fileURLToPath(new URL("../../", import.meta.url));
const action = new URL("../../integrations/github-action/", import.meta.url);
const tools = fileURLToPath(new URL("actions-runner/bin/", import.meta.url));
const RELEASE = `v${packageJson.version}`;
const USES = `your-org/taskflow-webhooks/integrations/github-action@${RELEASE}`;
const [build = "", release = "", deploy = ""] = codeBlocks(documentAt("integrations/github-action/README.md"), "yaml");

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
    ".github/workflows/deploy.yml": deploy,
  });
});
afterAll(() => gateway.close());

interface Push {
  /** The run is cancelled when this is in its log. */
  cancelAt?: string;
  /** The number of the run, and of its attempt: a re-run has the number of its run. Default: a new run. */
  runId?: number;
  attempt?: number;
  secret?: string;
  url?: string;
}

let runs = 0;
const newRun = () => ++runs;

/** Pushes to the repository, which has this workflow. */
async function push(
  workflow: string,
  { cancelAt, runId = newRun(), attempt = 1, secret = SECRET, url = gateway.url }: Push = {},
): Promise<Output> {
  writeFileSync(join(repository, "pushed.yml"), workflow);
  const route = `${url}/plugins/webhooks/zapier`;
  const args = ["push", "--workflows", "pushed.yml", "--platform", "ubuntu-latest=-self-hosted"];
  args.push("--local-repository", `your-org/taskflow-webhooks@${RELEASE}=${theirs}`);
  args.push("--var", `TASKFLOW_WEBHOOKS_URL=${route}`, "--secret", `TASKFLOW_WEBHOOKS_SECRET=${secret}`);
  args.push("--env", `GITHUB_RUN_ID=${runId}`, "--env", `GITHUB_RUN_ATTEMPT=${attempt}`);
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

/** The script alone, which is refused before it does anything: act loses the last lines of what ends at once. */
function script(given: Record<string, string>): Promise<Output> {
  const flow = { FLOW_MODE: "open", FLOW_URL: "http://127.0.0.1:9/r", FLOW_SECRET: "hunter2", ...given };
  return execute("bash", [fileURLToPath(new URL("flow.sh", action))], { env: { ...process.env, ...flow } });
}

const flows = async () => (await gateway.call({ action: "list_flows" })).body.result.flows;
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

  test("and nothing against the workflows of this project", async () => {
    const workflows = globSync(".github/workflows/*.yml", { cwd: project });
    expect(workflows.length).toBeGreaterThanOrEqual(2);
    const { out } = await execute(join(tools, "actionlint"), ["-no-color", ...workflows], { cwd: project });
    expect(out).toBe("");
  });

  test("calls a script that shellcheck has nothing against", async () => {
    const { out } = await execute("shellcheck", ["flow.sh"], { cwd: join(theirs, "integrations/github-action") });
    expect(out).toBe("");
  });

  test("opens a flow, moves it along, and ends it as succeeded, with the state that the guide shows", async () => {
    expect((await push(build, { runId: 1001 })).code).toBe(0);
    const flow = await latest();
    expect(flow).toMatchObject({
      goal: "Build of your-org/your-repo (main)",
      status: "succeeded",
      currentStep: "test",
    });
    const [shown = ""] = codeBlocks(documentAt("integrations/github-action/README.md"), "json");
    expect(flow.stateJson).toEqual({ ...JSON.parse(shown), commit: expect.stringMatching(/^[0-9a-f]{40}$/) });
  });

  test("ends the flow as failed when a step fails", async () => {
    const runId = newRun();
    expect((await push(build.replace('echo "your tests"', "exit 3"), { runId })).code).not.toBe(0);
    expect(await latest()).toMatchObject({
      status: "failed",
      currentStep: "test",
      blockedSummary: `Build failed: https://github.com/your-org/your-repo/actions/runs/${runId}`,
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

test("the workflow of the guide that waits goes on when somebody has ended its flow", async () => {
  const pushed = push(deploy.replace("workflow_dispatch", "push"));
  const goal = async () => (await latest()).goal;
  await expect.poll(goal, { timeout: 30_000 }).toMatch(/^Review [0-9a-f]{40}$/);
  const { flowId } = await latest();
  await gateway.call({ action: "finish_flow", flowId, expectedRevision: 0 });
  const { code, out } = await pushed;
  expect([code, out]).toEqual([
    0,
    expect.stringContaining("| your deployment, after a review that ended as succeeded"),
  ]);
});

describe("the action", () => {
  test("takes inputs for text, whatever is in them, and returns outputs", async () => {
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
    expect(out).toContain("| running at 1, false");
    expect(out).toContain(`| id ${flow.flowId} is ${flow.flowId}`);
  });

  test("leaves a flow unchanged that somebody else has ended, and warns", async () => {
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
    ["a mode that is none", "{ mode: begin }", "mode is open, step, wait or end, not 'begin'."],
    [
      "a step without a flow",
      "{ mode: step, step: x }",
      "The flow is missing. Set flow-id, or open a flow in this job first.",
    ],
    ["a flow that is not there", "{ mode: step, flow-id: none }", "This route has no flow none."],
    [
      "an outcome that is none",
      "{ mode: end, flow-id: none, outcome: done }",
      "outcome is success, failure or cancelled",
    ],
    ["a wrong secret", "{ mode: open, secret: wrong }", "create_flow: The route's secret is missing or wrong."],
    ["a URL that is no route's", `{ mode: open, url: "URL/healthz" }`, "is not a route. The URL of a route looks like"],
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

describe("a re-run", () => {
  const failing = build.replace('echo "your tests"', "exit 3");
  const passing = build;

  test("of failed jobs reopens the failed flow and ends it as succeeded", async () => {
    const runId = newRun();
    const before = (await flows()).length;
    expect((await push(failing, { runId })).code).not.toBe(0);
    const failed = await latest();
    expect(failed.status).toBe("failed");
    const { code, out } = await push(passing, { runId, attempt: 2 });
    expect([code, out]).toEqual([0, expect.not.stringContaining("has ended already")]);
    expect(await latest()).toMatchObject({ flowId: failed.flowId, status: "succeeded", currentStep: "test" });
    expect(await latest()).not.toHaveProperty("blockedSummary");
    expect(await flows()).toHaveLength(before + 1);
  });

  test("of failed jobs continues with the flow that an earlier job opened", async () => {
    await push(release.replace('echo "your deployment"', "exit 3"));
    const { flowId, status } = await latest();
    expect(status).toBe("failed");
    // GitHub keeps the outputs of the jobs that succeeded, and runs the others.
    const { on, env, jobs } = parse(release);
    delete jobs.open;
    delete jobs.deploy.needs;
    jobs.end.needs = ["deploy"];
    const others = JSON.stringify({ name: "Release", on, env, jobs });
    const rest = others.replaceAll("${{ needs.open.outputs.flow-id }}", flowId);
    expect((await push(rest, { attempt: 2 })).code).toBe(0);
    expect(await latest()).toMatchObject({ flowId, status: "succeeded", currentStep: "deploy" });
  });

  test("that ends the flow without moving it ends it right, too, however the run came out", async () => {
    for (const [outcome, status] of [
      ["success", "succeeded"],
      ["failure", "failed"],
      ["cancelled", "cancelled"],
    ]) {
      const { body } = await gateway.call({ action: "create_flow", goal: "Ended by an earlier attempt" });
      const { flowId } = body.result.flow;
      const end = outcome === "success" ? "fail_flow" : "finish_flow";
      await gateway.call({ action: end, flowId, expectedRevision: 0 });
      const step = `      - uses: ${USES}\n        with: { mode: end, flow-id: "${flowId}", outcome: ${outcome} }\n`;
      expect((await push(workflow(step), { attempt: 2 })).code).toBe(0);
      expect((await gateway.call({ action: "get_flow", flowId })).body.result.flow.status).toBe(status);
    }
  });

  test("of all jobs finds the flow, also when its state is another", async () => {
    const runId = newRun();
    const open = (attempt: number) =>
      workflow(`      - uses: ${USES}
        with: { mode: open, step: "attempt ${attempt}", state: '{"attempt":${attempt}}' }
      - uses: ${USES}
        with: { mode: end, outcome: "\${{ job.status }}" }
`);
    await push(open(1), { runId });
    const first = await latest();
    expect(first).toMatchObject({ status: "succeeded", stateJson: { attempt: 1 } });
    const before = (await flows()).length;
    expect((await push(open(2), { runId, attempt: 2 })).code).toBe(0);
    expect(await latest()).toMatchObject({
      flowId: first.flowId,
      status: "succeeded",
      currentStep: "attempt 2",
      stateJson: { attempt: 2 },
    });
    expect(await flows()).toHaveLength(before);
  });

  test("that fails again ends the flow as failed again", async () => {
    const runId = newRun();
    await push(failing, { runId });
    const { flowId, revision } = await latest();
    expect((await push(failing, { runId, attempt: 2 })).code).not.toBe(0);
    const again = await latest();
    expect(again).toMatchObject({ flowId, status: "failed", blockedSummary: expect.stringContaining(`/${runId}`) });
    expect(again.revision).toBeGreaterThan(revision);
  });

  test("of a cancelled run opens a new flow, since a cancelled flow cannot go on", async () => {
    const runId = newRun();
    const long = build.replace('echo "your tests"', "echo it-runs && sleep 60");
    await push(long, { runId, cancelAt: "| it-runs" });
    const cancelled = await latest();
    expect(cancelled.status).toBe("cancelled");
    expect((await push(passing, { runId, attempt: 2 })).code).toBe(0);
    const next = await latest();
    expect(next).toMatchObject({ status: "succeeded", goal: cancelled.goal });
    expect(next.flowId).not.toBe(cancelled.flowId);
    const { body } = await gateway.call({ action: "get_flow", flowId: cancelled.flowId });
    expect(body.result.flow).toEqual(cancelled);
  });

  test("of a re-run of a cancelled run continues with its flow", async () => {
    const runId = newRun();
    const open = workflow(`      - uses: ${USES}\n        with: { mode: open }\n`);
    await push(open, { runId });
    const { flowId } = await latest();
    await gateway.call({ action: "cancel_flow", flowId });
    await push(open, { runId, attempt: 2 });
    const next = await latest();
    expect(next.flowId).not.toBe(flowId);
    await gateway.call({ action: "fail_flow", flowId: next.flowId, expectedRevision: 0 });
    await push(open, { runId, attempt: 3 });
    expect(await latest()).toMatchObject({ flowId: next.flowId, status: "running" });
  });

  test("leaves a flow unchanged that somebody else ends during the run", async () => {
    const runId = newRun();
    await push(failing, { runId });
    const { flowId } = await latest();
    const byHand = `curl -s "$TASKFLOW_WEBHOOKS_URL" -H "Authorization: Bearer $TASKFLOW_WEBHOOKS_SECRET" \
      -H "Content-Type: application/json" -d '{"action":"cancel_flow","flowId":"${flowId}"}' -o cancelled.json`;
    const ended = build.replace('echo "your tests"', JSON.stringify(byHand));
    const { code, out } = await push(ended, { runId, attempt: 2 });
    expect([code, out]).toEqual([0, expect.stringContaining("The flow has ended already (cancelled)")]);
    expect(await latest()).toMatchObject({ flowId, status: "cancelled" });
  });

  test("of a matrix finds the flow of each leg, by its values or by its key", async () => {
    for (const key of ["", ', key: "${{ matrix.os }}"']) {
      const runId = newRun();
      const legs = workflow(`      - uses: ${USES}
        with: { mode: open, state: '{"os":"\${{ matrix.os }}"}'${key} }
      - uses: ${USES}
        with: { mode: end, outcome: "\${{ job.status }}" }
`).replace("    runs-on:", "    strategy: { matrix: { os: [linux, mac] } }\n    runs-on:");
      const before = (await flows()).length;
      expect((await push(legs, { runId })).code).toBe(0);
      const opened = (await flows()).slice(0, 2);
      expect(opened.map(({ stateJson }) => stateJson).sort(byText)).toEqual([{ os: "linux" }, { os: "mac" }]);
      expect((await push(legs, { runId, attempt: 2 })).code).toBe(0);
      expect(await flows()).toHaveLength(before + 2);
      const again = (await flows()).slice(0, 2);
      const legOf = ({ flowId, stateJson }: { flowId: string; stateJson?: unknown }) => [flowId, stateJson];
      expect(again.map(legOf)).toEqual(opened.map(legOf));
      for (const flow of again) expect(flow.status).toBe("succeeded");
    }
  });

  test("after the key has expired opens a new flow", async () => {
    const forgetful = await startTestGateway({ maintenance: { retainKeysMs: 1, sweepIntervalMs: 20 } });
    try {
      const runId = newRun();
      const list = async () => (await forgetful.call({ action: "list_flows" })).body.result.flows;
      await push(failing, { runId, url: forgetful.url });
      expect((await push(passing, { runId, attempt: 2, url: forgetful.url })).code).toBe(0);
      expect((await list()).map(({ status }) => status)).toEqual(["succeeded", "failed"]);
    } finally {
      await forgetful.close();
    }
  });

  test("another run, job, goal or key opens another flow", async () => {
    const runId = newRun();
    const open = (inputs = "", job = "build") =>
      workflow(`      - uses: ${USES}\n        with: { mode: open${inputs} }\n`).replace("  build:", `  ${job}:`);
    const ids = new Set<string>();
    for (const [pushed, id] of [
      [open(), runId],
      [open(), newRun()],
      [open("", "deploy"), runId],
      [open(", goal: other"), runId],
      [open(", key: other"), runId],
    ] as const) {
      await push(pushed, { runId: id });
      ids.add((await latest()).flowId);
    }
    expect(ids.size).toBe(5);
  });
});

const byText = (a: unknown, b: unknown) => JSON.stringify(a).localeCompare(JSON.stringify(b));

describe("a secret", () => {
  const open = workflow(`      - uses: ${USES}\n        with: { mode: open }\n`);

  test.each(["\n", "\r\n", "\r", "\n\n", " \t\n", "\u00a0\n", "\ufeff"])(
    "that ends in %j is sent without it",
    async (end) => {
      expect((await push(open, { secret: `${SECRET}${end}` })).code).toBe(0);
      expect((await latest()).status).toBe("running");
    },
  );

  test.each(["\n", "\r\n", "\r"])("of two lines with %j between them is refused, and not shown", async (between) => {
    const { code, out } = await push(open, { secret: `first-part${between}second-part` });
    expect([code, out]).toEqual([1, expect.stringContaining("The secret has a line break inside.")]);
    expect(out).not.toMatch(/first-part|second-part/);
  });

  test("that starts with a byte order mark and blanks is sent without them", async () => {
    expect((await push(open, { secret: `\ufeff\r\n\t\u00a0${SECRET}` })).code).toBe(0);
  });

  test("with a tab inside is refused, and not shown", async () => {
    const refusal = "::error title=TaskFlow::The secret has characters that are invalid in a header.\n";
    expect(await script({ FLOW_SECRET: "first-part\tsecond-part" })).toMatchObject({ code: 1, out: refusal, err: "" });
  });

  test.each(['quo"ted', "back\\slash", "dollar$HOME`id`", "per%0Acent"])("%j is sent as it is", async (secret) => {
    const own = await startTestGateway({ routes: { zapier: { sessionKey: "agent:main:main", secret } } });
    try {
      expect((await push(open, { secret, url: own.url })).code).toBe(0);
    } finally {
      await own.close();
    }
  });
});

/** What ends a quotation, a line, a heredoc or a command somewhere on the way. */
const ODD = [
  `"double" 'single' \`back\` $(exit 9) \${{ github.token }} \${HOME} \\ % %0A %25 && || ; | > <`,
  "two\nlines\r\nand ::set-output name=flow-id::x\n::error::x\n::add-mask::x\n::stop-commands::x",
  "flow-id=x\nTASKFLOW_FLOW_ID=x\nEOF\nghadelimiter\n<<EOF",
  "Größe 🎉 \u202e \u2028 \u0000 \u001b[2J \u007f",
];
const ODD_TEXT = ODD.join("\n");

/** As a workflow file holds it, in which controls are escaped, and an expression is what looks like one. */
function inWorkflow(text: string): string {
  const escaped = JSON.stringify(text).replaceAll(
    /[\x7f-\x9f\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return escaped.replaceAll("${{", "${{ '${{' }}");
}

describe("odd text", () => {
  test("in a flow does not break a step or the end, and stays as it is", async () => {
    const { body } = await gateway.call({
      action: "create_flow",
      goal: ODD_TEXT,
      currentStep: ODD_TEXT,
      stateJson: { [ODD_TEXT]: ODD },
      waitJson: ODD_TEXT,
    });
    const { flowId } = body.result.flow;
    const { code, out } = await push(
      workflow(`      - id: step
        uses: ${USES}
        with: { mode: step, flow-id: "${flowId}" }
      - run: echo "\${{ steps.step.outputs.flow-id }} is \${{ steps.step.outputs.status }} at \${{ steps.step.outputs.revision }}, \${{ steps.step.outputs.cancel-requested }}"
      - uses: ${USES}
        with: { mode: end, flow-id: "${flowId}", outcome: failure }
`),
    );
    expect([code, out]).toEqual([0, expect.stringContaining(`| ${flowId} is running at 1, false`)]);
    const { flow } = (await gateway.call({ action: "get_flow", flowId })).body.result;
    expect(flow).toMatchObject({ status: "failed", goal: ODD_TEXT, currentStep: ODD_TEXT });
    expect(flow.stateJson).toEqual({ [ODD_TEXT]: ODD });
  });

  test.each(ODD.map((text) => text.replaceAll("\u0000", "")))(
    "in goal, step and state is stored as it is: %j",
    async (text) => {
      const value = inWorkflow(text);
      const state = inWorkflow(JSON.stringify({ text }));
      const { code } = await push(
        workflow(
          `      - uses: ${USES}\n        with: { mode: open, goal: ${value}, step: ${value}, state: ${state} }\n`,
        ),
      );
      expect([code, await latest()]).toEqual([
        0,
        expect.objectContaining({ goal: text.trim(), currentStep: text.trim(), stateJson: { text } }),
      ]);
    },
  );

  test("in step and state may be as long as the environment of a process takes", async () => {
    const { body } = await gateway.call({ action: "create_flow", goal: "Long" });
    const { flowId } = body.result.flow;
    const long = "x".repeat(120_000);
    const step = `      - uses: ${USES}
        with: { mode: step, flow-id: "${flowId}", step: ${long}, state: '"${long}"' }
`;
    expect((await push(workflow(step))).code).toBe(0);
    const { flow } = (await gateway.call({ action: "get_flow", flowId })).body.result;
    expect([flow.currentStep, flow.stateJson]).toEqual([long, long]);
  });

  test("of another server reaches neither the outputs nor the log as a command", async () => {
    const proxy = await startFaultyProxy(gateway.url);
    try {
      const injection = 'x\nINJECTED=yes\nPATH=/nowhere\n::set-output name=status::"yes"';
      const flow = { flowId: injection, revision: injection, status: injection, endedAt: null };
      const answer = { status: 200, body: JSON.stringify({ ok: true, result: { flow } }) };
      const refusal = {
        status: 400,
        body: JSON.stringify({ ok: false, code: injection, error: `%0A::error::${injection}` }),
      };
      proxy.play(answer, refusal);
      const { code, out } = await push(
        workflow(`      - uses: ${USES}\n        with: { mode: open }
      - run: echo "injected [$INJECTED] in $(command -v bash)"
      - uses: ${USES}\n        with: { mode: open }\n`),
        { url: proxy.url },
      );
      expect([code, out]).toEqual([1, expect.stringContaining("injected [] in /")]);
      expect(out).not.toMatch(/^\S* *\| *::(set-output|error::x)/m);
    } finally {
      await proxy.close();
    }
  });
});

test("a redirect is not followed: the error names where it leads, without a user or a query", async () => {
  const elsewhere = await startFaultyProxy(gateway.url);
  const proxy = await startFaultyProxy(gateway.url);
  try {
    const location = `${elsewhere.url.replace("//", "//user:hunter2@")}/plugins/webhooks/zapier?token=hunter2#x`;
    proxy.play({ status: 307, headers: { location } });
    const open = workflow(`      - uses: ${USES}\n        with: { mode: open }\n`);
    const { code, out } = await push(open, { url: proxy.url });
    expect([code, out]).toEqual([1, expect.stringContaining(`redirects to ${elsewhere.url}/plugins/webhooks/zapier.`)]);
    expect(out).not.toContain("hunter2");
    expect(elsewhere.seen).toEqual([]);
  } finally {
    await Promise.all([proxy.close(), elsewhere.close()]);
  }
});

describe("other services are recognized", () => {
  const open = workflow(`      - uses: ${USES}\n        with: { mode: open }\n`);
  const flow = { flowId: "f", revision: 0, status: "running" };

  test.each([
    [
      "a redirect that names no address",
      { status: 302, body: JSON.stringify({ ok: true, result: { flow } }) },
      "redirects to another address.",
    ],
    [
      "a redirect that names the secret",
      { status: 307, headers: { location: `https://o.example/${SECRET}` } },
      "redirects to another address, which holds",
    ],
    [
      "the refusal of another service",
      { status: 200, body: '{"ok":false,"error":"invalid_auth"}' },
      "with 200 and is not a route",
    ],
    [
      "a refusal whose code is no text",
      { status: 400, body: '{"ok":false,"code":5,"error":"No."}' },
      "with 400 and is not a route",
    ],
    ["two documents", { status: 200, body: `{"ok":true,"result":{}}{}` }, "with 200 and is not a route"],
  ])("%s", async (_what, fault, sentence) => {
    const proxy = await startFaultyProxy(gateway.url);
    try {
      proxy.play(fault);
      const { code, out } = await push(open, { url: proxy.url });
      expect([code, out]).toEqual([1, expect.stringContaining(sentence)]);
    } finally {
      await proxy.close();
    }
  });

  test("nobody: the error names the address and the cause", async () => {
    const { code, out } = await push(open, { url: "http://127.0.0.1:1" });
    expect(code).toBe(1);
    expect(out).toMatch(
      /no answer from http:\/\/127\.0\.0\.1:1\/plugins\/webhooks\/zapier: Failed to connect to 127\.0\.0\.1/,
    );
  });

  test("a pause of an hour that it asks for is not waited for", async () => {
    const proxy = await startFaultyProxy(gateway.url);
    try {
      proxy.play({ status: 503, headers: { "retry-after": "3600" } });
      expect((await push(open, { url: proxy.url })).code).toBe(1);
      expect(proxy.seen).toHaveLength(1);
    } finally {
      await proxy.close();
    }
  });
});

test.each([
  ["a user and a password", "http://user:hunter2@127.0.0.1:9/r"],
  ["a query", "http://127.0.0.1:9/r?token=hunter2"],
  ["a fragment", "http://127.0.0.1:9/r#hunter2"],
  ["another scheme", "file:///hunter2"],
  ["no scheme", "hunter2"],
  ["the look of an option", "--config=hunter2"],
  ["a line break inside", "http://127.0.0.1:9/r\nhunter2"],
])("a URL with %s is refused without being shown", async (_what, url) => {
  const { code, out, err } = await script({ FLOW_URL: url });
  expect([code, err]).toEqual([1, ""]);
  expect(out).toMatch(
    /^::error title=TaskFlow::The URL does not start with http:\/\/ or https:\/\/, or has a user.*\n$/,
  );
  expect(out).not.toContain("hunter2");
});

test.each(["curl", "jq"])("a runner without %s gets an error that names what to install", async (missing) => {
  const bin = temporaryDirectory();
  for (const tool of ["bash", "curl", "jq"]) {
    const { out } = await execute("sh", ["-c", `command -v ${tool}`], { env: process.env });
    if (tool !== missing) symlinkSync(out.trim(), join(bin, tool));
  }
  const { code, out } = await script({ PATH: bin });
  expect([code, out]).toEqual([
    1,
    `::error title=TaskFlow::The runner has no ${missing}, which this action needs. Install ${missing} in a step before it.\n`,
  ]);
});
