import type { DeliveryErrorClass, DeliveryStatus } from "../port/endpoints.ts";
import type { EventRecord, EventType } from "../port/events.ts";
import type { FlowRecord, TaskRecord } from "../port/records.ts";
import type { StoredEndpoint } from "../taskflow/delivery-store.ts";

/** What goes from one store to another, whatever their tables are. */

/** Up to which position the events of a session were deleted. Its events follow. */
interface TransferredJournal {
  ownerKey: string;
  deletedUpTo: number;
}

export interface TransferredDelivery {
  ownerKey: string;
  endpointId: string;
  eventId: string;
  type: EventType;
  /** As JSON, without what stands beside it. */
  event: string;
  status: DeliveryStatus;
  attempts: number;
  nextAttemptAt?: number | undefined;
  lastStatus?: number | undefined;
  lastError?: DeliveryErrorClass | undefined;
  createdAt: number;
  endedAt?: number | undefined;
  /** A JSON object in each line. */
  attemptLog: string;
  /** In base64. */
  responseHead?: string | undefined;
}

export interface TransferredKey {
  ownerKey: string;
  key: string;
  kind: "key" | "message";
  fingerprint: string;
  answer: string;
  expiresAt: number;
}

export interface TransferRecords {
  flow: FlowRecord;
  task: TaskRecord;
  journal: TransferredJournal;
  event: EventRecord & { position: number };
  endpoint: Omit<StoredEndpoint, "position"> & { position: number };
  delivery: TransferredDelivery;
  key: TransferredKey;
}

export type TransferKind = keyof TransferRecords;
export type TransferRecord = { [Kind in TransferKind]: { kind: Kind; value: TransferRecords[Kind] } }[TransferKind];

/** In this order they stand in an export: what names another record comes after it. */
export const TRANSFER_KINDS = [
  "flow",
  "task",
  "journal",
  "event",
  "endpoint",
  "delivery",
  "key",
] as const satisfies readonly TransferKind[];

/** A store that is read. */
export interface TransferSource {
  system: "sqlite" | "postgresql";
  /** All that it held at one moment. Waits for `write` before it reads on. */
  read(query: TransferQuery, write: (record: TransferRecord) => Promise<void> | undefined): Promise<void>;
}

export interface TransferQuery {
  /** Absent: all sessions. */
  ownerKey?: string | undefined;
  /** Keys that have expired by then are left out. */
  now: number;
}

export type OnConflict = "refuse" | "skip";

/** What an import did with the records of a kind. */
interface Tally {
  added: number;
  /** They were there already. */
  present: number;
  /** Another record with their id is there, and stayed. */
  conflicts: number;
}

export interface ImportSummary {
  counts: Record<TransferKind, Tally>;
  /** Endpoints whose secret is not in the file. */
  disabled: { ownerKey: string; endpointId: string }[];
}

/** A store that is written. */
export interface TransferTarget {
  /** Keeps all that `feed` puts, or nothing if it rejects. `line` is where the record stands in its file. */
  write(feed: (put: PutRecord) => Promise<void>): Promise<ImportSummary>;
}

type PutRecord = (record: TransferRecord, line: number) => Promise<void> | undefined;

/** A record with the same id and another content is there. */
export class TransferConflict extends Error {
  override readonly name = "TransferConflict";
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}
