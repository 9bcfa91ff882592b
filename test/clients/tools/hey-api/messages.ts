import type { WebhookPayload } from "./client";

const unknown = (value: never): never => {
  throw new Error(`the contract does not have ${JSON.stringify(value)}`);
};

/** Narrows every message by its type, with no type left over. */
export function summaryOf(message: WebhookPayload): string {
  switch (message.type) {
    case "flow.created":
    case "flow.waiting":
    case "flow.blocked":
    case "flow.resumed":
    case "flow.cancel_requested":
    case "flow.succeeded":
    case "flow.failed":
    case "flow.cancelled":
    case "flow.lost":
    case "flow.deleted":
      return `${message.data.event.flowId} is ${message.data.flow?.status ?? "gone"}`;
    case "task.created":
    case "task.claimed":
    case "task.progress":
    case "task.retrying":
    case "task.succeeded":
    case "task.failed":
    case "task.timed_out":
    case "task.cancelled":
    case "task.lost":
      return `${message.data.task?.task ?? message.data.event.taskId} is ${message.data.event.taskStatus}`;
    case "endpoint.test":
      return message.data.endpointId;
    default:
      return unknown(message);
  }
}
