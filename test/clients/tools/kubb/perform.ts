import assert from "node:assert/strict";
import { isAxiosError } from "axios";
import {
  type ActionRequest,
  type ActionResponse,
  type ConflictError,
  type InvalidRequestError,
  performAction,
  type UnauthorizedError,
} from "./client";

export type * from "./client";

const { TASKFLOW_URL: baseURL = "", TASKFLOW_ROUTE: routeId = "", TASKFLOW_SECRET } = process.env;

const perform = (data: ActionRequest, secret = TASKFLOW_SECRET) =>
  performAction({ routeId, data }, { baseURL, headers: { Authorization: `Bearer ${secret}` } });

/** The response type does not follow from the request's action, so the caller names the result. */
export async function result<T extends ActionResponse["result"]>(body: ActionRequest, expected = 200): Promise<T> {
  const { status, data } = await perform(body);
  assert.equal(status, expected);
  return data.result as T;
}

export async function failure(body: ActionRequest, expected: number, secret?: string) {
  const error: unknown = await perform(body, secret).catch((thrown: unknown) => thrown);
  assert.ok(isAxiosError<InvalidRequestError | UnauthorizedError | ConflictError>(error) && error.response);
  assert.equal(error.response.status, expected);
  return error.response.data;
}
