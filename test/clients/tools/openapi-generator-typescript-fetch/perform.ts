import assert from "node:assert/strict";
import {
  type ActionRequest,
  type ActionResponse,
  Configuration,
  type ConflictError,
  type InvalidRequestError,
  ResponseError,
  TaskFlowsApi,
  type UnauthorizedError,
} from "./client";

export type * from "./client";

const { TASKFLOW_URL: basePath = "", TASKFLOW_ROUTE: routeId = "", TASKFLOW_SECRET = "" } = process.env;

const perform = (actionRequest: ActionRequest, accessToken = TASKFLOW_SECRET) =>
  new TaskFlowsApi(new Configuration({ basePath, accessToken })).performActionRaw({ routeId, actionRequest });

/** The response type does not follow from the request's action, so the caller names the result. */
export async function result<T extends ActionResponse["result"]>(body: ActionRequest, expected = 200): Promise<T> {
  const reply = await perform(body);
  assert.equal(reply.raw.status, expected);
  return (await reply.value()).result as T;
}

export async function failure(body: ActionRequest, expected: number, secret?: string) {
  const error: unknown = await perform(body, secret).catch((thrown: unknown) => thrown);
  assert.ok(error instanceof ResponseError);
  assert.equal(error.response.status, expected);
  return (await error.response.json()) as InvalidRequestError | UnauthorizedError | ConflictError;
}
