import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ACTION_NAMES } from "../../generated/actions.ts";
import { LOCAL } from "../support/endpoints.ts";
import { RAISED, SECRET, startTestGateway, type TestGateway } from "../support/gateway.ts";

/** Two routes of one session, and one route each of two other sessions. */
const SESSIONS = { east: "agent:main:one", west: "agent:main:one", north: "agent:main:two", south: "agent:other:two" };
type Route = keyof typeof SESSIONS;
const ROUTES = Object.keys(SESSIONS) as Route[];

/** Texts written through the routes of each session. Routes of other sessions must not show them. */
const marks = new Map<string, string[]>();
const flowIds: string[] = [];
const endpointIds: string[] = [];
const taskIds: string[] = [];
const leases: { taskId: string; leaseToken: string }[] = [];

let gateway: TestGateway;
beforeAll(async () => {
  const routes = Object.entries(SESSIONS).map(([routeId, sessionKey]) => [
    routeId,
    {
      sessionKey,
      secret: SECRET,
      limits: RAISED,
      grants: ["endpoints" as const, "worker" as const, "delete" as const],
    },
  ]);
  gateway = await startTestGateway({
    routes: Object.fromEntries(routes),
    taskflow: { maintenance: {}, endpoints: LOCAL },
  });
});
afterAll(() => gateway.close());

let written = 0;
/** A unique text. */
function mark(route: Route): string {
  written += 1;
  const text = `mark-${written}-of-${SESSIONS[route].replaceAll(":", "-")}-end`;
  marks.set(SESSIONS[route], [...(marks.get(SESSIONS[route]) ?? []), text]);
  return text;
}

const step = fc.record({
  route: fc.constantFrom(...ROUTES),
  action: fc.constantFrom(
    ...ACTION_NAMES,
    "create_flow" as const,
    "create_flow" as const,
    "run_task" as const,
    "claim_tasks" as const,
  ),
  flow: fc.nat(),
  expectedRevision: fc.nat({ max: 2 }),
  token: fc.constantFrom(...Object.values(SESSIONS)),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function endpointFields(route: Route, endpointId: string) {
  return {
    create_endpoint: { url: `http://127.0.0.1:1/${mark(route)}`, description: mark(route) },
    update_endpoint: { endpointId, description: mark(route) },
    delete_endpoint: { endpointId },
    list_endpoints: {},
    test_endpoint: { endpointId },
    list_deliveries: { endpointId },
    redeliver_event: { endpointId, since: 0 },
  };
}

/** With a task and a lease of any session. Often the two go together. */
function taskFields(route: Route, flow: number) {
  const taskId = pick(taskIds, flow);
  const held = leases[flow % leases.length] ?? { taskId, leaseToken: "none" };
  const lease = flow % 4 ? held : { ...held, taskId };
  return {
    get_task: { taskId },
    list_tasks: { limit: 200 },
    cancel_task: { taskId },
    claim_tasks: { workerId: mark(route), queues: ["common"], maxTasks: 2 },
    heartbeat_task: { ...lease, progressSummary: mark(route) },
    complete_task: { ...lease, terminalSummary: mark(route), resultJson: [mark(route)] },
    fail_task: { ...lease, error: mark(route), retryAfterMs: 0 },
    release_task: lease,
  };
}

function pick(ids: readonly string[], index: number): string {
  return ids[index % ids.length] ?? "none";
}

function bodyOf({ route, action, flow, expectedRevision, token }: Step): Record<string, unknown> {
  const flowId = pick(flowIds, flow);
  const state = { stateJson: { text: mark(route) } };
  const blocked = { blockedSummary: mark(route) };
  const fields = {
    create_flow: { goal: mark(route), currentStep: mark(route), ...state, waitJson: [mark(route)] },
    get_flow: { flowId },
    list_flows: {},
    find_latest_flow: {},
    resolve_flow: { token: flow % 2 ? flowId : token },
    get_task_summary: { flowId },
    set_waiting: { flowId, expectedRevision, ...state, ...blocked },
    resume_flow: { flowId, expectedRevision, ...state },
    finish_flow: { flowId, expectedRevision, ...state },
    fail_flow: { flowId, expectedRevision, ...state, ...blocked },
    request_cancel: { flowId, expectedRevision },
    cancel_flow: { flowId },
    delete_flow: { flowId },
    run_task: {
      flowId,
      runtime: "acp",
      task: mark(route),
      label: mark(route),
      ...(flow % 2
        ? { status: "running", progressSummary: mark(route) }
        : { queue: "common", inputJson: [mark(route)], maxAttempts: 100 }),
    },
    list_events: { limit: 1_000, position: flow % 5 ? "oldest" : "latest", ...(flow % 3 === 0 && { flowId }) },
    ...endpointFields(route, pick(endpointIds, flow)),
    ...taskFields(route, flow),
  }[action];
  return { action, ...fields };
}

test("no answer of one session's route holds an id, a goal or a state of another's", async () => {
  let foreign = 0;
  const property = fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40, size: "max" }), async (steps) => {
    for (const one of steps) {
      const body = bodyOf(one);
      const { body: answer } = await gateway.call(body as Parameters<typeof gateway.call>[0], one.route);
      const text = JSON.stringify(answer);
      const mine = SESSIONS[one.route];
      for (const [session, texts] of marks)
        if (session !== mine) {
          foreign += texts.length;
          expect(texts.filter((secret) => text.includes(secret))).toEqual([]);
        }
      const { flow, endpoint, secret, task, claims } = answer.result ?? {};
      if (body.action === "create_endpoint" && endpoint && secret) {
        endpointIds.push(endpoint.endpointId);
        marks.get(mine)?.push(endpoint.endpointId, secret);
      }
      if (body.action === "run_task" && task) {
        taskIds.push(task.taskId);
        marks.get(mine)?.push(task.taskId);
      }
      for (const { task: held, leaseToken } of body.action === "claim_tasks" ? claims : []) {
        leases.push({ taskId: held.taskId, leaseToken });
        marks.get(mine)?.push(leaseToken);
      }
      if (body.action === "create_flow" && flow) {
        flowIds.push(flow.flowId);
        marks.get(mine)?.push(flow.flowId);
      }
    }
  });
  await fc.assert(property, { seed: 7, numRuns: 45 });
  expect(foreign).toBeGreaterThan(100_000);
  expect(endpointIds.length).toBeGreaterThan(10);
  expect(leases.length).toBeGreaterThan(10);
  // The marks work: each session sees its own.
  for (const route of ROUTES) {
    const { body } = await gateway.call({ action: "list_flows" }, route);
    const own = marks.get(SESSIONS[route]) ?? [];
    expect(own.some((text) => JSON.stringify(body).includes(text))).toBe(true);
  }
});
