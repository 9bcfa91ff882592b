import assert from "node:assert/strict";
import { isAxiosError } from "axios";
import {
  type ActionRequest,
  type ActionResponse,
  Configuration,
  type ConflictError,
  type InvalidRequestError,
  TaskFlowsApi,
  type UnauthorizedError,
} from "./client";

export type * from "./client";

const { TASKFLOW_URL: basePath = "", TASKFLOW_ROUTE: routeId = "", TASKFLOW_SECRET = "" } = process.env;

const perform = (body: ActionRequest, accessToken = TASKFLOW_SECRET) =>
  new TaskFlowsApi(new Configuration({ basePath, accessToken })).performAction(routeId, body);

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
