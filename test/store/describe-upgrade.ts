import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { expect, onTestFinished } from "vitest";
import type { ActionName } from "../../generated/actions.ts";
import type { FlowStore } from "../../src/taskflow/flow-store.ts";
import { granted, LOCAL } from "../support/endpoints.ts";
import { gatewayForTest, RAISED, type TestGateway } from "../support/gateway.ts";
import { PATIENCE } from "../support/raw-client.ts";
import { SIGNED_ROUTE, signed } from "../support/signed-messages.ts";
import type { History } from "./fixtures/history.ts";

/** When it was left, for every fixture: retries of messages are due, and leases and keys still hold. */
const LEFT_AT = Date.now() - 10_000;
const DAY_MS = 86_400_000;

/** A database as an older version left it ten seconds ago: SQL text, and what the gateway that wrote it answered. */
export function fixture(name: string): { sql: string; history: History } {
  const read = (extension: string) => readFileSync(new URL(`./fixtures/${name}.${extension}`, import.meta.url), "utf8");
  const { madeAt } = JSON.parse(read("json")) as History;
  const shifted = (text: string) =>
    text.replaceAll(/(?<!\d)\d{13}(?!\d)/g, (time) =>
      Math.abs(Number(time) - madeAt) < 8 * DAY_MS ? String(Number(time) - madeAt + LEFT_AT) : time,
    );
  return { sql: shifted(read("sql")), history: JSON.parse(shifted(read("json"))) as History };
}

interface Message {
  headers: Record<string, string>;
  body: string;
}

