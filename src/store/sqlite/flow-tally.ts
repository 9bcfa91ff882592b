import type { DatabaseSync } from "node:sqlite";
import type { FlowStatus } from "../../host/records.ts";
import type { FlowCounts } from "../../taskflow/flow-store.ts";

type Move = [from: FlowStatus | undefined, to: FlowStatus | undefined];

/**
 * How many flows have each status. They are counted when somebody asks for the first time (0.3 s for a million), so that
 * no start waits for it; from then on this process, the only one that writes, keeps count of what it commits.
 */
export class FlowTally {
  readonly #db: DatabaseSync;
  #counts: Map<FlowStatus, number> | undefined;
  #moves: Move[] = [];

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  get counts(): FlowCounts {
    this.#counts ??= new Map(countAll(this.#db));
    return new Map(this.#counts);
  }

  /** A flow came, went, or has another status, in the transaction that is open. */
  moved(...[from, to]: Move): void {
    if (this.#counts && from !== to) this.#moves.push([from, to]);
  }

  /** The transaction was committed, or else undone. */
  ended(committed: boolean): void {
    if (committed)
      for (const [from, to] of this.#moves) {
        this.#add(from, -1);
        this.#add(to, 1);
      }
    this.#moves = [];
  }

  #add(status: FlowStatus | undefined, change: number): void {
    if (status !== undefined) this.#counts?.set(status, (this.#counts.get(status) ?? 0) + change);
  }
}

function countAll(db: DatabaseSync): [FlowStatus, number][] {
  const statement = db.prepare("SELECT status, count(*) FROM flow_runs GROUP BY status");
  statement.setReturnArrays(true);
  // Its types know of objects alone.
  return statement.all() as unknown as [FlowStatus, number][];
}
