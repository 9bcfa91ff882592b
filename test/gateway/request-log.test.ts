import { expect, test } from "vitest";
import { gatewayForTest, SECRET } from "../support/gateway.ts";

const requests = (log: string[]) => log.map((line) => JSON.parse(line)).filter(({ msg }) => msg === "request");

test("a refused request is logged with an id, and without its query", async () => {
  const log: string[] = [];
  const gateway = await gatewayForTest({ log });
  await gateway.send({ path: `/plugins/webhooks/zapier?secret=${SECRET}`, body: "{}" });
  await expect.poll(() => requests(log)).toHaveLength(1);
  expect(requests(log)[0]).toMatchObject({
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    method: "POST",
    path: "/plugins/webhooks/zapier",
    status: 400,
    code: "invalid_request",
    milliseconds: expect.any(Number),
  });
  expect(log.join("")).not.toContain(SECRET);
});

test("a successful request is logged only at level debug", async () => {
  const [info, debug]: [string[], string[]] = [[], []];
  for (const [log, logLevel] of [[info, "info"] as const, [debug, "debug"] as const]) {
    const gateway = await gatewayForTest({ log, logLevel });
    await gateway.call({ action: "find_latest_flow" });
    await gateway.send({ body: "{}" });
    await expect.poll(() => requests(log).at(-1)).toMatchObject({ status: 400 });
  }
  expect(requests(info).map(({ status }) => status)).toEqual([400]);
  expect(requests(debug).map(({ status }) => status)).toEqual([200, 400]);
});
