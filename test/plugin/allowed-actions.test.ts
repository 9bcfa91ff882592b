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
      error: "This route may not do create_flow.",
      requestId: expect.any(String),
    });
    expect((await gateway.call({ action: "list_flows" })).body.result.flows).toEqual([]);
  });

  test("tells a stranger nothing of it, and a bad request first what is wrong with it", async () => {
    const gateway = await gatewayForTest({ routes: limitedTo("get_flow") });
    const body = JSON.stringify({ action: "create_flow", goal: "No" });
    expect((await gateway.send({ body, headers: { authorization: "Bearer wrong" } })).status).toBe(401);
    expect((await gateway.send({ body: JSON.stringify({ action: "create_flow" }) })).status).toBe(400);
    expect((await gateway.send({ body: JSON.stringify({ action: "drop_flow" }) })).status).toBe(400);
  });

  test("leaves another route to the same session as it is", async () => {
    const routes = { ...limitedTo("get_flow"), full: { ...ROUTES.zapier, path: "/full" } } as typeof ROUTES;
    const gateway = await gatewayForTest({ routes });
    const answer = await gateway.send({ path: "/full", body: JSON.stringify({ action: "create_flow", goal: "Yes" }) });
    expect(answer.status).toBe(200);
  });
});
