import type { FlowStatus } from "../../port/records.ts";
import type { FlowCounts } from "../../taskflow/flow-store.ts";
import type { Statements } from "./statements.ts";

/**
 * How many flows have each status. The database keeps count in the transaction that changes them: counting them when it
 * is opened would read the whole file.
 */
export class FlowTally {
  readonly #sql: Statements;
  readonly #counts: Map<FlowStatus, number>;
  #moves = new Map<FlowStatus, number>();

  constructor(sql: Statements) {
    this.#sql = sql;
    this.#counts = new Map(sql.flowCounts.all() as unknown as [FlowStatus, number][]);
  }

  get counts(): FlowCounts {
    return new Map(this.#counts);
  }

  /** A flow came, went, or has another status, in the transaction that is open. */
  moved(from: FlowStatus | undefined, to: FlowStatus | undefined): void {
    if (from === to) return;
    add(this.#moves, from, -1);
    add(this.#moves, to, 1);
  }

  /** At the transaction's end. */
  write(): void {
    for (const [status, change] of this.#moves) if (change !== 0) this.#sql.addToFlowCount.run(status, change);
  }

  /** The transaction was committed, or else undone. */
  ended(committed: boolean): void {
    if (committed) for (const [status, change] of this.#moves) add(this.#counts, status, change);
    this.#moves.clear();
  }
}

function add(counts: Map<FlowStatus, number>, status: FlowStatus | undefined, change: number): void {
  if (status !== undefined) counts.set(status, (counts.get(status) ?? 0) + change);
}
