import type { EventType } from "./events.ts";

/** A URL of the session's owner to which events are sent. Secrets are not part of it. */
export interface EndpointRecord {
  /** A UUID. */
  endpointId: string;
  /** The session key whose events it gets. It never appears in an answer. */
  ownerKey: string;
  url: string;
  /** Absent: the policy of each flow and task decides. */
  types?: readonly EventType[] | undefined;
  description?: string | undefined;
  /** Whether an action created it, or the configuration of a route names it. */
  source: "action" | "config";
  enabled: boolean;
  disabledReason?: DisabledReason | undefined;
  /** Since when every attempt has failed. */
  failingSince?: number | undefined;
  lastSuccessAt?: number | undefined;
  createdAt: number;
  updatedAt: number;
}

/** `requested`: an action did. `gone`: the receiver answered 410. `failing`: it failed for five days. */
export type DisabledReason = "requested" | "gone" | "failing";

export type DeliveryStatus = "pending" | "delivered" | "failed";

/** Why an attempt failed. None of them holds a part of the receiver's answer. */
export type DeliveryErrorClass =
  /** An answer that is neither 2xx nor 3xx. */
  | "http_status"
  | "redirect"
  | "timeout"
  /** The name does not resolve. */
  | "dns"
  /** No connection, or it was closed before the answer. */
  | "connection"
  | "tls"
  /** The address may not be called: see `taskflow.endpoints.allowPrivateNetworks`. */
  | "forbidden_address"
  /** The URL is plain http: see `taskflow.endpoints.allowHttp`. */
  | "forbidden_scheme"
  /** What was answered is no HTTP. */
  | "protocol";

/** An event on its way to an endpoint. */
export interface DeliveryRecord {
  endpointId: string;
  eventId: string;
  type: EventType;
  status: DeliveryStatus;
  attempts: number;
  /** Present while it is pending. */
  nextAttemptAt?: number | undefined;
  /** HTTP status of the last answer. */
  lastStatus?: number | undefined;
  lastError?: DeliveryErrorClass | undefined;
  createdAt: number;
}

/** One request to an endpoint. */
export interface AttemptRecord {
  delivered: boolean;
  at: number;
  durationMs: number;
  status?: number | undefined;
  error?: DeliveryErrorClass | undefined;
}

export interface CreateEndpointInput {
  url: string;
  types?: readonly EventType[];
  description?: string;
  /** `whsec_` and base64, or generated. */
  secret?: string;
}

/** Equal for the repetitions of one request. Absent: the request cannot be repeated. */
export type RequestIdentity = string;

export interface UpdateEndpointInput {
  endpointId: string;
  url?: string;
  /** Null: back to the policies. */
  types?: readonly EventType[] | null;
  description?: string | null;
  enabled?: boolean;
  rotateSecret?: boolean;
}

/** The session has no such endpoint. */
interface EndpointUnknown {
  refused: "not_found";
}
/** The endpoint stands in the configuration. */
interface EndpointConfigured {
  refused: "configured";
}
/** The cursor is none that was given for this. */
interface CursorUnknown {
  refused: "cursor";
}

export interface EndpointChange {
  endpoint: EndpointRecord;
  /** Present when it is new: no later answer has it. */
  secret?: string | undefined;
}

export type EndpointCreation =
  | EndpointChange
  /** An earlier request with this identity created it. */
  | { endpoint: EndpointRecord; existed: true }
  | { refused: "too_many"; max: number };

export type EndpointUpdate = EndpointChange | EndpointUnknown | EndpointConfigured;
export type EndpointDeletion = { deleted: true } | EndpointUnknown | EndpointConfigured;
export type EndpointTest = { attempt: AttemptRecord } | EndpointUnknown;

export interface ListDeliveriesQuery {
  endpointId: string;
  status?: DeliveryStatus | undefined;
  limit: number;
  /** `position` of the last delivery of the page before. */
  after?: string | undefined;
}

/** Newest first. */
export interface DeliveryPage {
  deliveries: DeliveryRecord[];
  /** Present while older ones remain. */
  next?: string | undefined;
}

/** Events to send again: one, or those that the endpoint gets since a time, from the position `after` on. */
export type RedeliveryQuery = { eventId: string } | { since: number; after?: string | undefined };

export type Redelivery =
  /** How many are queued. `next`: where the rest begins; a request looks at a bounded number of events. */
  | { queued: number; next?: string | undefined }
  | EndpointUnknown
  /** The event is not kept any more, or not one of the session. */
  | { refused: "event_unknown" }
  | CursorUnknown;

/** What a host lets a route do with the endpoints of its session. Absent on a host that sends nothing. */
export interface EndpointManager {
  /** Returns why a URL cannot be an endpoint's, as a sentence. To be asked before `create` and `update`. */
  refusalOfUrl(url: string): string | undefined;
  create(input: CreateEndpointInput, identity?: RequestIdentity): Promise<EndpointCreation>;
  update(input: UpdateEndpointInput): Promise<EndpointUpdate>;
  delete(endpointId: string): Promise<EndpointDeletion>;
  /** Oldest first. */
  list(): Promise<EndpointRecord[]>;
  /** Sends an `endpoint.test` now. */
  test(endpointId: string): Promise<EndpointTest>;
  listDeliveries(query: ListDeliveriesQuery): Promise<DeliveryPage | EndpointUnknown | CursorUnknown>;
  redeliver(endpointId: string, query: RedeliveryQuery): Promise<Redelivery>;
}
