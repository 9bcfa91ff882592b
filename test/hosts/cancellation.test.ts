import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
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
    const create = async (goal: string) => (await call({ action: "create_flow", goal })).body.result.flow.flowId;
    // The maintenance does cancel a flow without tasks, or with one that it takes for lost. One on each side tells when
    // it has passed the flow in between.
    const before = await create("before");
    const flowId = await create("to be cancelled");
    await call({ action: "run_task", flowId, runtime: "acp", task: "nobody works on it" });
    const cancelled = await call({ action: "cancel_flow", flowId });
    expect([cancelled.status, cancelled.body.code]).toEqual([202, "cancel_pending"]);
    const after = await create("after");
    const lost = { runtime: "acp", childSessionKey: "agent:main:acp:gone", task: "its session is gone" };
    await call({ action: "run_task", flowId: after, ...lost });
    await host.kill();

    // As it is an hour later: OpenClaw takes other tasks for lost after five minutes of silence.
    const database = new DatabaseSync(join(host.home, ".openclaw/state/openclaw.sqlite"));
    database.exec(`UPDATE task_runs SET created_at = created_at - ${HOUR}, last_event_at = last_event_at - ${HOUR}`);
    database.exec(`UPDATE flow_runs SET cancel_requested_at = coalesce(cancel_requested_at, created_at) - ${HOUR}`);
    database.close();
    await host.start();
    const statusOf = async (id: string) => (await call({ action: "get_flow", flowId: id })).body.result.flow.status;
    // Its first maintenance, some seconds after it is ready.
    for (const neighbour of [before, after])
      await expect.poll(() => statusOf(neighbour), { timeout: 90_000, interval: 200 }).toBe("cancelled");
    const { flow } = (await call({ action: "get_flow", flowId })).body.result;
    expect(flow).toMatchObject({ status: "queued", cancelRequestedAt: expect.any(Number) });
    const { summary } = (await call({ action: "get_task_summary", flowId })).body.result;
    expect(summary.active).toBe(1);
  } finally {
    await host.kill();
  }
}, 300_000);
