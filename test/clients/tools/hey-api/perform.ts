import assert from "node:assert/strict";
import { type ActionRequest, type ActionResponse, performAction } from "./client";
import { createClient } from "./client/client";

export type * from "./client";

const { TASKFLOW_URL: baseUrl, TASKFLOW_ROUTE: routeId = "", TASKFLOW_SECRET } = process.env;

const perform = (body: ActionRequest, auth = TASKFLOW_SECRET) =>
  performAction({ client: createClient({ baseUrl, auth }), path: { routeId }, body });

/** The union's answer is not tied to the request's action: the caller says which result it is. */
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
