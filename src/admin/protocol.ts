import type { AttemptRecord, EndpointRecord } from "../port/endpoints.ts";
import type { EventRecord } from "../port/events.ts";
import type { QueueDepth, RouteStatus } from "../port/operator.ts";
import type { FlowRecord, TaskRecord, TaskSummary } from "../port/records.ts";

/**
 * The protocol of the admin socket, for programs of the user who runs the gateway. It is not part of the contract for
 * senders, and can change with each version of the gateway: command and gateway are one program.
 *
 * A request is `POST /v1/<operation>` over HTTP/1.1, with a JSON object of up to 64 KiB, the operation's input. A response
 * is `{"result": …}` with the status 200, or `{"error": {"code", "message"}}` with 400, 404, 409, 413 or 500. Whoever
 * asks for another version than 1 gets 404 `unknown_version`. Additions keep the version: a client ignores fields that it
 * does not know, and a server refuses inputs that it does not know.
 *
 * Nothing in a result is secret: neither secrets, lease tokens and their hashes, nor the free-form JSON of flows and
 * tasks, nor paths and queries of the URLs of endpoints.
 */
export const PROTOCOL_VERSION = 1;

/** Below the state directory: the folder is for its owner alone. */
export const CONTROL_FOLDER = "control";
export const SOCKET_FILE = "admin.sock";

/** Input of each operation, and its result. */
export interface Operations {
  status: { input: object; result: Status };
  "flows.list": { input: Listing; result: Listed<ShownFlow> };
  "flows.show": { input: Named; result: ShownFlow & { tasks: TaskSummary | undefined } };
  "flows.cancel": { input: Named; result: { cancelled: boolean; reason?: string; flow: ShownFlow } };
  /** The last events of the flow, oldest first. */
  "flows.events": { input: Named & { limit?: number | undefined }; result: Listed<ShownEvent> };
  "tasks.list": {
    input: Listing & { queue?: string | undefined; flow?: string | undefined };
    result: Listed<ShownTask>;
  };
  "tasks.show": { input: Named; result: ShownTask };
  "tasks.retry": { input: Named; result: ShownTask };
  "tasks.cancel": { input: Named; result: { cancelled: boolean; reason?: string; task: ShownTask } };
  "endpoints.list": { input: Listing; result: Listed<ShownEndpoint> };
  "endpoints.deliveries": { input: Named & Listing; result: Listed<ShownDelivery> };
  "endpoints.redeliver": { input: Named & Redelivering; result: { queued: number; next?: string | undefined } };
  /** Without a level it only tells. */
  "log-level": { input: { level?: string | undefined }; result: { level: string } };
}
export type OperationName = keyof Operations;

/** What a list is limited to. */
export interface Listing {
  session?: string | undefined;
  status?: string | undefined;
  limit?: number | undefined;
}

/** One record. Without a session it is looked for in all of them. */
interface Named {
  id: string;
  session?: string | undefined;
}

export interface Redelivering {
  event?: string | undefined;
  /** Milliseconds since the Unix epoch. */
  since?: number | undefined;
  /** `next` of the result before. */
  after?: string | undefined;
}

export interface Listed<Item> {
  items: Item[];
  /** Whether there are more than these. */
  more: boolean;
  /** Whether there are more sessions than were looked at. */
  moreSessions?: true;
}

interface OfSession {
  session: string;
}
export type ShownFlow = OfSession & Omit<FlowRecord, "ownerKey" | "stateJson" | "waitJson">;
export type ShownTask = OfSession & Omit<TaskRecord, "ownerKey" | "inputJson" | "resultJson" | "leaseHash">;
export type ShownEvent = OfSession & Omit<EventRecord, "ownerKey">;
export type ShownEndpoint = OfSession & Omit<EndpointRecord, "ownerKey">;
export interface ShownDelivery extends OfSession {
  endpointId: string;
  eventId: string;
  type: string;
  status: string;
  attempts: number;
  nextAttemptAt?: number | undefined;
  createdAt: number;
  lastAttempt?: AttemptRecord | undefined;
  /** The first kilobyte of the receiver's last answer, as text. */
  response?: string | undefined;
}

export interface Status {
  version: string;
  store: "sqlite" | "postgresql";
  now: number;
  /** Absent where a database answers instead of a gateway. */
  gateway?: { startedAt: number; url: string; logLevel: string; routes: RouteStatus[] };
  flows?: Record<string, number>;
  queues: (OfSession & QueueDepth)[];
  /** Counts of `queues` and `deliveries` end here. */
  countedUpTo: number;
  moreSessions?: true;
  deliveries: { pending: number; oldestAt?: number | undefined };
  /** When the last backup with `taskflow-webhooks backup` began. */
  lastBackupAt?: number | undefined;
}

export type ErrorCode =
  | "invalid"
  | "not_found"
  | "refused"
  | "too_large"
  | "unknown_operation"
  | "unknown_version"
  | "unavailable"
  | "failed";

/** A request that cannot be done; the message is for the operator. */
export class AdminError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
