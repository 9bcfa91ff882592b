import { setImmediate as nextTurn } from "node:timers/promises";
import type { CommitQueue } from "./commit-queue.ts";
import type { Journal } from "./journal.ts";
import type { JournalReads } from "./read-events.ts";
import type { Statements } from "./statements.ts";

/** Of each owner, the events among which old ones are looked for. */
const LOOKED_AT = 10_000;

/** Deletes old events, in each step those of one owner: after the last one's, the next owner's turn comes. */
export class EventPruning {
  readonly #parts: JournalReads & { journal: Journal };
  readonly #commits: CommitQueue;
  #lastSession = 0;

  constructor(parts: JournalReads & { journal: Journal }, commits: CommitQueue) {
    this.#parts = parts;
    this.#commits = commits;
  }

  async prune({ before, limit }: { before: number; limit: number }): Promise<number> {
    const { sql, reads } = this.#parts;
    for (const session of this.#inTurn()) {
      const last = await reads.run(() => lastToPrune(sql, session, before, limit));
      if (last !== undefined) {
        this.#lastSession = session;
        return this.#commits.run(() => deleteUpTo(sql, session, last));
      }
      await nextTurn();
    }
    return 0;
  }

  #inTurn(): number[] {
    const sessions = [...this.#parts.journal.sessions].sort((a, b) => a - b);
    const next = sessions.findIndex((session) => session > this.#lastSession);
    return next < 0 ? sessions : [...sessions.slice(next), ...sessions.slice(0, next)];
  }
}

/**
 * What is deleted ends with an old event, though younger ones stand before it: those were made while the clock was ahead,
 * and would otherwise keep all that follow.
 */
function lastToPrune(sql: Statements, session: number, before: number, limit: number): number | undefined {
  const [old] = sql.lastOldEvent.get(session, LOOKED_AT, before) as [number | null];
  if (old === null) return undefined;
  const [last] = sql.lastEventToPrune.get(session, old, limit) as [number | null];
  return last ?? undefined;
}

function deleteUpTo(sql: Statements, session: number, seq: number): number {
  const { changes } = sql.pruneEvents.run(session, seq);
  sql.pruneRanges.run(session, seq);
  sql.setPrunedSeq.run(seq, session);
  return Number(changes);
}
