import assert from "node:assert/strict";
import { isAxiosError } from "axios";
import * as client from "./client";

const { TASKFLOW_URL: baseURL = "", TASKFLOW_ROUTE: routeId = "", TASKFLOW_SECRET } = process.env;

interface Reply<Success> {
  status: number;
  data: Success;
}
interface Config {
  baseURL: string;
  headers: Record<string, string>;
}
interface Operation<Body, Success, Failure> {
  (params: { routeId: string; data: Body }, config: Config): Promise<Reply<Success>>;
  /** The contract's type of an error. The generated function throws the error of Axios instead. */
  failure?: Failure;
}

export const cancelFlow: Operation<client.CancelFlowRequest, client.CancelFlowSuccess, client.CancelFlowFailure> =
  client.cancelFlow;
export const createFlow: Operation<client.CreateFlowRequest, client.CreateFlowSuccess, client.CreateFlowFailure> =
  client.createFlow;
export const failFlow: Operation<client.FailFlowRequest, client.FailFlowSuccess, client.FailFlowFailure> =
  client.failFlow;
export const findLatestFlow: Operation<
  client.FindLatestFlowRequest,
  client.FindLatestFlowSuccess,
  client.FindLatestFlowFailure
> = client.findLatestFlow;
export const finishFlow: Operation<client.FinishFlowRequest, client.FinishFlowSuccess, client.FinishFlowFailure> =
  client.finishFlow;
export const getFlow: Operation<client.GetFlowRequest, client.GetFlowSuccess, client.GetFlowFailure> = client.getFlow;
export const getTaskSummary: Operation<
  client.GetTaskSummaryRequest,
  client.GetTaskSummarySuccess,
  client.GetTaskSummaryFailure
> = client.getTaskSummary;
export const listFlows: Operation<client.ListFlowsRequest, client.ListFlowsSuccess, client.ListFlowsFailure> =
  client.listFlows;
export const requestCancel: Operation<
  client.RequestCancelRequest,
  client.RequestCancelSuccess,
  client.RequestCancelFailure
> = client.requestCancel;
export const resolveFlow: Operation<client.ResolveFlowRequest, client.ResolveFlowSuccess, client.ResolveFlowFailure> =
  client.resolveFlow;
export const resumeFlow: Operation<client.ResumeFlowRequest, client.ResumeFlowSuccess, client.ResumeFlowFailure> =
  client.resumeFlow;
export const runTask: Operation<client.RunTaskRequest, client.RunTaskSuccess, client.RunTaskFailure> = client.runTask;
export const setWaiting: Operation<client.SetWaitingRequest, client.SetWaitingSuccess, client.SetWaitingFailure> =
  client.setWaiting;

const config = (secret = TASKFLOW_SECRET): Config => ({ baseURL, headers: { Authorization: `Bearer ${secret}` } });

export async function result<Body, Result>(
  operation: Operation<Body, { result: Result }, unknown>,
  body: NoInfer<Body>,
  expected = 200,
): Promise<Result> {
  const { status, data } = await operation({ routeId, data: body }, config());
  assert.equal(status, expected);
  return data.result;
}

export async function failure<Body, Failure>(
  operation: Operation<Body, unknown, Failure>,
  body: NoInfer<Body>,
  expected: number,
  secret?: string,
): Promise<Failure> {
  const error: unknown = await operation({ routeId, data: body }, config(secret)).catch((thrown: unknown) => thrown);
  assert.ok(isAxiosError<Failure>(error) && error.response);
  assert.equal(error.response.status, expected);
  return error.response.data;
}
