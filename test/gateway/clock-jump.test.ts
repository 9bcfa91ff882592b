import { describe, expect, test } from "vitest";
import { gatewayForTest, ROUTES } from "../support/gateway.ts";
import { SIGNED_ROUTE, signed } from "../support/signed-messages.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

test("after a jump of the clock maintenance pauses, says so, and goes on when the clock has run evenly for ten minutes", async () => {
  let monotonic = 0;
  let set = 0;
  const log: string[] = [];
  const said = (message: string) => log.filter((line) => line.includes(message)).length;
  const gateway = await gatewayForTest({
    clock: () => 1_700_000_000_000 + monotonic + set,
    monotonic: () => monotonic,
    maintenance: { sweepIntervalMs: 20 },
    log,
  });
  const paused = async () =>
    /^taskflow_maintenance_paused (\d)$/m.exec(await (await fetch(`${gateway.url}/metrics`)).text())?.[1];
  const read = async (flowId: string) => (await gateway.call({ action: "get_flow", flowId })).body.result.flow;
  const created = await gateway.call({ action: "create_flow", goal: "g" }, "zapier", { "idempotency-key": '"k"' });
  const { flowId } = created.body.result.flow;
  await gateway.call({ action: "finish_flow", flowId, expectedRevision: 0 });
  expect(await paused()).toBe("0");

  set = 8 * DAY;
  await expect.poll(() => said("The clock has jumped"), { timeout: 10_000 }).toBe(1);
  expect(log.join("")).toContain(`"jumpedByMs":${8 * DAY}`);
  expect(await paused()).toBe("1");
  expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200);
  const again = await gateway.call({ action: "create_flow", goal: "g" }, "zapier", { "idempotency-key": '"k"' });
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect(again.body.result.flow.flowId).toBe(flowId);

  monotonic += 9 * MINUTE;
  expect(await read(flowId)).not.toBeNull();
  monotonic += 2 * MINUTE;
  await expect.poll(() => said("is trusted again"), { timeout: 10_000 }).toBe(1);
  await expect.poll(() => read(flowId), { timeout: 10_000 }).toBeNull();
  expect(await paused()).toBe("0");
  expect(said("The clock has jumped")).toBe(1);
});

describe("a task that is recorded while the clock is wrong", () => {
  const LOST_AFTER = 5 * MINUTE;
  const START = 1_700_000_000_000;
  let monotonic: number;
  let set: number;
  const wall = () => START + monotonic + set;

  async function clockGateway() {
    [monotonic, set] = [0, 0];
    const log: string[] = [];
    const said = (message: string) => log.filter((line) => line.includes(message)).length;
    const maintenance = { sweepIntervalMs: 20, lostAfterMs: LOST_AFTER };
    const gateway = await gatewayForTest({ clock: wall, monotonic: () => monotonic, maintenance, log });
    const record = async (more: object = {}) => {
      const { body } = await gateway.call({ action: "create_flow", goal: "g" });
      const { flowId } = body.result.flow;
      const recorded = await gateway.call({ action: "run_task", flowId, runtime: "acp", task: "t", ...more });
      return { flowId, task: recorded.body.result.task };
    };
    const active = async ({ flowId }: { flowId: string }) =>
      (await gateway.call({ action: "get_task_summary", flowId })).body.result.summary.active;
    const jumps = (count: number) => expect.poll(() => said("The clock has jumped"), { timeout: 10_000 }).toBe(count);
    const believed = (count: number) => expect.poll(() => said("is trusted again"), { timeout: 10_000 }).toBe(count);
    return { gateway, record, active, jumps, believed };
  }

  test.each([10 * DAY, -10 * DAY])(
    "by %i ms is lost when it is silent for five minutes, and no sooner",
    async (jump) => {
      const { record, active, jumps, believed } = await clockGateway();
      set = jump;
      const unseen = await record();
      expect(unseen.task.lastEventAt).toBeLessThanOrEqual(START + MINUTE);
      await jumps(1);
      const during = await record();
      expect(during.task.lastEventAt).toBeLessThanOrEqual(START + MINUTE);
      const claimed = await record({ status: "running", startedAt: wall(), lastEventAt: wall() });
      expect(claimed.task.lastEventAt).toBeLessThanOrEqual(START + DAY + MINUTE);
      set = 0;
      await jumps(2);
      monotonic += 10 * MINUTE + 1;
      await believed(1);
      for (const task of [unseen, during]) await expect.poll(() => active(task), { timeout: 10_000 }).toBe(0);
      const after = await record();
      monotonic += LOST_AFTER - 1_000;
      expect(await active(after)).toBe(1);
      monotonic += DAY;
      for (const task of [after, claimed]) await expect.poll(() => active(task), { timeout: 10_000 }).toBe(0);
    },
  );

  test("is not lost before its five minutes when the new time is believed", async () => {
    const { record, active, jumps, believed } = await clockGateway();
    set = 10 * DAY;
    await jumps(1);
    const early = await record();
    monotonic += 9 * MINUTE;
    const late = await record();
    monotonic += MINUTE + 1;
    await believed(1);
    await expect.poll(() => active(early), { timeout: 10_000 }).toBe(0);
    expect(await active(late)).toBe(1);
    monotonic += 4 * MINUTE;
    await expect.poll(() => active(late), { timeout: 10_000 }).toBe(0);
  });
});

describe("a signed message while the clock is wrong", () => {
  const BODY = JSON.stringify({ action: "create_flow", goal: "g" });
  let set: number;
  let monotonic: number;
  const right = () => 1_700_000_000_000 + monotonic;

  async function signedGateway() {
    [monotonic, set] = [0, 0];
    const gateway = await gatewayForTest({
      clock: () => right() + set,
      monotonic: () => monotonic,
      routes: { zapier: { ...ROUTES.zapier, ...SIGNED_ROUTE } } as typeof ROUTES,
    });
    return async (ms: number) =>
      (
        await gateway.send({
          body: BODY,
          headers: { authorization: "", ...signed(BODY, { at: Math.floor(ms / 1000) }) },
        })
      ).status;
  }

  test.each([10 * DAY, -10 * DAY, 10 * MINUTE, -10 * MINUTE])("by %i ms is accepted when it is right", async (jump) => {
    const statusOf = await signedGateway();
    expect(await statusOf(right())).toBe(200);
    set = jump;
    monotonic += 1_000;
    for (const off of [0, -4 * MINUTE, 4 * MINUTE]) expect(await statusOf(right() + off)).toBe(200);
  });

  test.each([
    ["back", -10 * DAY, -10 * DAY],
    ["back by little", -10 * MINUTE, -10 * MINUTE],
    ["ahead", 10 * DAY, -DAY],
    ["ahead, from between the two times", 10 * DAY, 5 * DAY],
    ["ahead, from after both", 10 * DAY, 11 * DAY],
    ["back, from between the two times", -10 * DAY, -5 * DAY],
  ])("that jumped %s is refused when it is not", async (_way, jump, off) => {
    const statusOf = await signedGateway();
    set = jump;
    expect(await statusOf(right() + off)).toBe(401);
  });

  test("is accepted by the new time too, when that is the later one: it may be right", async () => {
    const statusOf = await signedGateway();
    set = 10 * DAY;
    expect(await statusOf(right() + 10 * DAY)).toBe(200);
  });
});
