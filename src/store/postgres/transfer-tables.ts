import type { StoredEndpoint } from "../../taskflow/delivery-store.ts";
import { endpointFrom, endpointValues } from "../delivery-rows.ts";
import { decodeText, encodeText, flowFrom, flowValues, taskFrom } from "../rows.ts";
import type { TransferKind, TransferRecord, TransferRecords } from "../transfer.ts";
import { deliveryValues, keyFrom } from "../transfer-rows.ts";
import {
  type ImportTally,
  importedEndpoint,
  importedTask,
  isSameDelivery,
  isSameEndpoint,
  isSameKey,
  isSameTask,
  lacksSecret,
  sameValues,
} from "../transfer-rules.ts";
import type { Transaction } from "./database.ts";
import { endpointKey } from "./endpoints.ts";
import { keyArrays } from "./flows.ts";
import { flowArrays, queuedTaskArrays, transposed } from "./rows.ts";
import { SQL } from "./statements.ts";
import { TransferJournal } from "./transfer-journal.ts";
import { deliveryOf } from "./transfer-read.ts";
import { TRANSFER_SQL } from "./transfer-statements.ts";

/** Records that are written together, and characters of their texts. */
const ROWS = 500;
const CHARACTERS = 4_000_000;

type Placed<Kind extends TransferKind> = TransferRecord & { kind: Kind; value: TransferRecords[Kind] };
interface Waiting {
  record: TransferRecord;
  line: number;
}

/** Writes records of an import in a transaction that has the tables for itself. */
export class TransferTables {
  readonly #transaction: Transaction;
  readonly #tally: ImportTally;
  readonly #journal: TransferJournal;
  #waiting: Waiting[] = [];
  #characters = 0;

  constructor(transaction: Transaction, tally: ImportTally) {
    this.#transaction = transaction;
    this.#tally = tally;
    this.#journal = new TransferJournal(transaction, tally);
  }

  put(record: TransferRecord, line: number): Promise<void> | undefined {
    const isFull = this.#waiting.length === ROWS || this.#characters > CHARACTERS;
    const kind = this.#waiting[0]?.record.kind ?? record.kind;
    // Each journal has its events after it.
    if (isFull || kind !== record.kind || kind === "journal") return this.#flush().then(() => this.#add(record, line));
    this.#add(record, line);
    return undefined;
  }

  /** Before the commit. */
  async finish(): Promise<void> {
    await this.#flush();
    await this.#journal.finish();
    await this.#transaction.write(TRANSFER_SQL.startLeases);
  }

