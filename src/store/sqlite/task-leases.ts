import type { Lease } from "../../taskflow/task-store.ts";
import { decodeText } from "../rows.ts";
import { type LeaseEnds, LeaseHeap } from "./lease-heap.ts";
import type { Statements } from "./statements.ts";

/** A lease that has ended. */
export interface EndedLease {
  taskId: string;
  /** The attempt has used up its time. */
  isOverdue: boolean;
}

/**
 * How long workers still hold their tasks. Kept in memory: the store belongs to one process, and after a restart, which
 * no worker is to blame for, each lease and each attempt lasts its full length again.
 */
export class TaskLeases {
  readonly #leases = new LeaseHeap();
  /** By the transaction that is open. Undefined: the task has none any more. */
  readonly #changes = new Map<string, LeaseEnds | undefined>();

  constructor(sql: Statements) {
    const now = performance.now();
    for (const [storedId, leaseMs, timeoutMs] of sql.claimedTasks.all()) {
      const taskId = decodeText(storedId as string);
      this.#leases.set(endsOf(taskId, now, (leaseMs as number | null) ?? 0, (timeoutMs as number | null) ?? undefined));
    }
  }

  /** A worker has claimed the task. */
  start(taskId: string, leaseMs: number, attemptMs: number | undefined): void {
    this.#changes.set(taskId, endsOf(taskId, performance.now(), leaseMs, attemptMs));
  }

  /** From now on; not beyond the end of the attempt. */
  extend(taskId: string, leaseMs: number): void {
    const ends = this.#find(taskId);
    if (!ends) return;
    this.#changes.set(taskId, { ...ends, lease: Math.min(performance.now() + leaseMs, ends.attempt) });
  }

  /** Nobody holds the task any more. */
  end(taskId: string): void {
    if (this.#find(taskId)) this.#changes.set(taskId, undefined);
  }

  left(taskId: string): Lease | undefined {
    const ends = this.#find(taskId);
    if (!ends) return undefined;
    const now = performance.now();
    return { leftMs: Math.max(0, ends.lease - now), attemptLeftMs: Math.max(0, ends.attempt - now) };
  }

  /** Up to `limit` leases that have ended, and that nobody has seen end. */
  ended(limit: number): EndedLease[] {
    const ended: EndedLease[] = [];
    for (const { taskId, lease, attempt } of this.#leases.endedBy(performance.now())) {
      if (ended.length === limit) break;
      if (!this.#changes.has(taskId)) ended.push({ taskId, isOverdue: lease >= attempt });
    }
    return ended;
  }

  /** Milliseconds until the first lease ends. */
  get nextEndMs(): number | undefined {
    const { first } = this.#leases;
    return first && Math.max(0, Math.ceil(first.lease - performance.now()));
  }

  /** The transaction was committed, or else undone. */
  transactionEnded(committed: boolean): void {
    if (committed)
      for (const [taskId, ends] of this.#changes)
        if (ends) this.#leases.set(ends);
        else this.#leases.delete(taskId);
    this.#changes.clear();
  }

  #find(taskId: string): LeaseEnds | undefined {
    return this.#changes.has(taskId) ? this.#changes.get(taskId) : this.#leases.get(taskId);
  }
}

function endsOf(taskId: string, now: number, leaseMs: number, attemptMs = Number.POSITIVE_INFINITY): LeaseEnds {
  return { taskId, lease: now + Math.min(leaseMs, attemptMs), attempt: now + attemptMs };
}