/** Takes the place of the receivers that the endpoints of a fixture name. */
export async function receiverFor(sql: string): Promise<{ sql: string; messages: Message[] }> {
  const messages: Message[] = [];
  const server = createServer(async (req, res) => {
    let body = "";
    for await (const chunk of req) body += chunk;
    messages.push({ headers: req.headers as Record<string, string>, body });
    res.writeHead(204).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { sql: sql.replaceAll(/http:\/\/127\.0\.0\.1:\d+\//g, here), messages };
}

/** Serves a database of an older version, and expects everything that was in it. */
export async function expectHistory(store: FlowStore, history: History, messages: Message[]): Promise<void> {
  const gateway = await gatewayForTest({
    store,
    routes: {
      zapier: granted("agent:main:main", { grants: ["endpoints", "worker"] }),
      signed: { sessionKey: "agent:main:main", limits: RAISED, ...SIGNED_ROUTE },
    },
    maintenance: { sweepIntervalMs: 2 ** 31 - 1 },
    taskflow: { endpoints: LOCAL },
  });
  await expectFlows(gateway, history);
  await expectKeys(gateway, history);
  await expectTasks(gateway, history);
  await expectDeliveries(gateway, history, messages);
  await expectChanges(gateway, history);
}

async function resultOf(gateway: TestGateway, body: { action: ActionName; [field: string]: unknown }) {
  const { status, body: answer, text } = await gateway.call(body);
  expect(status, text).toBe(200);
  return answer.result;
}

async function expectFlows(gateway: TestGateway, { flows, events }: History): Promise<void> {
  for (const { flow, summary } of flows) {
    const flowId = flow.flowId as string;
    expect((await resultOf(gateway, { action: "get_flow", flowId })).flow).toEqual(flow);
    expect((await resultOf(gateway, { action: "get_task_summary", flowId })).summary).toMatchObject(summary);
  }
  const ids = (kept: History["flows"]) => kept.map(({ flow }) => flow.flowId).reverse();
  const listed = async (fields: object) =>
    (await resultOf(gateway, { action: "list_flows", ...fields })).flows.map(({ flowId }) => flowId);
  expect(await listed({})).toEqual(ids(flows));
  for (const status of new Set(flows.map(({ flow }) => flow.status)))
    expect(await listed({ status: [status] })).toEqual(ids(flows.filter(({ flow }) => flow.status === status)));
  const counts = await gateway.store.countFlows();
  expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(flows.length);
  expect((await resultOf(gateway, { action: "list_events" })).events).toEqual(events);
}

/** A repetition gets the first answer. */
async function expectKeys(gateway: TestGateway, { keyed, messages }: History): Promise<void> {
  for (const { id, body, answer } of messages) {
    const again = await gateway.call(body as typeof body & { action: ActionName }, "signed", {
      authorization: "",
      ...signed(JSON.stringify(body), { id }),
    });
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(again.body.result).toEqual(answer);
  }
  for (const { key, body, answer } of keyed) {
    const request = body as typeof body & { action: ActionName };
    const again = await gateway.call(request, "zapier", { "idempotency-key": `"${key}"` });
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(again.body.result).toEqual(answer);
  }
}

async function expectTasks(gateway: TestGateway, { flows, tasks }: History): Promise<void> {
  for (const task of tasks)
    expect((await resultOf(gateway, { action: "get_task", taskId: task.taskId })).task).toEqual(task);
  const total = flows.reduce((sum, { summary }) => sum + Number(summary.total), 0);
  expect((await resultOf(gateway, { action: "list_tasks" })).tasks).toHaveLength(total);
  const open = tasks.find(({ queue }) => queue === "open");
  if (!open) return;
  const { claims } = await resultOf(gateway, { action: "claim_tasks", workerId: "w", queues: ["open"] });
  expect(claims.map(({ task }) => [task.taskId, task.attempt])).toEqual([[open.taskId, 1]]);
}

/** What was pending arrives, signed with the secret that the endpoint has had since before. */
async function expectDeliveries(gateway: TestGateway, { endpoints }: History, messages: Message[]): Promise<void> {
  const listed = await resultOf(gateway, { action: "list_endpoints" }).then((result) => result.endpoints);
  expect(listed.map(({ endpointId }) => endpointId)).toEqual(endpoints.map(({ endpoint }) => endpoint.endpointId));
  for (const { endpoint, secret, deliveries } of endpoints) {
    const pending = deliveries.filter(({ status }) => status === "pending");
    for (const { eventId } of pending) {
      const arrived = () => messages.find(({ headers }) => headers["webhook-id"] === eventId);
      await expect.poll(arrived, PATIENCE).toBeDefined();
      const { body = "", headers = {} } = arrived() ?? {};
      const at = { ...headers };
      expect(new Webhook(secret).sign(eventId as string, new Date(Number(at["webhook-timestamp"]) * 1_000), body)).toBe(
        at["webhook-signature"],
      );
    }
    const { endpointId } = endpoint;
    const statuses = async () =>
      (await resultOf(gateway, { action: "list_deliveries", endpointId })).deliveries.map(({ status }) => status);
    await expect.poll(statuses, PATIENCE).toEqual(deliveries.map(() => "delivered"));
  }
}

/** Flows of each status go on, and their events follow the ones from before. */
async function expectChanges(gateway: TestGateway, history: History): Promise<void> {
  const { flows, events } = history;
  const of = (status: string) => {
    const found = flows.find(({ flow }) => flow.status === status)?.flow ?? {};
    return { flowId: found.flowId as string, expectedRevision: found.revision as number };
  };
  await resultOf(gateway, { action: "resume_flow", ...of("waiting"), status: "running" });
  await resultOf(gateway, { action: "resume_flow", ...of("blocked") });
  await resultOf(gateway, { action: "set_waiting", ...of("queued"), currentStep: "later" });
  const { flowId, expectedRevision } = of("running");
  // The same run as before is the same task.
  const run = {
    action: "run_task",
    flowId,
    runtime: "acp",
    task: "Look — quickly",
    label: "l",
    runId: "run-1",
  } as const;
  expect((await resultOf(gateway, run)).task.createdAt).toBeLessThan(history.madeAt);
  await resultOf(gateway, { action: "finish_flow", flowId, expectedRevision });
  const { events: all } = await resultOf(gateway, { action: "list_events" });
  const fresh = all.filter(({ type }) => !type.startsWith("task.")).slice(-4);
  expect(fresh.map(({ type }) => type)).toEqual(["flow.resumed", "flow.resumed", "flow.waiting", "flow.succeeded"]);
  expect(all.slice(0, events.length)).toEqual(events);
}
