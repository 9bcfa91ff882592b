import type { DatabaseSync } from "node:sqlite";
import { endpointValues } from "../delivery-rows.ts";
import { encodeText, flowValues, type Row } from "../rows.ts";
import type { TransferRecord } from "../transfer.ts";
import { deliveryValues } from "../transfer-rows.ts";
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
import { findEndpoint } from "./endpoints.ts";
import { FlowTally } from "./flow-tally.ts";
import { findFlow, findStoredFlow, insertFlow, type Tables } from "./flows.ts";
import { Journal } from "./journal.ts";
import { prepareStatements } from "./statements.ts";
import { TaskLeases } from "./task-leases.ts";
import { TransferJournal } from "./transfer-journal.ts";
import { DELIVERY, deliveryOf } from "./transfer-read.ts";
import { WaitingTasks } from "./waiting-tasks.ts";
import { putTask, storedTaskFrom } from "./write-tasks.ts";

const FIND_DELIVERY = `SELECT ${DELIVERY} FROM deliveries AS delivery CROSS JOIN endpoints AS endpoint
  WHERE delivery.endpoint = ? AND delivery.event_id = ? AND endpoint.seq = delivery.endpoint`;
const INSERT_DELIVERY = `INSERT INTO deliveries (endpoint, event_id, type, event, status, attempts, due_at, last_status,
    last_error, created_at, ended_at, attempt_log, response_head) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

type Of<Kind extends TransferRecord["kind"]> = TransferRecord & { kind: Kind };

/** Writes records of an import in the transaction that is open. */
export class TransferTables {
  readonly #tally: ImportTally;
  readonly #tables: Tables;
  readonly #journal: TransferJournal;
  readonly #findDelivery;
  readonly #insertDelivery;

  constructor(db: DatabaseSync, tally: ImportTally) {
    const sql = prepareStatements(db);
    const parts = { tally: new FlowTally(sql), journal: new Journal(sql), leases: new TaskLeases(sql) };
    this.#tally = tally;
    this.#tables = { sql, ...parts, waiting: new WaitingTasks() };
    this.#journal = new TransferJournal(db, sql, tally);
    this.#findDelivery = db.prepare(FIND_DELIVERY);
    this.#findDelivery.setReturnArrays(true);
    this.#insertDelivery = db.prepare(INSERT_DELIVERY);
  }

  put(record: TransferRecord, line: number): undefined {
    this.#put(record, line);
  }

  /** Before the commit. */
  finish(): void {
    this.#tables.tally.write();
  }

  #put(record: TransferRecord, line: number): void {
    switch (record.kind) {
      case "flow":
        return this.#putFlow(record, line);
      case "task":
        return this.#putTask(record, line);
      case "journal":
        return this.#journal.begin(record.value, line);
      case "event":
        return this.#journal.put(record, line);
      case "endpoint":
        return this.#putEndpoint(record, line);
      case "delivery":
        return this.#putDelivery(record, line);
      default:
        return this.#putKey(record, line);
    }
  }

  #putFlow(record: Of<"flow">, line: number): void {
    const flow = record.value;
    const found = findFlow(this.#tables.sql, flow.ownerKey, flow.flowId);
    if (found) return this.#tally.found(record, line, sameValues(flowValues(found), flowValues(flow)));
    insertFlow(this.#tables, flow);
    this.#tally.added("flow");
  }

  #putTask(record: Of<"task">, line: number): void {
    const row = this.#tables.sql.findTaskById.get(encodeText(record.value.taskId));
    if (row) return this.#tally.found(record, line, isSameTask(storedTaskFrom(row).task, record.value));
    const { ownerKey, parentFlowId } = record.value;
    const flow = findStoredFlow(this.#tables.sql, ownerKey, parentFlowId);
    putTask(this.#tables, flow?.seq, importedTask(record.value));
    // Nobody listens here, and a million tasks would add up.
    this.#tables.waiting.transactionEnded(false);
    this.#tally.added("task");
  }

  #putEndpoint(record: Of<"endpoint">, line: number): void {
    const { sql } = this.#tables;
    const { position, ...fields } = record.value;
    const endpoint = { ...fields, position: this.#journal.positionFor(fields.ownerKey, position) };
    const found = findEndpoint(sql, endpoint);
    if (found) return this.#tally.found(record, line, isSameEndpoint(found.endpoint, endpoint));
    sql.insertEndpoint.run(...endpointValues(importedEndpoint(endpoint)));
    this.#tally.added("endpoint");
    if (lacksSecret(endpoint)) this.#tally.disabledEndpoint(endpoint);
  }

  #putDelivery(record: Of<"delivery">, line: number): void {
    const delivery = record.value;
    const seq = findEndpoint(this.#tables.sql, delivery)?.seq;
    if (seq === undefined) throw new Error(`delivery of event ${delivery.eventId} comes before its endpoint`);
    const key = [seq, encodeText(delivery.eventId)] as const;
    const row = this.#findDelivery.get(...key) as unknown as Row | undefined;
    if (row) return this.#tally.found(record, line, isSameDelivery(deliveryOf(row), delivery));
    const { responseHead } = delivery;
    const head = responseHead === undefined ? null : Buffer.from(responseHead, "base64");
    this.#insertDelivery.run(...key, ...deliveryValues(delivery), head);
    this.#tally.added("delivery");
  }

  #putKey(record: Of<"key">, line: number): void {
    const { sql } = this.#tables;
    const { ownerKey, key, kind, fingerprint, answer, expiresAt } = record.value;
    const name = [encodeText(ownerKey), key] as const;
    const row = sql.findKey.get(...name) as [string, string, number] | undefined;
    if (row) {
      const stored = { ...record.value, fingerprint: row[0], answer: row[1], expiresAt: row[2] };
      return this.#tally.found(record, line, isSameKey(stored, record.value));
    }
    sql.insertKey.run(...name, kind, fingerprint, answer, Buffer.byteLength(answer), expiresAt);
    this.#tally.added("key");
  }
}
