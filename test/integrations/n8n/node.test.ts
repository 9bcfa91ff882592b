import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../../clients/support/run.ts";
import { startFaultyProxy } from "../../support/faulty-proxy.ts";
import { SECRET } from "../../support/gateway.ts";
import { SENDER_ACTIONS } from "../../support/sender-actions.ts";
import { AS_USUAL, type Execution, itemsOf, type Json, PACKAGE } from "./n8n.ts";
import { openStage, type Stage } from "./stage.ts";
import { chain, items, shippedWorkflow, taskFlow, type Workflow } from "./workflow.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 5 * 60_000);
afterAll(() => stage?.close());

const TIMEOUT = 60_000;
const errorOf = ({ data }: Execution) => data.resultData.error;
/** Of the node before. */
const LAST = { flowId: "={{ $json.flow.flowId }}", expectedRevision: "={{ $json.flow.revision }}" };
const flowId = "={{ $('Create').item.json.flow.flowId }}";

test("the package passes n8n's own linter, in the strict mode of verified nodes", { timeout: TIMEOUT }, async () => {
  await run("npm", ["run", "lint"], { cwd: PACKAGE, env: AS_USUAL });
});

test("the workflow that is shipped drives a flow with the node", { timeout: TIMEOUT }, async () => {
  await expectDrivenFlow(shippedWorkflow(PACKAGE, "drive-a-flow.json"));
});

test("the workflow that is shipped drives a flow with HTTP Request nodes alone", { timeout: TIMEOUT }, async () => {
  const text = JSON.stringify(shippedWorkflow(PACKAGE, "drive-a-flow-http-request.json"));
  const here = text.replace("http://127.0.0.1:18789/plugins/webhooks/zapier", stage.routeUrl);
  expect(here).not.toBe(text);
  await expectDrivenFlow(JSON.parse(here));
});

/** The workflow makes one flow, which goes the whole way and has the task. */
async function expectDrivenFlow(workflow: Workflow) {
  const before = await stage.flows();
  const execution = await stage.n8n.execute(workflow);
  expect(errorOf(execution)).toBeUndefined();
  const [flow, ...others] = await stage.flows();
  expect(others).toEqual(before);
  expect(flow).toMatchObject({
    goal: "Review inbound queue",
    status: "succeeded",
    revision: 3,
    stateJson: { reviewed: 42 },
    waitJson: null,
    endedAt: expect.any(Number),
  });
  expect(flow).not.toHaveProperty("currentStep");
  const summary = await stage.gateway.call({ action: "get_task_summary", flowId: flow?.flowId }, "n8n");
  expect(summary.body.result.summary).toMatchObject({ total: 1, byRuntime: { acp: 1 } });
}

