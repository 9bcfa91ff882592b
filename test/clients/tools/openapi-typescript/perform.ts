import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { components, paths } from "./client";
import { explain, targetOf } from "./narrowing";

export { summaryOf } from "./messages";

type Schemas = components["schemas"];
export type CancelFlowResult = Schemas["CancelFlowResult"];
export type CreateFlowResult = Schemas["CreateFlowResult"];
export type FlowChangeRefusal = Schemas["FlowChangeRefusal"];
export type GetFlowResult = Schemas["GetFlowResult"];
export type GetTaskSummaryResult = Schemas["GetTaskSummaryResult"];
export type ListFlowsResult = Schemas["ListFlowsResult"];
export type RunTaskResult = Schemas["RunTaskResult"];
export type SetWaitingResult = Schemas["SetWaitingResult"];

const { TASKFLOW_URL: baseUrl, TASKFLOW_ROUTE: routeId = "", TASKFLOW_SECRET } = process.env;

const api = createClient<paths>(baseUrl ? { baseUrl } : {});

const perform = (body: Schemas["ActionRequest"], secret = TASKFLOW_SECRET) =>
  api.POST("/plugins/webhooks/{routeId}", {
    params: { path: { routeId } },
    headers: { Authorization: `Bearer ${secret}` },
    body,
  });

/** The response type does not follow from the request's action, so the caller names the result. */
export async function result<T extends Schemas["ActionResponse"]["result"]>(
  body: Schemas["ActionRequest"],
  status = 200,
): Promise<T> {
  const { data, error, response } = await perform(body);
  assert.equal(response.status, status, error && `${body.action} of ${targetOf(body)}: ${explain(error)}`);
  assert.ok(data);
  return data.result as T;
}

export async function failure(body: Schemas["ActionRequest"], status: number, secret?: string) {
  const { error, response } = await perform(body, secret);
  assert.equal(response.status, status);
  assert.ok(error);
  assert.ok(explain(error));
  return error;
}
