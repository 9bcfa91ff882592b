import { createTaskFlowClient, TaskFlowError, unwrapEvent } from "taskflow-webhooks-sdk";

/**
 * Uses every action, convenience and error of the SDK, in any runtime. Returns results that are the same everywhere.
 * `baseUrl` is a proxy that loses the first request, answers the second too late and redirects the fourth.
 */
export async function scenario({ baseUrl, secret }) {
  const client = createTaskFlowClient({ baseUrl, secret, routeId: "zapier" });
  const code = (promise) => promise.catch((error) => error instanceof TaskFlowError && error.code);

  const retried = await client.findLatestFlow({}, { timeoutMs: 1_000, retry: { baseDelayMs: 1 } });
  const redirected = await code(client.findLatestFlow());
  const { flowId } = (await client.createFlow({ goal: "first", stateJson: { naïve: "✓" } })).flow;
  await client.setWaiting({ flowId, expectedRevision: 0 });
  await client.resumeFlow({ flowId, expectedRevision: 1 });
  const conflict = await client.failFlow({ flowId, expectedRevision: 0 }).catch((error) => error);
  const updated = await client.updateFlow(flowId, (_flow, guard) => client.resumeFlow({ ...guard, status: "running" }));
  await client.runTask({ flowId, runtime: "acp", task: "Look" });
  const pending = await client.cancelFlow({ flowId });
  const asked = await client.updateFlow(flowId, (_flow, guard) => client.requestCancel(guard));
  const waiting = client.waitForFlow(flowId);
  await client.finishFlow({ flowId, expectedRevision: asked.revision });
  const ended = await waiting;
  const history = [];
  for await (const { type } of client.events({ flowId, waitMs: 0 })) history.push(type);

  for (const goal of ["second", "third"]) await client.createFlow({ goal });
  const goals = [];
  for await (const flow of client.flows({ limit: 2 })) goals.push(flow.goal);
  return {
    retried: retried.flow,
    redirected,
    conflict: [conflict.name, conflict.status, conflict.code, conflict.current.revision],
    updated: updated.revision,
    pending: pending.cancelled,
    ended: [ended.status, ended.stateJson],
    history,
    verified: (await unwrapEvent(...(await message()))).type,
    forged: await message().then(([, ...rest]) => unwrapEvent("{}", ...rest).catch(({ name }) => name)),
    goals,
    page: (await client.listFlows({ limit: 1 })).flows.length,
    sameFlow: [await client.getFlow({ flowId }), await client.resolveFlow({ token: flowId })].map(
      ({ flow }) => flow.flowId === flowId,
    ),
    tasks: (await client.getTaskSummary({ flowId })).summary.total,
    terminal: await code(client.cancelFlow({ flowId })),
    invalid: (await client.createFlow({ goal: "" }).catch((error) => error)).details.map(({ pointer }) => pointer),
    unauthorized: await code(createTaskFlowClient({ baseUrl, secret: "no", routeId: "zapier" }).findLatestFlow()),
    worked: await work(client),
    aborted: await client.getFlow({ flowId }, { signal: AbortSignal.abort("enough") }).catch((reason) => reason),
  };
}

/** Runs a task of a queue, whose end ends its flow. */
async function work(client) {
  const { flowId } = (await client.createFlow({ goal: "work" })).flow;
  const fields = { runtime: "acp", task: "Look", queue: "any", inputJson: { naïve: "✓" }, settleFlow: true };
  const { taskId } = (await client.runTask({ flowId, ...fields })).task;
  const worker = client.work("any", async ({ task }, { progress }) => {
    progress("Looking");
    return { resultJson: task.inputJson };
  });
  const { status } = await client.waitForFlow(flowId);
  await worker.stop({ graceMs: 0 });
  return [status, (await client.getTask({ taskId })).task.resultJson];
}

/** A webhook as a gateway sends it. */
async function message() {
  const key = Uint8Array.from({ length: 32 }, (_, n) => n);
  const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
  const body = JSON.stringify({ type: "flow.succeeded", timestamp: "2026-04-24T00:02:30.000Z", data: { naïve: "✓" } });
  const timestamp = Math.floor(Date.now() / 1000);
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const signing = await crypto.subtle.importKey("raw", key, hmac, false, ["sign"]);
  const signature = await crypto.subtle.sign(hmac, signing, new TextEncoder().encode(`msg_1.${timestamp}.${body}`));
  const headers = new Headers({
    "webhook-id": "msg_1",
    "webhook-timestamp": String(timestamp),
    "webhook-signature": `v1,${base64(signature)}`,
  });
  return [body, headers, `whsec_${base64(key)}`];
}