test("each of the actions of senders is an operation that returns the action's result", {
  timeout: TIMEOUT,
}, async () => {
  const current = { flowId, expectedRevision: "={{ $('Resume').item.json.flow.revision }}" };
  const taskId = "={{ $('Task').item.json.task.taskId }}";
  const steps = [
    taskFlow("Create", "create_flow", { goal: "all" }),
    taskFlow("Get", "get_flow", LAST),
    taskFlow("Latest", "find_latest_flow"),
    taskFlow("Resolve", "resolve_flow", { flowIdOrSessionKey: "={{ $json.flow.flowId }}" }),
    taskFlow("Task", "run_task", { ...LAST, runtime: "subagent", task: "look" }),
    taskFlow("Wait", "set_waiting", LAST),
    taskFlow("Resume", "resume_flow", LAST),
    taskFlow("Summary", "get_task_summary", LAST),
    taskFlow("Tasks", "list_tasks", { limit: 1 }),
    taskFlow("Get Task", "get_task", { taskId }),
    taskFlow("Cancel Later", "request_cancel", current),
    taskFlow("Cancel", "cancel_flow", LAST),
    taskFlow("Fail", "fail_flow", LAST),
    taskFlow("Finish", "finish_flow", LAST, { onError: "continueRegularOutput" }),
    taskFlow("Cancel Task", "cancel_task", { taskId }),
    taskFlow("List", "list_flows", { limit: 1 }),
    taskFlow("Events", "list_events", { additionalFields: { flowId } }),
  ];
  expect(new Set(steps.map(({ parameters }) => parameters.operation))).toEqual(new Set(SENDER_ACTIONS));
  const execution = await stage.n8n.execute(chain("all-actions", ...steps));
  expect(errorOf(execution)).toBeUndefined();
  const only = (node: string) => itemsOf(execution, node)[0];
  const { flowId: created } = (only("Create") as { flow: Json }).flow;
  const flow = (facts: object) => ({ flow: { flowId: created, ...facts } });
  for (const node of ["Get", "Latest", "Resolve"]) expect(only(node)).toMatchObject(flow({ revision: 0 }));
  expect(only("Task")).toMatchObject({ created: true, task: { runtime: "subagent", task: "look", status: "queued" } });
  expect(only("Wait")).toMatchObject({ applied: true, ...flow({ status: "waiting", revision: 1 }) });
  expect(only("Resume")).toMatchObject({ applied: true, ...flow({ status: "queued", revision: 2 }) });
  expect(only("Summary")).toMatchObject({ summary: { total: 1, active: 1 } });
  expect(only("Tasks")).toMatchObject({ parentFlowId: created, task: "look" });
  expect(only("Get Task")).toMatchObject({ task: { parentFlowId: created, task: "look" } });
  expect(only("Cancel Later")).toMatchObject(flow({ cancelRequestedAt: expect.any(Number) }));
  // The task is still active: noted, and done as soon as it has ended.
  expect(only("Cancel")).toMatchObject({ found: true, cancelled: false });
  expect(only("Fail")).toMatchObject(flow({ status: "failed" }));
  expect(only("Cancel Task")).toMatchObject({ cancelled: true, task: { status: "cancelled" } });
  expect(only("List")).toMatchObject({ flowId: created });
  const { events } = only("Events") as { events: Json[] };
  expect(events.map(({ type }) => type)).toEqual(
    expect.arrayContaining(["flow.created", "task.created", "flow.failed"]),
  );
});

test("untouched and empty fields are not sent, and JSON is sent as a value", {
  timeout: TIMEOUT,
}, async () => {
  const values = ['{ "a": [1] }', "null", "=null", '="text"', "={{ [1, 2] }}", "={{ 7 }}", "={{ { b: null } }}"];
  const create = (stateJson: string, i: number) =>
    taskFlow(i === 0 ? "Create" : `Create ${i}`, "create_flow", {
      goal: `json ${i}`,
      additionalFields: { stateJson, currentStep: "", controllerId: "" },
    });
  const park = taskFlow("Park", "set_waiting", {
    ...LAST,
    additionalFields: { currentStep: "a", blockedSummary: "b" },
  });
  const clear = { fieldsToClear: ["blockedSummary"], waitJson: "", currentStep: "={{ null }}" };
  const unpark = taskFlow("Unpark", "set_waiting", { ...LAST, additionalFields: clear });
  const execution = await stage.n8n.execute(chain("fields", ...values.map(create), park, unpark));
  expect(errorOf(execution)).toBeUndefined();
  const flows = (await stage.flows()).slice(0, values.length).reverse();
  expect(flows.map(({ stateJson }) => stateJson)).toEqual([{ a: [1] }, null, null, "text", [1, 2], 7, { b: null }]);
  for (const flow of flows) expect(flow.controllerId).toBe("webhooks/n8n");
  expect(itemsOf(execution, "Park")[0]).toMatchObject({
    flow: { currentStep: "a", blockedSummary: "b", status: "blocked" },
  });
  const { flow } = itemsOf(execution, "Unpark")[0] as { flow: Json };
  expect(flow).toMatchObject({ status: "waiting", revision: 2 });
  for (const field of ["blockedSummary", "currentStep", "waitJson"]) expect(flow).not.toHaveProperty(field);
});

