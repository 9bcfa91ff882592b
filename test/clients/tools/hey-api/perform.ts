import assert from "node:assert/strict";
import { type ActionRequest, type ActionResponse, performAction } from "./client";
import { createClient } from "./client/client";

export type * from "./client";
export { summaryOf } from "./messages";

const { TASKFLOW_URL: baseUrl, TASKFLOW_ROUTE: routeId = "", TASKFLOW_SECRET } = process.env;

const perform = (body: ActionRequest, auth = TASKFLOW_SECRET) =>
  performAction({ client: createClient({ baseUrl, auth }), path: { routeId }, body });

/** The response type does not follow from the request's action, so the caller names the result. */
export async function result<T extends ActionResponse["result"]>(body: ActionRequest, status = 200): Promise<T> {
  const { data, response } = await perform(body);
  assert.equal(response?.status, status);
  assert.ok(data);
  return data.result as T;
}

export async function failure(body: ActionRequest, status: number, secret?: string) {
  const { error, response } = await perform(body, secret);
  assert.equal(response?.status, status);
  assert.ok(error);
  return error;
}
