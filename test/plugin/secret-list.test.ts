import { describe, expect, test } from "vitest";
import type { Routes } from "../../src/plugin/config.ts";
import { gatewayForTest, ROUTES } from "../support/gateway.ts";

const ref = (id: string) => ({ source: "env", provider: "default", id }) as const;
const body = JSON.stringify({ action: "list_flows" });
const withSecrets = (...secret: (string | ReturnType<typeof ref>)[]) =>
  ({ zapier: { ...ROUTES.zapier, secret } }) as Routes;

async function statuses(options: Parameters<typeof gatewayForTest>[0], ...secrets: string[]): Promise<number[]> {
  const gateway = await gatewayForTest(options);
  const found = [];
  for (const secret of secrets)
    found.push((await gateway.send({ body, headers: { authorization: `Bearer ${secret}` } })).status);
  return found;
}
const warningsIn = (log: string[]) => log.map((line) => JSON.parse(line)).filter(({ level }) => level === 40);

describe("a route with several secrets", () => {
  test("takes each of them, and no other, nor a part of them or all in one", async () => {
    const routes = withSecrets("current", "${OLDER}", ref("OLDEST"));
    const env = { OLDER: "older", OLDEST: "oldest" };
    const sent = ["current", "older", "oldest", "other", "curren", "current,older", "${OLDER}"];
    expect(await statuses({ routes, env }, ...sent)).toEqual([200, 200, 200, 401, 401, 401, 401]);
  });

  test("is served with those that resolve, and warns of the other by its place", async () => {
    const log: string[] = [];
    const older = "the-older-secret-of-two";
    expect(await statuses({ routes: withSecrets(ref("UNSET"), older), log }, older, "other")).toEqual([200, 401]);
    const warnings = warningsIn(log);
    expect(warnings).toHaveLength(1);
    expect(warnings[0].msg).toMatch(/^Route "zapier" is served without one of its secrets: secret\.0: .*UNSET/);
  });

  test("is skipped when none resolves, with every reason", async () => {
    const log: string[] = [];
    const gateway = await gatewayForTest({ routes: withSecrets(ref("UNSET"), ref("BLANK")), env: { BLANK: " " }, log });
    expect((await gateway.send({ body })).status).toBe(404);
    expect(warningsIn(log)[0].msg).toMatch(/not served.*secret\.0: .*; secret\.1: /);
  });
});