test("the items of a node go one after the other, and lists come in pages or in one", {
  timeout: TIMEOUT,
}, async () => {
  const count = 230;
  const workflow = chain(
    "many",
    ...items(count),
    taskFlow("Create", "create_flow", { goal: "=many {{ $json.n }}" }),
    taskFlow("All", "list_flows", { returnAll: true }, { executeOnce: true }),
    taskFlow("Some", "list_flows", { limit: 3, additionalFields: { status: ["queued"] } }, { executeOnce: true }),
    taskFlow("Page", "list_flows", { limit: 2, simplify: false }, { executeOnce: true }),
    taskFlow("Next", "list_flows", {
      limit: 2,
      simplify: false,
      additionalFields: { cursor: "={{ $json.nextCursor }}" },
    }),
  );
  const execution = await stage.n8n.execute(workflow);
  expect(errorOf(execution)).toBeUndefined();
  const goals = (flows: Json[]) => flows.map(({ goal }) => goal);
  const newestFirst = [...Array(count).keys()].reverse().map((n) => `many ${n}`);
  expect(goals(itemsOf(execution, "All")).slice(0, count)).toEqual(newestFirst);
  expect(itemsOf(execution, "All")).toHaveLength((await stage.flows()).length);
  expect(goals(itemsOf(execution, "Some"))).toEqual(newestFirst.slice(0, 3));
  expect(itemsOf(execution, "Page")).toMatchObject([{ flows: [{ goal: "many 229" }, { goal: "many 228" }] }]);
  expect(itemsOf(execution, "Next")).toMatchObject([{ flows: [{ goal: "many 227" }, { goal: "many 226" }] }]);
});

test("a refusal is an error that says what happened and what to do, or an output if the workflow wants one", {
  timeout: TIMEOUT,
}, async () => {
  const stale = { flowId, expectedRevision: 4 };
  const execution = await stage.n8n.execute(
    chain(
      "refusals",
      taskFlow("Create", "create_flow", { goal: "refuse" }),
      taskFlow("Output", "finish_flow", { ...stale, options: { neverError: true } }),
      taskFlow("Stale", "finish_flow", stale),
    ),
  );
  expect(itemsOf(execution, "Output")).toMatchObject([
    { code: "revision_conflict", result: { current: { revision: 0 } } },
  ]);
  expect(errorOf(execution)).toMatchObject({
    message: "TaskFlow changed since the caller's expected revision.",
    description: expect.stringMatching(/^The flow is queued, at revision 0\. .+ \(revision_conflict, request .+\)$/),
    httpCode: "409",
  });
});

const LEFT_EMPTY = { goal: "g", additionalFields: { currentStep: " " } };
const NO_JSON = { goal: "g", additionalFields: { stateJson: "{" } };
const FAILURES = [
  { about: "an invalid field", fields: LEFT_EMPTY, httpCode: "400", advice: /\/currentStep .+ Correct the request/ },
  { about: "JSON that is none", fields: NO_JSON, message: /^stateJson is not JSON/, advice: /in quotes/ },
  { about: "a wrong secret", credential: "wrong", httpCode: "401", advice: /Check the secret/ },
  { about: "an action that the route may not do", credential: "reader", httpCode: "403", advice: /another route/ },
  { about: "a URL that is no route's", credential: "elsewhere", httpCode: "404", advice: /Check the/ },
  { about: "a URL with a password", credential: "withUser", message: /has a user, a query or a fragment/, advice: /./ },
  { about: "a secret of two lines", credential: "twoLines", message: /a line break inside/, advice: /./ },
  { about: "a gateway that is not there", credential: "nobody", message: /refused/, advice: /gateway runs/ },
];

test.each(FAILURES)("the error for $about says so, without the secret", { timeout: TIMEOUT }, async (failure) => {
  const { about, fields = { goal: "g" }, credential = "taskflowRoute", message = /\w/, advice, httpCode } = failure;
  const workflow = chain(about.replaceAll(" ", "-"), taskFlow("Create", "create_flow", fields, { credential }));
  const execution = await stage.n8n.execute(workflow);
  expect(errorOf(execution)).toMatchObject({
    message: expect.stringMatching(message),
    description: expect.stringMatching(advice),
    ...(httpCode && { httpCode }),
  });
  expect(JSON.stringify(execution)).not.toMatch(new RegExp(`guessed|${SECRET}`));
});

