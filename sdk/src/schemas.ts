import type { components } from "../../generated/action-types.ts";

type Schemas = components["schemas"];

export type { JsonValue } from "../../generated/action-types.ts";
export type Flow = Schemas["Flow"];
export type FlowStatus = Schemas["FlowStatus"];
export type Task = Schemas["Task"];
export type TaskSummary = Schemas["TaskSummary"];
export type ProblemDetail = Schemas["ProblemDetail"];
export type Event = Schemas["Event"];
export type EventType = Schemas["EventType"];
export type WebhookPayload = Schemas["WebhookPayload"];
export type Endpoint = Schemas["Endpoint"];
export type Delivery = Schemas["Delivery"];
export type DeliveryAttempt = Schemas["DeliveryAttempt"];
