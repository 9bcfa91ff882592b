import assert from "node:assert/strict";
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
  ResponseError,
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

interface Reply<Success> {
  raw: Response;
  value(): Promise<Success>;
}
interface Operation<Body, Success, Failure> {
  (body: Body, to: Configuration): Promise<Reply<Success>>;
  /** The contract's type of an error. The generated method throws the bare response instead. */
  failure?: Failure;
}

export const cancelFlow: Operation<CancelFlowRequest, CancelFlowSuccess, CancelFlowFailure> = (cancelFlowRequest, to) =>
  new CancellationApi(to).cancelFlowRaw({ routeId, cancelFlowRequest });
export const createFlow: Operation<CreateFlowRequest, CreateFlowSuccess, CreateFlowFailure> = (createFlowRequest, to) =>
  new FlowsDriveApi(to).createFlowRaw({ routeId, createFlowRequest });
export const failFlow: Operation<FailFlowRequest, FailFlowSuccess, FailFlowFailure> = (failFlowRequest, to) =>
  new FlowsDriveApi(to).failFlowRaw({ routeId, failFlowRequest });
export const findLatestFlow: Operation<FindLatestFlowRequest, FindLatestFlowSuccess, FindLatestFlowFailure> = (
  findLatestFlowRequest,
  to,
) => new FlowsReadApi(to).findLatestFlowRaw({ routeId, findLatestFlowRequest });
export const finishFlow: Operation<FinishFlowRequest, FinishFlowSuccess, FinishFlowFailure> = (finishFlowRequest, to) =>
  new FlowsDriveApi(to).finishFlowRaw({ routeId, finishFlowRequest });
export const getFlow: Operation<GetFlowRequest, GetFlowSuccess, GetFlowFailure> = (getFlowRequest, to) =>
  new FlowsReadApi(to).getFlowRaw({ routeId, getFlowRequest });
export const getTaskSummary: Operation<GetTaskSummaryRequest, GetTaskSummarySuccess, GetTaskSummaryFailure> = (
  getTaskSummaryRequest,
  to,
) => new TasksApi(to).getTaskSummaryRaw({ routeId, getTaskSummaryRequest });
export const listFlows: Operation<ListFlowsRequest, ListFlowsSuccess, ListFlowsFailure> = (listFlowsRequest, to) =>
  new FlowsReadApi(to).listFlowsRaw({ routeId, listFlowsRequest });
export const requestCancel: Operation<RequestCancelRequest, RequestCancelSuccess, RequestCancelFailure> = (
  requestCancelRequest,
  to,
) => new CancellationApi(to).requestCancelRaw({ routeId, requestCancelRequest });
export const resolveFlow: Operation<ResolveFlowRequest, ResolveFlowSuccess, ResolveFlowFailure> = (
  resolveFlowRequest,
  to,
) => new FlowsReadApi(to).resolveFlowRaw({ routeId, resolveFlowRequest });
export const resumeFlow: Operation<ResumeFlowRequest, ResumeFlowSuccess, ResumeFlowFailure> = (resumeFlowRequest, to) =>
  new FlowsDriveApi(to).resumeFlowRaw({ routeId, resumeFlowRequest });
export const runTask: Operation<RunTaskRequest, RunTaskSuccess, RunTaskFailure> = (runTaskRequest, to) =>
  new TasksApi(to).runTaskRaw({ routeId, runTaskRequest });
export const setWaiting: Operation<SetWaitingRequest, SetWaitingSuccess, SetWaitingFailure> = (setWaitingRequest, to) =>
  new FlowsDriveApi(to).setWaitingRaw({ routeId, setWaitingRequest });

const to = (accessToken = TASKFLOW_SECRET) => new Configuration({ basePath, accessToken });

export async function result<Body, Result>(
  operation: Operation<Body, { result: Result }, unknown>,
  body: NoInfer<Body>,
  expected = 200,
): Promise<Result> {
  const reply = await operation(body, to());
  assert.equal(reply.raw.status, expected);
  return (await reply.value()).result;
}

export async function failure<Body, Failure>(
  operation: Operation<Body, unknown, Failure>,
  body: NoInfer<Body>,
  expected: number,
  secret?: string,
): Promise<Failure> {
  const error: unknown = await operation(body, to(secret)).catch((thrown: unknown) => thrown);
  assert.ok(error instanceof ResponseError);
  assert.equal(error.response.status, expected);
  return (await error.response.json()) as Failure;
}