test("a retry after a lost answer, and another run of the same workflow, are done once each", {
  timeout: TIMEOUT,
}, async () => {
  const workflow = chain(
    "lost",
    ...items(2),
    taskFlow(
      "Create",
      "create_flow",
      { goal: "lost" },
      { credential: "proxied", retryOnFail: true, waitBetweenTries: 100 },
    ),
  );
  const before = (await stage.flows()).length;
  stage.proxy.play("lose answer");
  const execution = await stage.n8n.execute(workflow);
  expect(itemsOf(execution, "Create")).toHaveLength(2);
  const keys = stage.proxy.seen.map(({ headers }) => headers["idempotency-key"]);
  expect(new Set(keys).size).toBe(2);
  expect(keys.length).toBeGreaterThan(2);
  expect((await stage.flows()).length - before).toBe(2);
  await stage.n8n.execute(workflow);
  expect((await stage.flows()).length - before).toBe(4);
});

test("a secret that ends in a line break is sent without it", { timeout: TIMEOUT }, async () => {
  const workflow = chain("line-break", taskFlow("Get", "find_latest_flow", {}, { credential: "withLineBreak" }));
  const execution = await stage.n8n.execute(workflow);
  expect(errorOf(execution)).toBeUndefined();
});

test("a redirect is not followed, by the node or by HTTP Request nodes: neither secret nor goal goes elsewhere", {
  timeout: TIMEOUT,
}, async () => {
  const elsewhere = await startFaultyProxy(stage.gateway.url);
  try {
    const location = `${elsewhere.url.replace("//", "//user:hunter2@")}/plugins/webhooks/n8n/create_flow?token=hunter2`;
    const redirect = { status: 307, headers: { location } };
    stage.proxy.play(redirect);
    const create = taskFlow("Create", "create_flow", { goal: "private" }, { credential: "proxied" });
    const execution = await stage.n8n.execute(chain("redirected", create));
    expect(errorOf(execution)).toMatchObject({
      httpCode: "307",
      description: expect.stringContaining(
        `redirects to ${elsewhere.url}/plugins/webhooks/n8n/create_flow, which is not followed.`,
      ),
    });
    expect(JSON.stringify(errorOf(execution)?.description)).not.toContain("hunter2");
    stage.proxy.play(redirect, redirect, redirect, redirect);
    const text = JSON.stringify(shippedWorkflow(PACKAGE, "drive-a-flow-http-request.json"));
    const proxied = text.replace(
      "http://127.0.0.1:18789/plugins/webhooks/zapier",
      `${stage.proxy.url}/plugins/webhooks/n8n`,
    );
    expect(errorOf(await stage.n8n.execute(JSON.parse(proxied)))).toBeDefined();
    expect(elsewhere.seen).toEqual([]);
  } finally {
    await elsewhere.close();
  }
});

test("a redirect to a path of the same host is named", { timeout: TIMEOUT }, async () => {
  stage.proxy.play({ status: 308, headers: { location: "/moved?token=hunter2" } });
  const create = taskFlow("Create", "create_flow", { goal: "private" }, { credential: "proxied" });
  const execution = await stage.n8n.execute(chain("moved", create));
  expect(errorOf(execution)?.description).toContain(`It redirects to ${stage.proxy.url}/moved, which is not followed.`);
});

test("an answer that says when to come again is waited for", { timeout: TIMEOUT }, async () => {
  const later = JSON.stringify({ ok: false, code: "rate_limited", error: "Too many requests.", requestId: "r" });
  const busy = { status: 429, headers: { "content-type": "application/json", "retry-after": "1" }, body: later };
  stage.proxy.play(busy, busy);
  const workflow = chain("busy", taskFlow("Create", "create_flow", { goal: "busy" }, { credential: "proxied" }));
  const execution = await stage.n8n.execute(workflow);
  expect(itemsOf(execution, "Create")).toMatchObject([{ created: true }]);
  expect(stage.proxy.seen).toHaveLength(3);
  const [first, , third] = stage.proxy.seen;
  expect((third?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1_900);
});
