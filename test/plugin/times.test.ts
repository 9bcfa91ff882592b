import { describe, expect, test } from "vitest";
import { gatewayForTest, type TestGateway } from "../support/gateway.ts";

const NOW = 1_764_000_000_000;
const DAY = 86_400_000;
const TIMES = ["startedAt", "lastEventAt"] as const;
const AHEAD = `must not be more than one day ahead of the gateway's clock (now: ${NOW})`;
const unit = (name: string) => `must be in milliseconds since the Unix epoch: this value looks like ${name}`;

async function run(gateway: TestGateway, times: string) {
  const { flowId } = (await gateway.call({ action: "create_flow", goal: "g" })).body.result.flow;
  return gateway.send({
    body: `{"action":"run_task","flowId":"${flowId}","runtime":"acp","task":"t","status":"running",${times}}`,
  });
}

describe.each(TIMES)("%s", (name) => {
  test.each([0, 1, 1_000, 999_999_999, 100_000_000_001, NOW - 365 * DAY, NOW, NOW + DAY])(
    "is taken: %d",
    async (value) => {
      const gateway = await gatewayForTest({ clock: () => NOW });
      const { status, body } = await run(gateway, `"${name}":${value}`);
      expect([status, body.result.task[name]]).toEqual([200, value]);
    },
  );

  test.each([
    [NOW + DAY + 1, AHEAD],
    [NOW + 10 * DAY, AHEAD],
    [9e13, AHEAD],
    ["1000000000", unit("seconds")],
    ["1764000000", unit("seconds")],
    ["1764000000.123", unit("seconds")],
    ["1.764e9", unit("seconds")],
    ["100000000000", unit("seconds")],
    ["100000000000000", unit("microseconds")],
    ["1764000000000000", unit("microseconds")],
    ["9e15", unit("microseconds")],
    ["9007199254740991", unit("microseconds")],
    ["1764000000000000000", unit("nanoseconds")],
    ["-1", "must be at least 0"],
    ["1764000000000.5", "must be an integer"],
    ['"2026-11-26T00:00:00Z"', "must be an integer"],
  ])("is a 400: %s", async (value, message) => {
    const gateway = await gatewayForTest({ clock: () => NOW });
    const { status, body } = await run(gateway, `"${name}":${value}`);
    expect([status, body.details]).toEqual([400, [{ pointer: `/${name}`, message }]]);
    expect(body.error).toBe(`${name}: ${message}`);
  });

  test("is one day ahead by the clock of the gateway as it goes on", async () => {
    let now = NOW;
    const gateway = await gatewayForTest({ clock: () => now });
    expect((await run(gateway, `"${name}":${NOW + DAY + 1}`)).status).toBe(400);
    now += 1;
    expect((await run(gateway, `"${name}":${NOW + DAY + 1}`)).status).toBe(200);
  });
});

test("both times are named, beside what else is wrong", async () => {
  const gateway = await gatewayForTest({ clock: () => NOW });
  const { body } = await run(gateway, '"startedAt":1764000000,"lastEventAt":9e15,"label":" "');
  expect(body.details.map(({ pointer }) => pointer)).toEqual(["/startedAt", "/lastEventAt", "/label"]);
});

test("a task cannot be started so far ahead that it is never lost and its flow never cancelled", async () => {
  let now = NOW;
  const gateway = await gatewayForTest({ clock: () => now, maintenance: { sweepIntervalMs: 20 } });
  const { flowId } = (await gateway.call({ action: "create_flow", goal: "g" })).body.result.flow;
  const task = { action: "run_task", flowId, runtime: "acp", task: "t", status: "running" } as const;
  expect((await gateway.call({ ...task, startedAt: 9e15, lastEventAt: 9e15 })).status).toBe(400);
  expect((await gateway.call({ ...task, startedAt: NOW + DAY, lastEventAt: NOW + DAY })).status).toBe(200);
  expect((await gateway.call({ action: "cancel_flow", flowId })).status).toBe(202);
  now += DAY + 3_600_000;
  await expect
    .poll(async () => (await gateway.call({ action: "get_flow", flowId })).body.result.flow.status, { timeout: 15_000 })
    .toBe("cancelled");
});
