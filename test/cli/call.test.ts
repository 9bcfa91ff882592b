import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { ACTION_FORMS } from "../../generated/action-forms.ts";
import { flagOf } from "../../src/cli/call/fields.ts";
import { startFaultyProxy } from "../support/faulty-proxy.ts";
import { SECRET, startTestGateway, type TestGateway, temporaryDirectory } from "../support/gateway.ts";
import { run } from "../support/program.ts";

let gateway: TestGateway;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  gateway = await startTestGateway();
  env = { TASKFLOW_WEBHOOKS_URL: `${gateway.url}/plugins/webhooks/zapier`, TASKFLOW_WEBHOOKS_SECRET: SECRET };
});
afterAll(() => gateway.close());

/** The command's exit code, its one JSON document, and what it says to people. */
async function call(args: string[], more: NodeJS.ProcessEnv = {}, stdin = "") {
  const { code, out, err } = await run(["call", ...args], { ...env, ...more }, stdin);
  expect(out + err).not.toContain(SECRET);
  expect(err).not.toContain("    at ");
  return { code, result: out === "" ? undefined : JSON.parse(out), err };
}

async function newFlow(goal = "Review"): Promise<string> {
  const { body } = await gateway.call({ action: "create_flow", goal });
  return body.result.flow.flowId;
}

describe("fields", () => {
  test("text, JSON, choices and null go to the gateway as what they are", async () => {
    const { code, result, err } = await call([
      "create_flow",
      "--goal",
      "Nightly",
      "--status",
      "running",
      "--current-step",
      "null",
      "--state-json",
      '{"commit":"abc","tries":[1,null]}',
      "--wait-json=null",
    ]);
    expect([code, err]).toEqual([0, ""]);
    expect(result.flow).toMatchObject({
      goal: "Nightly",
      status: "running",
      stateJson: { commit: "abc", tries: [1, null] },
    });
    expect(result.flow).toMatchObject({ waitJson: null });
    expect(result.flow).not.toHaveProperty("currentStep");
  });

  test("the digits of numbers in JSON stay as they are, in an option and in a file", async () => {
    const text = '{"id":12345678901234567890,"n":[1.5,-9007199254740993]}';
    for (const [args, stdin] of [
      [["--goal", "x", "--state-json", text], ""],
      [["--json", "-"], `{"goal":"x","stateJson":${text}}`],
    ] as const) {
      const { flowId } = (await call(["create_flow", ...args], {}, stdin)).result.flow;
      expect((await gateway.call({ action: "get_flow", flowId })).text).toContain(`"stateJson":${text}`);
      const { out } = await run(["call", "get_flow", "--flow-id", flowId], env);
      expect(out).toContain(`"stateJson":${text}`);
    }
  });

  test("integers and booleans have their types, and a boolean can be false", async () => {
    const flowId = await newFlow();
    const task = [
      "run_task",
      "--flow-id",
      flowId,
      "--runtime",
      "acp",
      "--run-id",
      "r",
      "--child-session-key",
      "agent:main:c",
    ];
    await call([...task, "--task", "one", "--status", "running", "--started-at", "1795515095112"]);
    const kept = await call([...task, "--task", "two", "--no-prefer-metadata"]);
    const changed = await call([...task, "--task", "two", "--prefer-metadata"]);
    expect([kept.result.task, changed.result.task]).toMatchObject([
      { task: "one", startedAt: 1795515095112 },
      { task: "two" },
    ]);
  });

  test("a list is one flag with commas, or the flag several times", async () => {
    const flowId = await newFlow();
    await call(["set_waiting", "--flow-id", flowId, "--expected-revision", "0"]);
    const ids = async (...args: string[]) =>
      (await call(["list_flows", ...args])).result.flows.map((flow: { flowId: string }) => flow.flowId);
    expect(await ids("--status", "waiting,blocked")).toEqual([flowId]);
    expect(await ids("--status", "blocked", "--status", "waiting")).toEqual([flowId]);
  });

  test("flags as the contract writes its fields, and actions with dashes, are taken too", async () => {
    const flowId = await newFlow();
    const { result } = await call([
      "set-waiting",
      "--flowId",
      flowId,
      "--expectedRevision=0",
      "--currentStep",
      "reply",
    ]);
    expect(result.flow).toMatchObject({ flowId, currentStep: "reply" });
  });

  test("--json reads a file or standard input, and options win over it", async () => {
    const file = join(temporaryDirectory(), "flow.json");
    writeFileSync(file, JSON.stringify({ action: "create_flow", goal: "From a file", stateJson: { n: 1 } }));
    const fromFile = await call(["create_flow", "--json", file, "--goal", "From the option"]);
    const fromInput = await call(["create_flow", "--json", "-"], {}, '{"goal":"From input","currentStep":"null"}');
    expect(fromFile.result.flow).toMatchObject({ goal: "From the option", stateJson: { n: 1 } });
    expect(fromInput.result.flow).toMatchObject({ goal: "From input", currentStep: "null" });
  });

  test("--json takes UTF-8 with a byte order mark, and refuses other bytes", async () => {
    const file = join(temporaryDirectory(), "flow.json");
    writeFileSync(file, '\ufeff{"goal":"Größe"}');
    expect((await call(["create_flow", "--json", file])).result.flow).toMatchObject({ goal: "Größe" });
    writeFileSync(file, '{"goal":"Größe"}', "latin1");
    const refused = await call(["create_flow", "--json", file]);
    expect([refused.code, refused.result, refused.err]).toEqual([2, undefined, `--json: ${file} is not UTF-8\n`]);
    writeFileSync(file, '\ufeff{"goal":"x"}', "utf16le");
    expect((await call(["create_flow", "--json", file])).err).toContain("is not UTF-8");
  });

  test("no field of the contract has the name of another option", () => {
    const others = ["json", "wait", "timeout", "idempotency-key", "url", "secret-file", "help", "version"];
    expect(
      ACTION_FORMS.flatMap(({ fields }) => fields.map(({ name }) => flagOf(name))).filter((f) => others.includes(f)),
    ).toEqual([]);
  });
});

