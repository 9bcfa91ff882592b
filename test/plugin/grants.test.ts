import { describe, expect, test } from "vitest";
import { ACTION_GRANTS, ACTION_NAMES, type ActionName, type GrantName } from "../../generated/actions.ts";
import { granted } from "../support/endpoints.ts";
import { requestExamples } from "../support/examples.ts";
import { gatewayForTest, ROUTES } from "../support/gateway.ts";
import { CLAIM, workerRoute } from "../support/queued-tasks.ts";

const SESSION = "agent:main:main";
const NEEDED = Object.keys(ACTION_GRANTS) as ActionName[];
const exampleOf = (action: ActionName) => {
  const { value = { action } } = requestExamples.find(({ name }) => name === action) ?? {};
  return "waitMs" in value ? { ...value, waitMs: 0 } : value;
};

test("the actions on endpoints, those of workers and delete_flow need a grant, and no others", () => {
  const onEndpoints = ACTION_NAMES.filter((action) => /endpoint|deliver/.test(action));
  const ofWorkers = ["claim_tasks", "heartbeat_task", "complete_task", "fail_task", "release_task"];
  const grants = [...ofWorkers.map((name) => [name, "worker"]), ...onEndpoints.map((name) => [name, "endpoints"])];
  expect(ACTION_GRANTS).toEqual({ ...Object.fromEntries(grants), delete_flow: "delete" });
});

describe("a route without grants", () => {
  test.each(NEEDED)("refuses %s in the body and by path, and names the grant", async (action) => {
    const gateway = await gatewayForTest({ routes: { ...ROUTES } });
    const { action: _action, ...fields } = exampleOf(action);
    const path = `/plugins/webhooks/zapier/${action}`;
    for (const answer of [
      await gateway.call({ ...fields, action }),
      await gateway.send({ path, body: JSON.stringify(fields) }, action),
      await gateway.send({ path, body: "{" }, action),
    ])
      expect([answer.status, answer.body.code, answer.body.error]).toEqual([
        403,
        "action_not_allowed",
        `This route does not allow ${action}, which needs the grant "${ACTION_GRANTS[action]}".`,
      ]);
  });

  test.each(ACTION_NAMES.filter((action) => !NEEDED.includes(action)))("still allows %s", async (action) => {
    const gateway = await gatewayForTest();
    expect((await gateway.call(exampleOf(action) as { action: ActionName })).status).not.toBe(403);
  });

  test("whose configuration lists such an action refuses it all the same, and warns at startup", async () => {
    const log: string[] = [];
    const actions: ActionName[] = ["get_flow", "list_endpoints"];
    const gateway = await gatewayForTest({ routes: { zapier: { ...granted(SESSION, { actions }), grants: [] } }, log });
    expect((await gateway.call({ action: "list_endpoints" })).body.code).toBe("action_not_allowed");
    expect(log.map((line) => JSON.parse(line).msg)).toContain(
      'Route "zapier" allows list_endpoints in "actions", but refuses it: "grants" does not have "endpoints".',
    );
  });
});

describe("a route with the grant", () => {
  test("allows all actions with all of them", async () => {
    const log: string[] = [];
    const grants: GrantName[] = ["endpoints", "worker", "delete"];
    const gateway = await gatewayForTest({ routes: { zapier: granted(SESSION, { grants }) }, log });
    for (const action of ACTION_NAMES)
      expect((await gateway.call(exampleOf(action) as { action: ActionName })).status, action).not.toBe(403);
    expect(log.filter((line) => JSON.parse(line).msg.includes("grants"))).toEqual([]);
  });

  test("allows the actions of that grant alone", async () => {
    const gateway = await gatewayForTest({ routes: { zapier: granted(SESSION), worker: workerRoute(SESSION) } });
    const listed = { action: "list_endpoints" } as const;
    expect((await gateway.call(CLAIM, "worker")).status).toBe(200);
    expect((await gateway.call(CLAIM)).body.code).toBe("action_not_allowed");
    expect((await gateway.call(listed)).status).toBe(200);
    expect((await gateway.call(listed, "worker")).body.code).toBe("action_not_allowed");
  });

  test("is limited further by actions, whose refusal names no grant", async () => {
    const gateway = await gatewayForTest({ routes: { zapier: granted(SESSION, { actions: ["list_endpoints"] }) } });
    expect((await gateway.call({ action: "list_endpoints" })).status).toBe(200);
    const refused = await gateway.call({ action: "create_endpoint", url: "https://hooks.example/" });
    expect([refused.status, refused.body.error]).toEqual([403, "This route does not allow create_endpoint."]);
  });

  test("gives none to another route of its session", async () => {
    const { grants: _grants, ...plain } = granted(SESSION);
    const gateway = await gatewayForTest({ routes: { zapier: granted(SESSION), plain } });
    expect((await gateway.call({ action: "list_endpoints" })).status).toBe(200);
    expect((await gateway.call({ action: "list_endpoints" }, "plain")).status).toBe(403);
  });

  test("allows them no longer after a reload that takes the grant away", async () => {
    const gateway = await gatewayForTest({ routes: { zapier: granted(SESSION) } });
    expect((await gateway.call({ action: "list_endpoints" })).status).toBe(200);
    const routes = { zapier: { ...granted(SESSION), grants: [] } };
    await gateway.reload({ ...gateway.config, webhooks: { enabled: true, config: { routes } } });
    expect((await gateway.call({ action: "list_endpoints" })).status).toBe(403);
  });
});
