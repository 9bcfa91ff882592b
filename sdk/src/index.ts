export type { ErrorCode } from "../../generated/codes.ts";
export type { Input, MethodName, Result } from "../../generated/sdk-methods.ts";
export { createTaskFlowClient, type TaskFlowClient } from "./client.ts";
export type { RevisionGuard, UpdateFlowOptions } from "./conveniences.ts";
export { type ClientCode, TaskFlowError } from "./errors.ts";
export type { EventsOptions, EventWithCursor } from "./events.ts";
export type { CallOptions, TaskFlowClientOptions } from "./options.ts";
export type { RetryOptions } from "./retry.ts";
export type {
  Delivery,
  DeliveryAttempt,
  Endpoint,
  Event,
  EventType,
  Flow,
  FlowStatus,
  JsonValue,
  ProblemDetail,
  Task,
  TaskSummary,
  WebhookPayload,
} from "./schemas.ts";
export { type UnknownPayload, unwrapEvent, type WebhookHeaders, WebhookVerificationError } from "./unwrap-event.ts";
export type { WaitForFlowOptions } from "./wait-for-flow.ts";
export {
  type ClaimedTask,
  type StopReason,
  type TaskContext,
  TaskFailure,
  type TaskFailureOptions,
  type TaskHandler,
  type TaskResult,
} from "./worker/task-handler.ts";
export type { StopOptions, TaskWorker, WorkerEvent, WorkOptions } from "./worker/work-options.ts";