describe("mistakes in the command line are exit code 2 with the flag's name, and nothing is sent", () => {
  test.each([
    [
      "an integer that is none",
      ["finish_flow", "--flow-id", "f", "--expected-revision", "1.5"],
      /--expected-revision takes an integer from 0/,
    ],
    [
      "an integer out of range",
      ["list_flows", "--limit", "1001"],
      /--limit takes an integer from 1 to 1000, not "1001"/,
    ],
    [
      "a choice that is none",
      ["create_flow", "--goal", "x", "--status", "done"],
      /--status takes queued, running, waiting, or blocked/,
    ],
    [
      "text where JSON is wanted",
      ["create_flow", "--goal", "x", "--state-json", "hello"],
      /--state-json takes JSON: .*needs JSON quotes/,
    ],
    ["broken JSON", ["create_flow", "--goal", "x", "--wait-json", "{a:1}"], /--wait-json takes JSON: /],
    ["a blank text", ["create_flow", "--goal", " "], /--goal is blank/],
    ["a field that is missing", ["finish_flow", "--flow-id", "f"], /finish_flow needs --expected-revision/],
    ["a field that is another action's", ["get_flow", "--flow-id", "f", "--goal", "x"], /--goal/],
    ["a flag without its value", ["create_flow", "--goal"], /--goal/],
    ["an action that is none", ["destroy"], /no action "destroy"\. The actions are create_flow, get_flow/],
    ["a misspelt action", ["crate-flow"], /no action "crate-flow"\. Did you mean create_flow\?/],
    ["a misspelt field", ["create_flow", "--gaol", "x"], /Unknown option '--gaol'\. Did you mean --goal\?/],
    ["a misspelt option", ["list_flows", "--secretfile", "x"], /Did you mean --secret-file\?/],
    [
      "a misspelt negation",
      ["run_task", "--no-prefer-metdata"],
      /Unknown option '--no-prefer-metdata'\. Did you mean --no-prefer-metadata\?/,
    ],
    [
      "a negation of what is no choice of two",
      ["run_task", "--no-flow-id"],
      /Unknown option '--no-flow-id'(?!.*Did you mean --no-flow-id)/,
    ],
    ["an option like no other", ["list_flows", "--xyz", "x"], /Unknown option '--xyz'\n/],
    ["no action", [], /call needs an action/],
    ["--json with another action", ["get_flow", "--json", "-"], /action is "create_flow", not get_flow/],
    ["--timeout without --wait", ["get_flow", "--flow-id", "f", "--timeout", "1"], /--timeout needs --wait/],
    [
      "a file that is not there",
      ["create_flow", "--json", "/nowhere.json"],
      /\/nowhere\.json cannot be read \(ENOENT\)/,
    ],
    [
      "latest with an idempotency key",
      ["finish_flow", "--flow-id", "f", "--expected-revision", "latest", "--idempotency-key", "k"],
      /needs a revision/,
    ],
  ])("%s", async (_what, args, message) => {
    const { code, result, err } = await call(args, {}, '{"action":"create_flow","goal":"x"}');
    expect([code, result, err]).toEqual([2, undefined, expect.stringMatching(message)]);
  });

  test("a problem that only the gateway detects is reported by flag too", async () => {
    const flowId = await newFlow();
    const { code, result, err } = await call([
      "run_task",
      "--flow-id",
      flowId,
      "--runtime",
      "acp",
      "--task",
      "t",
      "--progress-summary",
      "half",
    ]);
    expect([code, result]).toMatchObject([2, { ok: false, code: "invalid_request", status: 400 }]);
    expect(err).toMatch(/^ {2}--status: must be running/m);
  });
});

