import { expect, test } from "vitest";
import { gatewayForTest } from "../support/gateway.ts";

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
  await expect.poll(() => said("is believed again"), { timeout: 10_000 }).toBe(1);
  await expect.poll(() => read(flowId), { timeout: 10_000 }).toBeNull();
  expect(await paused()).toBe("0");
  expect(said("The clock has jumped")).toBe(1);
});
