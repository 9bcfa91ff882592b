import { expect, test } from "vitest";
import { ROUTE, serve } from "./support/serve-plugin.ts";

const DELETE = { action: "delete_flow", flowId: "f-1" };

test("inside an OpenClaw gateway, delete_flow is 501, with the grant, without it, and with a key", async () => {
  for (const route of [ROUTE, { ...ROUTE, grants: ["delete" as const] }]) {
    const { call, warnings } = await serve(route);
    for (const headers of [{}, { "idempotency-key": "k-1" }])
      expect(await call(DELETE, headers)).toMatchObject({
        status: 501,
        code: "not_supported",
        error: "This gateway deletes no flows on request.",
      });
    const expected = 'Route "zapier" has the grant "delete", but this gateway deletes no flows on request.';
    expect(warnings.includes(expected)).toBe(route !== ROUTE);
  }
});