test("problems beyond the twenty that are named are counted", async () => {
  const many = JSON.stringify({ goal: "g", ...Object.fromEntries(Array.from({ length: 25 }, (_, n) => [`f${n}`, n])) });
  const { code, result, err } = await call(["create_flow", "--json", "-"], {}, many);
  expect([code, result.details.length, result.moreProblems]).toEqual([2, 20, 5]);
  expect(err).toMatch(/^ {2}and 5 more$/m);
});

describe("where and with which secret", () => {
  test.each([
    ["no URL", { TASKFLOW_WEBHOOKS_URL: "" }, [], /Set TASKFLOW_WEBHOOKS_URL or --url/],
    ["no secret", { TASKFLOW_WEBHOOKS_SECRET: "" }, [], /Set TASKFLOW_WEBHOOKS_SECRET, or .* --secret-file/],
    ["a URL that is none", {}, ["--url", "zapier"], /does not start with http/],
    ["a URL with a password", {}, ["--url", `http://user:${SECRET}@127.0.0.1/x`], /no route's URL has/],
    ["a secret file that is not there", {}, ["--secret-file", "/nowhere"], /\/nowhere cannot be read/],
    ["a secret of two lines", { TASKFLOW_WEBHOOKS_SECRET: `${SECRET}\n${SECRET}` }, [], /has a line break inside/],
    ["a secret of the wrong letters", { TASKFLOW_WEBHOOKS_SECRET: "s€cret" }, [], /invalid in a header/],
  ])("%s is a usage error that says what to set", async (_what, more, args, message) => {
    const { code, err } = await call(["find_latest_flow", ...args], more);
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
  });

  test("options override the environment, and a trailing line break is not part of a secret", async () => {
    const file = join(temporaryDirectory(), "secret");
    writeFileSync(file, `${SECRET}\n`);
    const options = ["--url", `${gateway.url}/plugins/webhooks/other/`, "--secret-file", file];
    const wrong = { TASKFLOW_WEBHOOKS_URL: "http://127.0.0.1:9/", TASKFLOW_WEBHOOKS_SECRET: "wrong" };
    expect((await call(["list_flows", ...options], wrong)).result).toEqual({ flows: [] });
  });
});

describe("exit codes", () => {
  test("3 for a wrong secret, and for an action that the route may not do", async () => {
    const { code, result, err } = await call(["find_latest_flow"], { TASKFLOW_WEBHOOKS_SECRET: "wrong" });
    expect([code, result.code]).toEqual([3, "unauthorized"]);
    expect(err).toMatch(/^Request id: /m);
  });

  test("4 for a flow or route that is not there, and for a result of null", async () => {
    expect(await call(["get_flow", "--flow-id", "none"])).toEqual({ code: 4, result: { flow: null }, err: "" });
    expect(await call(["cancel_flow", "--flow-id", "none"])).toMatchObject({ code: 4, result: { code: "not_found" } });
    const elsewhere = { TASKFLOW_WEBHOOKS_URL: `${gateway.url}/plugins/webhooks/none` };
    expect(await call(["list_flows"], elsewhere)).toMatchObject({ code: 4, result: { code: "route_not_found" } });
  });

  test.each(["/plugins/webhooks/none", "/"])(
    "a URL that is no route's, %s, gets advice about the URL",
    async (path) => {
      const { err } = await call(["list_flows"], { TASKFLOW_WEBHOOKS_URL: gateway.url + path });
      expect(err).toContain("Check TASKFLOW_WEBHOOKS_URL, or --url. A route's URL is like http://host:18789/plugins/");
    },
  );

  test("5 when the flow has changed, with the flow as it is now", async () => {
    const flowId = await newFlow();
    await call(["set_waiting", "--flow-id", flowId, "--expected-revision", "0"]);
    const late = await call(["finish_flow", "--flow-id", flowId, "--expected-revision", "0"]);
    expect(late).toMatchObject({
      code: 5,
      result: { code: "revision_conflict", current: { status: "waiting", revision: 1 } },
    });
    expect(late.err).toContain("The flow is now waiting, at revision 1.");
  });

  test("6 when the flow has ended", async () => {
    const flowId = await newFlow();
    await call(["finish_flow", "--flow-id", flowId, "--expected-revision", "0"]);
    expect(await call(["cancel_flow", "--flow-id", flowId])).toMatchObject({ code: 6, result: { code: "terminal" } });
  });

  test("7 when nobody answers", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    const { code, result, err } = await call(["create_flow", "--goal", "x", "--url", `http://127.0.0.1:${port}/r`]);
    expect([code, result.code]).toEqual([7, "network_error"]);
    expect(err).toBe(
      `create_flow: http://127.0.0.1:${port}/r was not reached: connect ECONNREFUSED 127.0.0.1:${port}\n`,
    );
  });

  test("7 when a retry gets no response, with a note that an earlier try may have made the change", async () => {
    // The first try is lost after it was sent; from then on nobody listens.
    const server = createServer((request) => {
      request.socket.destroy();
      server.close();
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/r`;
    const run = ["--runtime", "acp", "--task", "t", "--run-id", "r", "--child-session-key", "agent:main:c"];
    const { code, result, err } = await call(["run_task", "--flow-id", "f", ...run, "--url", url]);
    expect([code, result]).toMatchObject([7, { code: "network_error", uncertain: true }]);
    expect(err).toMatch(/was not reached: connect ECONNREFUSED .*\nThe change may or may not have been applied\.\n$/);
  });

  test("1 when the URL redirects, which is not followed: the error names where it leads", async () => {
    const server = createServer((_request, response) =>
      response.writeHead(308, { location: `${gateway.url}/plugins/webhooks/zapier?secret=hunter2` }).end(),
    ).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once("listening", resolve));
    const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/r`;
    const { code, result, err } = await call(["create_flow", "--goal", "Redirected", "--url", url]);
    expect([code, result.code]).toEqual([1, "redirected"]);
    expect(err).toBe(
      `create_flow: ${url} redirects to ${gateway.url}/plugins/webhooks/zapier. Redirects are not followed: use the URL of the route itself\n`,
    );
    const { body } = await gateway.call({ action: "list_flows" });
    expect(body.result.flows.map(({ goal }) => goal)).not.toContain("Redirected");
  });

  test("1 when the server that answers is not a route", async () => {
    const server = createServer((_request, response) => void response.end("<html>")).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { port: number };
    const { code, err } = await call(["create_flow", "--goal", "x", "--url", `http://127.0.0.1:${port}/`]);
    expect([code, err]).toEqual([1, expect.stringMatching(/is not a route.*\n.*may or may not have been applied/)]);
  });
});

test("a code that is not known, whatever it is called, has the exit code of its status", async () => {
  const proxy = await startFaultyProxy(gateway.url);
  onTestFinished(() => proxy.close());
  for (const code of ["brand_new", "constructor", "__proto__"]) {
    proxy.play({ status: 403, body: JSON.stringify({ ok: false, code, error: "No." }) });
    const failed = await call(["find_latest_flow", "--url", `${proxy.url}/plugins/webhooks/zapier`]);
    expect(failed).toMatchObject({ code: 3, result: { code }, err: "find_latest_flow: No.\n" });
  }
});

describe("changes", () => {
  test("--expected-revision latest decides on the flow as it is, also when others write at the same time", async () => {
    const flowId = await newFlow();
    const step = (name: string) =>
      call(["resume_flow", "--flow-id", flowId, "--expected-revision", "latest", "--current-step", name]);
    const outcomes = await Promise.all(["a", "b", "c", "d"].map(step));
    expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect((await call(["get_flow", "--flow-id", flowId])).result.flow.revision).toBe(4);
    expect(await call(["finish_flow", "--flow-id", "none", "--expected-revision", "latest"])).toMatchObject({
      code: 4,
    });
  });

  test("with the same --idempotency-key a flow is created once", async () => {
    const create = ["create_flow", "--goal", "Once", "--idempotency-key", "build-17"];
    const [one, two] = [await call(create), await call(create)];
    expect(two.result.flow.flowId).toBe(one.result.flow.flowId);
  });
});

describe("--wait", () => {
  test("ends with the flow, whose outcome is the exit code; off a terminal it says nothing meanwhile", async () => {
    const proxy = await startFaultyProxy(gateway.url);
    onTestFinished(() => proxy.close());
    const flows = [await newFlow(), await newFlow()];
    const url = `${proxy.url}/plugins/webhooks/zapier`;
    const waiting = flows.map((flowId) => call(["get_flow", "--flow-id", flowId, "--wait", "--url", url]));
    const asked = () => flows.map((flowId) => proxy.seen.filter(({ body }) => body.includes(flowId)).length);
    // Each has seen a flow that had not ended, and asks again.
    await expect.poll(() => Math.min(...asked()), { timeout: 15_000 }).toBeGreaterThan(1);
    const end = { expectedRevision: 0 };
    await gateway.call({ action: "finish_flow", flowId: flows[0], ...end });
    await gateway.call({ action: "fail_flow", flowId: flows[1], blockedSummary: "No luck", ...end });
    expect(await Promise.all(waiting)).toMatchObject([
      { code: 0, err: "", result: { flow: { status: "succeeded" } } },
      { code: 8, err: "", result: { flow: { status: "failed", blockedSummary: "No luck" } } },
    ]);
  });

  test("ends with 9 and the flow as it is when --timeout has passed", async () => {
    const waited = await call(["create_flow", "--goal", "Slow", "--wait", "--timeout", "0.3"]);
    expect(waited).toMatchObject({ code: 9, err: "", result: { flow: { goal: "Slow", status: "queued" } } });
  });
});

test("when the wait fails, the result of the action is still printed", async () => {
  // A gateway whose route gets another secret in between.
  const flow = { flowId: "f", revision: 0, status: "queued" };
  const refusal = { ok: false, code: "unauthorized", error: "The route's secret is missing or wrong.", requestId: "r" };
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => void (body += chunk));
    request.on("end", () => {
      const created = body.includes("create_flow");
      response.writeHead(created ? 200 : 401, { "content-type": "application/json" });
      response.end(JSON.stringify(created ? { ok: true, routeId: "r", result: { created: true, flow } } : refusal));
    });
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  const waited = await call(["create_flow", "--goal", "x", "--wait", "--url", `http://127.0.0.1:${port}/r`]);
  expect(waited).toMatchObject({ code: 3, result: { ok: false, code: "unauthorized", current: flow } });
  expect(waited.err).not.toContain("not known");
});

describe("help", () => {
  test("lists the actions, and for each of them its fields with what they take", async () => {
    const { code, out } = await run(["call", "--help"]);
    expect(code).toBe(0);
    for (const { action, title } of ACTION_FORMS) expect(out).toMatch(new RegExp(`^  ${action} +${title}$`, "m"));
    const help = (await run(["call", "create_flow", "--help"])).out;
    expect(help).toMatch(/^Usage: taskflow-webhooks call create_flow --goal TEXT \[--field value …\]$/m);
    expect(help).toMatch(/^ {2}--status queued\|running\|waiting\|blocked$/m);
    expect(help).toMatch(/^ {2}--current-step TEXT +A label for the current step of the flow\. \(null clears it\)$/m);
    expect(help).toMatch(/^ {2}5 +the flow has changed/m);
  });
});

test("a secret is no option, which every user of the machine could read, but a field of --json", async () => {
  const { code, err } = await call(["create_endpoint", "--endpoint-url", "https://a.example/", "--secret", "whsec_x"]);
  expect([code, err]).toEqual([2, expect.stringContaining("Unknown option '--secret'")]);
  const { out } = await run(["call", "create_endpoint", "--help"]);
  expect(out).not.toMatch(/--secret(?!-file)/);
  expect(out).toMatch(/^Usage: .* call create_endpoint --endpoint-url TEXT/);
});

test("list_events takes a list of types, and prints where to continue", async () => {
  const flowId = await newFlow();
  await gateway.call({ action: "finish_flow", flowId, expectedRevision: 0 });
  const types = ["--types", "flow.created,flow.failed", "--types", "flow.succeeded"];
  const { code, result } = await call(["list_events", "--flow-id", flowId, ...types, "--wait-ms", "100"]);
  expect([code, result.events.map(({ type }: { type: string }) => type)]).toEqual([
    0,
    ["flow.created", "flow.succeeded"],
  ]);
  const next = await call(["list_events", "--flow-id", flowId, "--cursor", result.cursor, "--wait-ms", "1"]);
  expect([next.code, next.result.events]).toEqual([0, []]);
  const wrong = await call(["list_events", "--types", "flow.sucess"]);
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining("--types takes flow.created, flow.waiting")]);
});

test("--wait hears of the end at once, with a handful of requests", async () => {
  const flowId = await newFlow();
  const proxy = await startFaultyProxy(gateway.url);
  onTestFinished(() => proxy.close());
  const waiting = call(["get_flow", "--flow-id", flowId, "--wait"], {
    TASKFLOW_WEBHOOKS_URL: `${proxy.url}/plugins/webhooks/zapier`,
  });
  await expect
    .poll(() => proxy.seen.map(({ body }) => JSON.parse(body)), { timeout: 15_000 })
    .toMatchObject([
      { action: "get_flow" },
      { action: "list_events", position: "latest" },
      { action: "get_flow" },
      { action: "list_events", waitMs: 25_000 },
    ]);
  await gateway.call({ action: "finish_flow", flowId, expectedRevision: 0 });
  const { code, result } = await waiting;
  expect([code, result.flow.status, proxy.seen.length]).toEqual([0, "succeeded", 5]);
});
