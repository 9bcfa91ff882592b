import { randomBytes } from "node:crypto";
import type { EventRecord } from "../port/events.ts";
import type { TaskRecord } from "../port/records.ts";
import { newSigningSecret } from "../shared/signing-secret.ts";
import type { StoredEndpoint } from "../taskflow/delivery-store.ts";
import { endpointValues } from "./delivery-rows.ts";
import { taskValues } from "./rows.ts";
import {
  type ImportSummary,
  type OnConflict,
  TRANSFER_KINDS,
  TransferConflict,
  type TransferKind,
  type TransferRecord,
  type TransferredDelivery,
  type TransferredKey,
} from "./transfer.ts";

/** What records become in another store, and what counts as the same: for every store alike. */

/**
 * A worker that holds the task can report to the new store, if the file has the hash of its lease token. Without the hash
 * nobody can: the lease begins once more, and ends as that of a worker that vanished does. The task is then tried again,
 * cancelled or failed by the rules of the gateway. An attempt that may have had effects is never repeated beyond
 * `maxAttempts`.
 */
export function importedTask(task: TaskRecord): TaskRecord {
  return isHeldByUnknown(task) ? { ...task, leaseHash: randomBytes(32).toString("base64url") } : task;
}

/** Whether a stored task is what an import would make of another. */
export function isSameTask(stored: TaskRecord, imported: TaskRecord): boolean {
  const known = isHeldByUnknown(imported) ? { ...stored, leaseHash: undefined } : stored;
  return sameValues(taskValues(known), taskValues(imported));
}

function isHeldByUnknown({ status, queue, leaseHash }: TaskRecord): boolean {
  return status === "running" && queue !== undefined && leaseHash === undefined;
}

/** Receivers would refuse what another secret signs: without its secret an endpoint waits for a rotation. */
export function importedEndpoint(endpoint: StoredEndpoint): StoredEndpoint {
  return lacksSecret(endpoint) ? { ...endpoint, ...DISABLED, secret: newSigningSecret() } : endpoint;
}

export function lacksSecret({ source, secret }: StoredEndpoint): boolean {
  return source === "action" && secret === undefined;
}

/** How far the journal was read for it does not count: a running gateway moves that all the time. */
export function isSameEndpoint(stored: StoredEndpoint, imported: StoredEndpoint): boolean {
  const known = lacksSecret(imported) ? { ...stored, ...NO_SECRETS } : stored;
  const expected = lacksSecret(imported) ? { ...imported, ...DISABLED, ...NO_SECRETS } : imported;
  return sameValues(endpointValues({ ...known, position: "" }), endpointValues({ ...expected, position: "" }));
}

const DISABLED = { enabled: false, disabledReason: "requested" } as const;
const NO_SECRETS = { secret: undefined, previousSecret: undefined, previousSecretUntil: undefined } as const;

export function sameValues(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

/** Counts what an import does, and refuses conflicts unless they are to be skipped. */
export class ImportTally {
  readonly summary: ImportSummary;
  readonly #onConflict: OnConflict;

  constructor(onConflict: OnConflict) {
    this.#onConflict = onConflict;
    const counts = TRANSFER_KINDS.map((kind) => [kind, { added: 0, present: 0, conflicts: 0 }]);
    this.summary = { counts: Object.fromEntries(counts) as ImportSummary["counts"], disabled: [] };
  }

  added(kind: TransferKind): void {
    this.summary.counts[kind].added += 1;
  }

  /** A record with its id is there. */
  found(record: TransferRecord, line: number, isSame: boolean): void {
    if (isSame) this.summary.counts[record.kind].present += 1;
    else this.#conflict(record, line);
  }

  /** One that was counted as added, and is in the way of another record. */
  notAdded(record: TransferRecord, line: number): void {
    this.summary.counts[record.kind].added -= 1;
    this.#conflict(record, line);
  }

  #conflict(record: TransferRecord, line: number): void {
    this.summary.counts[record.kind].conflicts += 1;
    if (this.#onConflict === "refuse")
      throw new TransferConflict(line, `${nameOf(record)} is there already, with another content`);
  }

  disabledEndpoint({ ownerKey, endpointId }: StoredEndpoint): void {
    this.summary.disabled.push({ ownerKey, endpointId });
  }
}

/** Never a value that can hold a secret. */
function nameOf({ kind, value }: TransferRecord): string {
  switch (kind) {
    case "flow":
      return `flow ${value.flowId}`;
    case "task":
      return `task ${value.taskId}`;
    case "journal":
      return `the journal of session "${value.ownerKey}"`;
    case "event":
      return `event ${value.eventId}, or another one at its place in the journal,`;
    case "endpoint":
      return `endpoint ${value.endpointId}`;
    case "delivery":
      return `the delivery of event ${value.eventId} to endpoint ${value.endpointId}`;
    default:
      return `idempotency key ${value.key}`;
  }
}

const EVENT_FIELDS = [
  "eventId",
  "type",
  "occurredAt",
  "flowId",
  "revision",
  "status",
  "currentStep",
  "taskId",
  "taskStatus",
  "progressSummary",
  "routeId",
] as const satisfies (keyof EventRecord)[];

export function isSameEvent(a: EventRecord, b: EventRecord): boolean {
  return EVENT_FIELDS.every((field) => a[field] === b[field]);
}

const DELIVERY_FIELDS = [
  "type",
  "event",
  "status",
  "attempts",
  "nextAttemptAt",
  "lastStatus",
  "lastError",
  "createdAt",
  "endedAt",
  "attemptLog",
] as const satisfies (keyof TransferredDelivery)[];

/** A file can lack what a receiver answered. */
export function isSameDelivery(stored: TransferredDelivery, imported: TransferredDelivery): boolean {
  return DELIVERY_FIELDS.every((field) => stored[field] === imported[field]);
}

export function isSameKey(a: TransferredKey, b: TransferredKey): boolean {
  return (["kind", "fingerprint", "answer", "expiresAt"] as const).every((field) => a[field] === b[field]);
}
