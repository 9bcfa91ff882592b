import assert from "node:assert/strict";
import { type ActionRequest, type ActionResponse, performAction } from "./client";

const { TASKFLOW_ROUTE: routeId = "", TASKFLOW_SECRET } = process.env;

const perform = (body: ActionRequest, secret = TASKFLOW_SECRET) =>
  performAction(routeId, body, { headers: { authorization: `Bearer ${secret}` } });

/** The union's answer is not tied to the request's action: the caller says which result it is. */
export async function result<T extends ActionResponse["result"]>(body: ActionRequest, expected = 200): Promise<T> {
  const { status, data } = await perform(body);
  assert.equal(status, expected);
  assert.ok(data.ok);
  return data.result as T;
}

export async function failure(body: ActionRequest, expected: number, secret?: string) {
  const { status, data } = await perform(body, secret);
  assert.equal(status, expected);
  assert.ok(!data.ok);
  return data;
}
