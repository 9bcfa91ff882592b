import { once } from "node:events";
import { globSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { temporaryDirectory } from "../support/gateway.ts";
import { Connection } from "./support/connection.ts";
import { configure, type Service, startService } from "./support/service.ts";

const DAY = 24 * 60 * 60_000;

/** Starts the real program with a wall clock that the test sets. The monotonic clock continues. */
async function startWithClock(configuration: string) {
  const file = join(temporaryDirectory(), "clock");
  const set = (days: number) => writeFileSync(file, `${days < 0 ? "" : "+"}${days}d`);
  set(0);
  const [library = ""] = globSync("/usr/lib/*/faketime/libfaketimeMT.so.1");
  const service = await startService(configuration, {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_DONT_FAKE_MONOTONIC: "1",
    FAKETIME_NO_CACHE: "1",
  });
  return { service, set };
}

/** Waits until the log reports this number of jumps, which takes several sweeps. */
async function jumpsReported({ output }: Service, jumps: number): Promise<void> {
  while (output.err.split("The clock has jumped").length <= jumps) await sleep(20);
}

test("the clock jump: ten days ahead for seconds, and back, and ten days back, nothing is lost, pruned or forgotten", async () => {
  const { service, set } = await startWithClock(configure({ maintenance: { sweepIntervalMs: 200 } }));
  const connection = new Connection(service.url);
  const flowOf = async (action: Record<string, unknown>, key?: string) => {
    const { body } = await connection.call(action, key === undefined ? {} : { "idempotency-key": `"${key}"` });
    if (!body.result?.flow) throw new Error(JSON.stringify(body));
    return body.result.flow;
  };
  /** Creates a flow that has ended, a flow with a running task, and a flow with an idempotency key. */
  const make = async (name: string) => {
    const { flowId: ended } = await flowOf({ action: "create_flow", goal: name });
    await flowOf({ action: "finish_flow", flowId: ended, expectedRevision: 0 });
    const { flowId: running } = await flowOf({ action: "create_flow", goal: name });
    await flowOf({ action: "run_task", flowId: running, runtime: "acp", task: "t", status: "running" });
    const { flowId: keyed } = await flowOf({ action: "create_flow", goal: name }, name);
    return { name, ended, running, keyed };
  };
  const made = [await make("before")];
  const expectAllKept = async () => {
    for (const { name, ended, running, keyed } of made) {
      expect((await flowOf({ action: "get_flow", flowId: ended })).status).toBe("succeeded");
      const counted = await connection.call({ action: "get_task_summary", flowId: running });
      expect(counted.body.result?.summary, name).toMatchObject({ active: 1 });
      expect((await flowOf({ action: "create_flow", goal: name }, name)).flowId, name).toBe(keyed);
    }
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
  };
  const jumps = [10, 0, -10, 0, 3_650, 0];
  for (const [index, days] of jumps.entries()) {
    set(days);
    await jumpsReported(service, index + 1);
    await expectAllKept();
    made.push(await make(`at ${index}`));
    const { createdAt } = await flowOf({ action: "create_flow", goal: "now" });
    expect(Math.abs(createdAt - Date.now() - days * DAY)).toBeLessThan(DAY);
    // A sweep that deletes nothing leaves no trace, so wait for the time of five sweeps.
    await sleep(1_000);
    await expectAllKept();
  }
  expect(service.output.err).not.toContain("Maintenance swept");
  connection.close();
  service.child.kill("SIGTERM");
  expect(await once(service.child, "exit")).toEqual([0, null]);
});
