import { describe, expect, test } from "vitest";
import { ACTION_NAMES, type ActionName } from "../../generated/actions.ts";
import { requestExamples } from "../support/examples.ts";
import { gatewayForTest, ROUTES } from "../support/gateway.ts";

const limitedTo = (...actions: ActionName[]) => ({ zapier: { ...ROUTES.zapier, actions } }) as typeof ROUTES;
const READS: ActionName[] = ["get_flow", "list_flows"];
const examples = requestExamples.filter(({ name }) => ACTION_NAMES.includes(name as ActionName));

describe("a route that is limited to some actions", () => {
  test.each(examples)("does or refuses $name, in the body and by path", async ({ value }) => {
    const gateway = await gatewayForTest({ routes: limitedTo(...READS) });
    const { action, ...fields } = value;
    const expected = READS.includes(action) ? [200, undefined] : [403, "action_not_allowed"];
    const byBody = await gateway.call(value);
    expect([byBody.status, byBody.body.code]).toEqual(expected);
    const path = `/plugins/webhooks/zapier/${action}`;
    const byPath = await gateway.send({ path, body: JSON.stringify(fields) }, action);
    expect([byPath.status, byPath.body.code]).toEqual(expected);
  });

  test("names the action that it may not do, and changes nothing", async () => {
    const gateway = await gatewayForTest({ routes: limitedTo(...READS) });
    const { body } = await gateway.call({ action: "create_flow", goal: "No" });
    expect(body).toEqual({
      ok: false,
      routeId: "zapier",
      code: "action_not_allowed",
      error: "This route does not allow create_flow.",
      requestId: expect.any(String),
    });
    expect((await gateway.call({ action: "list_flows" })).body.result.flows).toEqual([]);
  });

  test("reveals nothing to a stranger, and names the problem to a sender without an action", async () => {
    const gateway = await gatewayForTest({ routes: limitedTo("get_flow") });
    const body = JSON.stringify({ action: "create_flow", goal: "No" });
    expect((await gateway.send({ body, headers: { authorization: "Bearer wrong" } })).status).toBe(401);
    expect((await gateway.send({ body: JSON.stringify({ action: "drop_flow" }) })).status).toBe(400);
    expect((await gateway.send({ body: "{" })).status).toBe(400);
  });

  test.each([
    ["a missing field", '{"action":"create_flow"}'],
    ["34,000 statuses", `{"action":"list_flows","status":[${"[0],".repeat(34_000)}0]}`],
    ["a state without a bottom", `{"action":"create_flow","stateJson":${"[".repeat(99_999)}${"]".repeat(99_999)}}`],
  ])("refuses an action that it may not do before it validates %s", async (_what, body) => {
    const log: string[] = [];
    const gateway = await gatewayForTest({ routes: limitedTo("get_flow"), log });
    const refused = await gateway.send({ body });
    expect([refused.status, refused.body.code]).toEqual([403, "action_not_allowed"]);
    const { action } = JSON.parse(body) as { action: string };
    expect(log.join("")).toContain(`"action":"${action}"`);
  });

  test("refuses an action that the path names whatever the body holds", async () => {
    const gateway = await gatewayForTest({ routes: limitedTo("get_flow") });
    for (const body of ['{"goal":"No"}', '{"action":"get_flow"}', "[]", "{", ""]) {
      const refused = await gateway.send({ path: "/plugins/webhooks/zapier/create_flow", body });
      expect([refused.status, refused.body.code, refused.body.error]).toEqual([
        403,
        "action_not_allowed",
        "This route does not allow create_flow.",
      ]);
    }
  });

  test("leaves another route to the same session as it is", async () => {
    const routes = { ...limitedTo("get_flow"), full: { ...ROUTES.zapier, path: "/full" } } as typeof ROUTES;
    const gateway = await gatewayForTest({ routes });
    const answer = await gateway.send({ path: "/full", body: JSON.stringify({ action: "create_flow", goal: "Yes" }) });
    expect(answer.status).toBe(200);
  });
});
