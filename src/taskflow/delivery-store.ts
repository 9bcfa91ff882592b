import type {
  AttemptRecord,
  DeliveryPage,
  DeliveryRecord,
  EndpointRecord,
  ListDeliveriesQuery,
} from "../port/endpoints.ts";
import type { EventPosition, EventRecord } from "../port/events.ts";

/** What a store keeps of outgoing webhooks. Promises behave as those of `FlowStore`. */
export interface DeliveryStore {
  /** Resolves to false when the owner has `max` endpoints of the same source already. */
  createEndpoint(endpoint: StoredEndpoint, max: number): Promise<boolean>;
  /**
   * Replaces an endpoint by what `decide` makes of it, in one transaction. Undefined leaves it as it is. Resolves to what
   * is there then; undefined when the owner has no such endpoint.
   */
  updateEndpoint(
    ownerKey: string,
    endpointId: string,
    decide: (endpoint: StoredEndpoint) => StoredEndpoint | undefined,
  ): Promise<StoredEndpoint | undefined>;
  /** Deletes an endpoint. Its deliveries go in `pruneDeliveries`. False: the owner has none like this. */
  deleteEndpoint(ownerKey: string, endpointId: string): Promise<boolean>;
  findEndpoint(ownerKey: string, endpointId: string): Promise<StoredEndpoint | undefined>;
  /** Oldest first; of all owners without one. */
  listEndpoints(ownerKey?: string): Promise<StoredEndpoint[]>;
  /**
   * Makes the endpoints of the source "config" those of the list: new ones are added, known ones keep their position and
   * health, others are deleted.
   */
  replaceConfigured(endpoints: readonly StoredEndpoint[]): Promise<void>;

  /**
   * Adds pending deliveries of an endpoint, and moves its position from `from` to `to`, in one transaction. Resolves to
   * false, and adds nothing, when the position is another by now: another process was faster. An event that the endpoint
   * has a delivery of already is left out.
   */
  enqueue(batch: {
    ownerKey: string;
    endpointId: string;
    from: EventPosition;
    to: EventPosition;
    events: readonly EventRecord[];
    now: number;
  }): Promise<boolean>;
  /**
   * Claims deliveries that are due for `leaseMs` milliseconds: nobody else gets them until then, or until they are
   * settled. Oldest due first, up to `perEndpoint` of each endpoint, in addition to those that `busy` counts, and up to
   * `limit` in all. Only of endpoints that are enabled. An embedded store forgets claims when it is opened; a store on a
   * server goes by the clock of the server.
   */
  claimDeliveries(request: ClaimRequest): Promise<ClaimedDelivery[]>;
  /** Notes attempts: each delivery's next state, and the health of its endpoint. */
  settleDeliveries(outcomes: readonly DeliveryOutcome[], now: number): Promise<void>;
  /** When the next delivery of an enabled endpoint is due, or its claim ends; undefined when none is pending. */
  nextDeliveryAt(now: number): Promise<number | undefined>;

  listDeliveries(ownerKey: string, query: ListDeliveriesQuery): Promise<DeliveryPage>;
  /**
   * Makes deliveries new ones that are due now, whatever they were: an attempt under way no longer counts. Events without
   * a delivery get one. Resolves to how many.
   */
  redeliver(batch: {
    ownerKey: string;
    endpointId: string;
    events: readonly EventRecord[];
    now: number;
  }): Promise<number>;
  /** The event of a delivery that is kept. */
  findDeliveredEvent(ownerKey: string, endpointId: string, eventId: string): Promise<EventRecord | undefined>;
  /** What was tried of a delivery that is kept, oldest first, and the beginning of the last answer. For the operator alone. */
  findAttempts(
    ownerKey: string,
    endpointId: string,
    eventId: string,
  ): Promise<{ attempts: AttemptRecord[]; responseHead?: Uint8Array | undefined } | undefined>;
  /**
   * Deletes up to `limit` deliveries: those that ended before `before`, those of deleted endpoints, and those that have
   * waited since before `before` for a disabled one. Resolves to 0 when there is none left. Where processes share the
   * store, for the one that does the maintenance.
   */
  pruneDeliveries(batch: { before: number; limit: number }): Promise<number>;
  /** How many of enabled endpoints are pending, counted up to `atMost`, and since when the oldest is. */
  measureDeliveries(atMost: number): Promise<{ pending: number; oldestAt?: number | undefined }>;
}

/** An endpoint, what its messages are signed with, and up to where the journal has been read for it. */
export interface StoredEndpoint extends EndpointRecord {
  /** `whsec_` and base64. Absent for endpoints of the configuration, which has it. */
  secret?: string | undefined;
  /** The secret before a rotation signs too, until then. */
  previousSecret?: string | undefined;
  previousSecretUntil?: number | undefined;
  position: EventPosition;
}

export interface ClaimRequest {
  now: number;
  limit: number;
  perEndpoint: number;
  leaseMs: number;
  /** Deliveries under way in this process, by endpoint. */
  busy: ReadonlyMap<string, number>;
}

export interface ClaimedDelivery {
  ownerKey: string;
  delivery: DeliveryRecord;
  event: EventRecord;
  /** Proves the claim; another process that claimed it since has another. */
  claim: string;
}

export interface DeliveryOutcome {
  ownerKey: string;
  endpointId: string;
  eventId: string;
  /** Without effect if the delivery has been claimed by another process since. */
  claim: string;
  /** Absent: no attempt was made, for example at a shutdown; it becomes due again. */
  attempt?: AttemptRecord | undefined;
  /** The beginning of the answer, for the operator alone: up to 1,024 bytes. */
  responseHead?: Uint8Array | undefined;
  delivery: Pick<DeliveryRecord, "status" | "attempts" | "nextAttemptAt" | "lastStatus" | "lastError">;
  /**
   * What becomes of the endpoint's health; absent fields stay, null clears. The first reason and failure stand. An endpoint
   * is not disabled as `failing` when it has failed for less long than since `failingSince`: it has recovered meanwhile.
   */
  endpoint?: {
    enabled?: boolean;
    disabledReason?: EndpointRecord["disabledReason"];
    failingSince?: number | null;
    lastSuccessAt?: number;
  };
}
