import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { operations, paths } from "./client";

const { TASKFLOW_URL: baseUrl, TASKFLOW_ROUTE: routeId = "", TASKFLOW_SECRET } = process.env;

const api = createClient<paths>(baseUrl ? { baseUrl } : {});

type Body<Name extends keyof operations> = operations[Name]["requestBody"]["content"]["application/json"];

const at = (secret = TASKFLOW_SECRET) => ({
  params: { path: { routeId } },
  headers: { Authorization: `Bearer ${secret}` },
});

export const cancelFlow = (body: Body<"cancelFlow">, secret?: string) =>
  api.POST("/plugins/webhooks/{routeId}/cancel_flow", { ...at(secret), body });
export const createFlow = (body: Body<"createFlow">, secret?: string) =>
  api.POST("/plugins/webhooks/{routeId}/create_flow", { ...at(secret), body });
export const failFlow = (body: Body<"failFlow">, secret?: string) =>
  api.POST("/plugins/webhooks/{routeId}/fail_flow", { ...at(secret), body });
export const findLatestFlow = (body: Body<"findLatestFlow">, secret?: string) =>
  api.POST("/plugins/webhooks/{routeId}/find_latest_flow", { ...at(secret), body });
export const finishFlow = (body: Body<"finishFlow">, secret?: string) =>
  api.POST("/plugins/webhooks/{routeId}/finish_flow", { ...at(secret), body });
export const getFlow = (body: Body<"getFlow">, secret?: string) =>
  api.POST("/plugins/webhooks/{routeId}/get_flow", { ...at(secret), body });
export const getTaskSummary = (body: Body<"getTaskSummary">, secret?: string) =>
  api.POST("/plugins/webhooks/{routeId}/get_task_summary", { ...at(secret), body });
export const listFlows = (body: Body<"listFlows">, secret?: string) =>
  api.POST("/plugins/webhooks/{routeId}/list_flows", { ...at(secret), body });
export const requestCancel = (body: Body<"requestCancel">, secret?: string) =>
  api.POST("/plugins/webhooks/{routeId}/request_cancel", { ...at(secret), body });
export const resolveFlow = (body: Body<"resolveFlow">, secret?: string) =>
  api.POST("/plugins/webhooks/{routeId}/resolve_flow", { ...at(secret), body });
export const resumeFlow = (body: Body<"resumeFlow">, secret?: string) =>
  api.POST("/plugins/webhooks/{routeId}/resume_flow", { ...at(secret), body });
export const runTask = (body: Body<"runTask">, secret?: string) =>
  api.POST("/plugins/webhooks/{routeId}/run_task", { ...at(secret), body });
export const setWaiting = (body: Body<"setWaiting">, secret?: string) =>
  api.POST("/plugins/webhooks/{routeId}/set_waiting", { ...at(secret), body });

interface Reply<Success, Failure> {
  data?: Success;
  error?: Failure;
  response: Response;
}
type Operation<Body, Success, Failure> = (body: Body, secret?: string) => Promise<Reply<Success, Failure>>;

export async function result<Body, Result>(
  operation: Operation<Body, { result: Result }, unknown>,
  body: NoInfer<Body>,
  status = 200,
): Promise<Result> {
  const { data, response } = await operation(body);
  assert.equal(response.status, status);
  assert.ok(data);
  return data.result;
}

export async function failure<Body, Failure>(
  operation: Operation<Body, unknown, Failure>,
  body: NoInfer<Body>,
  status: number,
  secret?: string,
): Promise<Failure> {
  const { error, response } = await operation(body, secret);
  assert.equal(response.status, status);
  assert.ok(error);
  return error;
}
