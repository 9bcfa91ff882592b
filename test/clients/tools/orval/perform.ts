import assert from "node:assert/strict";
import { type ActionRequest, type ActionResponse, performAction } from "./client";

export type * from "./client";

const { TASKFLOW_ROUTE: routeId = "", TASKFLOW_SECRET } = process.env;

const perform = (body: ActionRequest, secret = TASKFLOW_SECRET) =>
  performAction(routeId, body, { headers: { authorization: `Bearer ${secret}` } });

/** The response type does not follow from the request's action, so the caller names the result. */
export async function result<T extends ActionResponse["result"]>(body: ActionRequest, expected = 200): Promise<T> {
  const answer = await perform(body);
  assert.equal(answer.status, expected);
  assert.ok(answer.status === 200 || answer.status === 202);
  return answer.data.result as T;
}

export async function failure(body: ActionRequest, expected: number, secret?: string) {
  const answer = await perform(body, secret);
  assert.equal(answer.status, expected);
  assert.ok(answer.status !== 200 && answer.status !== 202);
  return answer.data;
}
