import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Routes } from "../../src/plugin/config.ts";
import { send } from "./support/client.ts";
import { Host, root, SECRET } from "./support/host.ts";

const routes: Routes = { zapier: { sessionKey: "agent:main:main", secret: SECRET } };
const HOUR = 3_600_000;

interface Body {
  code?: string;
  result: { flow: { flowId: string; status: string; cancelRequestedAt?: number }; summary: { active: number } };
}

test("in OpenClaw 2026.9.6 cancel_flow of a task without childSessionKey is 202, and the flow is not cancelled later", async () => {
  const host = new Host({ version: "2026.9.6", routes, loadPath: root });
  const call = async (body: object) => {
    const answer = await send(host.url, { body: JSON.stringify(body) });
    return { status: answer.status, body: answer.body as Body };
  };
  try {
    await host.start();
    const { flowId } = (await call({ action: "create_flow", goal: "to be cancelled" })).body.result.flow;
    await call({ action: "run_task", flowId, runtime: "acp", task: "nobody works on it" });
    const cancelled = await call({ action: "cancel_flow", flowId });
    expect([cancelled.status, cancelled.body.code]).toEqual([202, "cancel_pending"]);
    await host.kill();

    // As it is an hour later: OpenClaw takes other tasks for lost after five minutes of silence.
    const database = new DatabaseSync(join(host.home, ".openclaw/state/openclaw.sqlite"));
    database.exec(`UPDATE task_runs SET created_at = created_at - ${HOUR}, last_event_at = last_event_at - ${HOUR}`);
    database.exec(`UPDATE flow_runs SET cancel_requested_at = cancel_requested_at - ${HOUR}`);
    database.close();
    await host.start();
    // Its first maintenance, some seconds after it is ready.
    await delay(10_000);
    const { flow } = (await call({ action: "get_flow", flowId })).body.result;
    expect(flow).toMatchObject({ status: "queued", cancelRequestedAt: expect.any(Number) });
    const { summary } = (await call({ action: "get_task_summary", flowId })).body.result;
    expect(summary.active).toBe(1);
  } finally {
    await host.kill();
  }
}, 300_000);
