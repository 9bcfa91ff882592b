import assert from "node:assert/strict";
import { type AxiosResponse, isAxiosError } from "axios";
import {
  type CancelFlowFailure,
  type CancelFlowRequest,
  type CancelFlowSuccess,
  CancellationApi,
  Configuration,
  type CreateFlowFailure,
  type CreateFlowRequest,
  type CreateFlowSuccess,
  type FailFlowFailure,
  type FailFlowRequest,
  type FailFlowSuccess,
  type FindLatestFlowFailure,
  type FindLatestFlowRequest,
  type FindLatestFlowSuccess,
  type FinishFlowFailure,
  type FinishFlowRequest,
  type FinishFlowSuccess,
  FlowsDriveApi,
  FlowsReadApi,
  type GetFlowFailure,
  type GetFlowRequest,
  type GetFlowSuccess,
  type GetTaskSummaryFailure,
  type GetTaskSummaryRequest,
  type GetTaskSummarySuccess,
  type ListFlowsFailure,
  type ListFlowsRequest,
  type ListFlowsSuccess,
  type RequestCancelFailure,
  type RequestCancelRequest,
  type RequestCancelSuccess,
  type ResolveFlowFailure,
  type ResolveFlowRequest,
  type ResolveFlowSuccess,
  type ResumeFlowFailure,
  type ResumeFlowRequest,
  type ResumeFlowSuccess,
  type RunTaskFailure,
  type RunTaskRequest,
  type RunTaskSuccess,
  type SetWaitingFailure,
  type SetWaitingRequest,
  type SetWaitingSuccess,
  TasksApi,
} from "./client";

const { TASKFLOW_URL: basePath = "", TASKFLOW_ROUTE: routeId = "", TASKFLOW_SECRET = "" } = process.env;

interface Operation<Body, Success, Failure> {
  (body: Body, to: Configuration): Promise<AxiosResponse<Success>>;
  /** The contract's type of an error. The generated method throws the error of Axios instead. */
  failure?: Failure;
}

export const cancelFlow: Operation<CancelFlowRequest, CancelFlowSuccess, CancelFlowFailure> = (body, to) =>
  new CancellationApi(to).cancelFlow(routeId, body);
export const createFlow: Operation<CreateFlowRequest, CreateFlowSuccess, CreateFlowFailure> = (body, to) =>
  new FlowsDriveApi(to).createFlow(routeId, body);
export const failFlow: Operation<FailFlowRequest, FailFlowSuccess, FailFlowFailure> = (body, to) =>
  new FlowsDriveApi(to).failFlow(routeId, body);
export const findLatestFlow: Operation<FindLatestFlowRequest, FindLatestFlowSuccess, FindLatestFlowFailure> = (
  body,
  to,
) => new FlowsReadApi(to).findLatestFlow(routeId, body);
export const finishFlow: Operation<FinishFlowRequest, FinishFlowSuccess, FinishFlowFailure> = (body, to) =>
  new FlowsDriveApi(to).finishFlow(routeId, body);
export const getFlow: Operation<GetFlowRequest, GetFlowSuccess, GetFlowFailure> = (body, to) =>
  new FlowsReadApi(to).getFlow(routeId, body);
export const getTaskSummary: Operation<GetTaskSummaryRequest, GetTaskSummarySuccess, GetTaskSummaryFailure> = (
  body,
  to,
) => new TasksApi(to).getTaskSummary(routeId, body);
export const listFlows: Operation<ListFlowsRequest, ListFlowsSuccess, ListFlowsFailure> = (body, to) =>
  new FlowsReadApi(to).listFlows(routeId, body);
export const requestCancel: Operation<RequestCancelRequest, RequestCancelSuccess, RequestCancelFailure> = (body, to) =>
  new CancellationApi(to).requestCancel(routeId, body);
export const resolveFlow: Operation<ResolveFlowRequest, ResolveFlowSuccess, ResolveFlowFailure> = (body, to) =>
  new FlowsReadApi(to).resolveFlow(routeId, body);
export const resumeFlow: Operation<ResumeFlowRequest, ResumeFlowSuccess, ResumeFlowFailure> = (body, to) =>
  new FlowsDriveApi(to).resumeFlow(routeId, body);
export const runTask: Operation<RunTaskRequest, RunTaskSuccess, RunTaskFailure> = (body, to) =>
  new TasksApi(to).runTask(routeId, body);
export const setWaiting: Operation<SetWaitingRequest, SetWaitingSuccess, SetWaitingFailure> = (body, to) =>
  new FlowsDriveApi(to).setWaiting(routeId, body);

const to = (accessToken = TASKFLOW_SECRET) => new Configuration({ basePath, accessToken });

export async function result<Body, Result>(
  operation: Operation<Body, { result: Result }, unknown>,
  body: NoInfer<Body>,
  expected = 200,
): Promise<Result> {
  const { status, data } = await operation(body, to());
  assert.equal(status, expected);
  return data.result;
}

export async function failure<Body, Failure>(
  operation: Operation<Body, unknown, Failure>,
  body: NoInfer<Body>,
  expected: number,
  secret?: string,
): Promise<Failure> {
  const error: unknown = await operation(body, to(secret)).catch((thrown: unknown) => thrown);
  assert.ok(isAxiosError<Failure>(error) && error.response);
  assert.equal(error.response.status, expected);
  return error.response.data;
}