  #add(record: TransferRecord, line: number): void {
    this.#waiting.push({ record, line });
    for (const value of Object.values(record.value)) if (typeof value === "string") this.#characters += value.length;
  }

  async #flush(): Promise<void> {
    const [waiting, first] = [this.#waiting, this.#waiting[0]];
    this.#waiting = [];
    this.#characters = 0;
    if (!first) return;
    await this.#write(first.record.kind, waiting);
  }

  #write(kind: TransferKind, waiting: Waiting[]): Promise<void> {
    switch (kind) {
      case "flow":
        return this.#writeFlows(waiting);
      case "task":
        return this.#writeTasks(waiting);
      case "journal":
        return this.#each(waiting, (record: Placed<"journal">, line) => this.#journal.begin(record.value, line));
      case "event":
        return this.#journal.write(waiting as { record: Placed<"event">; line: number }[]);
      case "endpoint":
        return this.#each(waiting, (record: Placed<"endpoint">, line) => this.#writeEndpoint(record, line));
      case "delivery":
        return this.#writeDeliveries(waiting);
      default:
        return this.#writeKeys(waiting);
    }
  }

  async #writeFlows(waiting: Waiting[]): Promise<void> {
    const flows = valuesOf<"flow">(waiting);
    const rows = await this.#transaction.run(SQL.findFlows, keyArrays(flows));
    const found = new Map(rows.map(flowFrom).map((flow) => [nameOf(flow.ownerKey, flow.flowId), flow]));
    const missing = this.#missing<"flow">(waiting, (flow) => {
      const stored = found.get(nameOf(flow.ownerKey, flow.flowId));
      return stored && sameValues(flowValues(stored), flowValues(flow));
    });
    if (missing.length > 0) await this.#transaction.write(SQL.insertNewFlows, flowArrays(missing));
  }

  async #writeTasks(waiting: Waiting[]): Promise<void> {
    const tasks = valuesOf<"task">(waiting);
    const keys = [tasks.map(({ ownerKey }) => encodeText(ownerKey)), tasks.map(({ taskId }) => encodeText(taskId))];
    const rows = await this.#transaction.run(SQL.findTaskById, keys);
    const found = new Map(rows.map(taskFrom).map((task) => [nameOf(task.ownerKey, task.taskId), task]));
    const missing = this.#missing<"task">(waiting, (task) => {
      const stored = found.get(nameOf(task.ownerKey, task.taskId));
      return stored && isSameTask(stored, task);
    });
    if (missing.length === 0) return;
    const now = Date.now();
    const writes = missing.map(importedTask).map((task) => {
      const { availableAt = now } = task;
      // In the past for what has waited: the order in which tasks are claimed stays.
      return { task, ...(task.queue !== undefined && { delayMs: availableAt - now }) };
    });
    // Not as a write, whose rows a transaction keeps until its end.
    const inserted = await this.#transaction.run(TRANSFER_SQL.insertTasks, queuedTaskArrays(writes));
    if (inserted.length === missing.length) return;
    // The flow has another task for the same run.
    const ids = new Set(inserted.map(([taskId]) => decodeText(taskId as string)));
    for (const { record, line } of waiting)
      if (record.kind === "task" && missing.includes(record.value) && !ids.has(record.value.taskId))
        this.#tally.notAdded(record, line);
  }

  async #writeEndpoint(record: Placed<"endpoint">, line: number): Promise<void> {
    const { position, ...fields } = record.value;
    const place = await this.#journal.positionFor(fields.ownerKey, position);
    const endpoint: StoredEndpoint = { ...fields, position: place };
    const [row] = await this.#transaction.run(SQL.findEndpoint, endpointKey(endpoint));
    if (row) return this.#tally.found(record, line, isSameEndpoint(endpointFrom(row), endpoint));
    await this.#transaction.write(SQL.insertEndpoints, transposed([endpointValues(importedEndpoint(endpoint))]));
    this.#tally.added("endpoint");
    if (lacksSecret(endpoint)) this.#tally.disabledEndpoint(endpoint);
  }

  async #writeDeliveries(waiting: Waiting[]): Promise<void> {
    const keyOf = ({ ownerKey, endpointId, eventId }: TransferRecords["delivery"]) => [ownerKey, endpointId, eventId];
    const keys = transposed(valuesOf<"delivery">(waiting).map((delivery) => keyOf(delivery).map(encodeText)));
    const rows = await this.#transaction.run(TRANSFER_SQL.findDeliveries, keys);
    const found = new Map(rows.map(deliveryOf).map((delivery) => [nameOf(...keyOf(delivery)), delivery]));
    const missing = this.#missing<"delivery">(waiting, (delivery) => {
      const stored = found.get(nameOf(...keyOf(delivery)));
      return stored && isSameDelivery(stored, delivery);
    });
    if (missing.length > 0)
      await this.#transaction.write(
        TRANSFER_SQL.insertDeliveries,
        transposed(
          missing.map((delivery) => [
            ...keyOf(delivery).map(encodeText),
            ...deliveryValues(delivery),
            delivery.responseHead ?? null,
          ]),
        ),
      );
  }

  async #writeKeys(waiting: Waiting[]): Promise<void> {
    const keys = valuesOf<"key">(waiting);
    const names = [keys.map(({ ownerKey }) => encodeText(ownerKey)), keys.map(({ key }) => key)];
    const rows = await this.#transaction.run(TRANSFER_SQL.findKeys, names);
    const found = new Map(rows.map(keyFrom).map((stored) => [nameOf(stored.ownerKey, stored.key), stored]));
    const missing = this.#missing<"key">(waiting, (key) => {
      const stored = found.get(nameOf(key.ownerKey, key.key));
      return stored && isSameKey(stored, key);
    });
    const rowsOf = missing.map(({ ownerKey, key, kind, fingerprint, answer, expiresAt }) => [
      encodeText(ownerKey),
      key,
      kind,
      fingerprint,
      answer,
      expiresAt,
    ]);
    if (missing.length > 0) await this.#transaction.write(SQL.insertKeys, transposed(rowsOf));
  }

  /** Counts those that are there; `isSame` returns undefined for one that is not. */
  #missing<Kind extends TransferKind>(
    waiting: readonly Waiting[],
    isSame: (value: TransferRecords[Kind]) => boolean | undefined,
  ): TransferRecords[Kind][] {
    return waiting.flatMap(({ record, line }) => {
      const value = record.value as TransferRecords[Kind];
      const same = isSame(value);
      if (same !== undefined) this.#tally.found(record, line, same);
      else this.#tally.added(record.kind);
      return same === undefined ? [value] : [];
    });
  }

  async #each<Kind extends TransferKind>(
    waiting: readonly Waiting[],
    write: (record: Placed<Kind>, line: number) => Promise<void>,
  ): Promise<void> {
    for (const { record, line } of waiting) await write(record as Placed<Kind>, line);
  }
}

function valuesOf<Kind extends TransferKind>(waiting: readonly Waiting[]): TransferRecords[Kind][] {
  return waiting.map(({ record }) => record.value as TransferRecords[Kind]);
}

/** Names one record in this process. */
function nameOf(...key: string[]): string {
  return JSON.stringify(key);
}
