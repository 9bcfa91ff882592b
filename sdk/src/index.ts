export type { ErrorCode } from "../../generated/codes.ts";
export type { Input, MethodName, Result } from "../../generated/sdk-methods.ts";
export { createTaskFlowClient, type TaskFlowClient } from "./client.ts";
export type { RevisionGuard, UpdateFlowOptions, WaitForFlowOptions } from "./conveniences.ts";
export { type ClientCode, TaskFlowError } from "./errors.ts";
export type { CallOptions, TaskFlowClientOptions } from "./options.ts";
export type { RetryOptions } from "./retry.ts";
export type { Flow, FlowStatus, JsonValue, ProblemDetail, Task, TaskSummary } from "./schemas.ts";
