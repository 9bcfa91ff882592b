import type { EventRecord } from "../../port/events.ts";
import type { FlowRecord, TaskRecord } from "../../port/records.ts";
import type { ClaimRequest, TaskDecision } from "../../taskflow/task-store.ts";
import { encodeText, flowColumns, flowFrom, type Row, taskColumns, taskFrom } from "../rows.ts";
import { Failed } from "./batches.ts";
import type { Database, Transaction } from "./database.ts";
import { writeEvents } from "./events.ts";
import type { TaskWrite } from "./rows.ts";
import { SQL } from "./statements.ts";
import type { Committed } from "./task-changes.ts";
import type { TaskNotices } from "./task-notices.ts";
import { type Queued, updateTasks, waitingAgain } from "./task-writes.ts";

export interface TaskClaim {
  request: ClaimRequest;
  claim: (task: TaskRecord, flow: FlowRecord, before: readonly unknown[]) => TaskDecision<unknown> | undefined;
}

interface Candidate {
  task: TaskRecord;
  flow: FlowRecord;
}

/** Size of the tasks that one statement returns, about, for all claims that share it. */
const MAX_BATCH_BYTES = 16 * 1024 * 1024;

/** Claims that came together, in one transaction: what those for the same queues get is dealt out in their order. */
export async function performClaims(
  database: Database,
  notices: TaskNotices,
  claims: readonly TaskClaim[],
  committed: (done: Committed) => void,
): Promise<(unknown[] | Failed)[]> {
  const { outcomes, ...done } = await database.transaction(async (transaction) => {
    const found = new Map<TaskClaim, unknown[] | Failed>();
    const events: EventRecord[] = [];
    const left: Queued[] = [];
    // One after the other: what the first has claimed, the next does not find.
    for (const alike of Map.groupBy(claims, queuesOf).values()) {
      const { candidates, uncounted } = await candidatesFor(transaction, alike);
      const dealt = new Deal(candidates);
      for (const claim of alike) found.set(claim, dealt.to(claim));
      updateTasks(transaction, dealt.writes);
      events.push(...dealt.events);
      left.push(...dealt.left, ...uncounted);
    }
    // While they were locked, nobody else could find them.
    notices.write(transaction, left);
    writeEvents(transaction, events);
    return { outcomes: claims.map((claim) => found.get(claim) ?? []), events, queued: left };
  });
  committed(done);
  return outcomes;
}

/** Claims with the same text look for the same tasks. */
function queuesOf({ request: { ownerKey, queues } }: TaskClaim): string {
  return JSON.stringify([ownerKey, [...new Set(queues)].sort()]);
}

/** Candidates, and what claims have made of them. */
class Deal {
  readonly writes: TaskWrite[] = [];
  readonly events: EventRecord[] = [];
  readonly #candidates: Candidate[];

  constructor(candidates: Candidate[]) {
    this.#candidates = candidates;
  }

  /** Oldest first, until the claim has enough or wants no more. A claim that fails leaves all to the next. */
  to({ request: { limit }, claim }: TaskClaim): unknown[] | Failed {
    const decisions: TaskDecision<unknown>[] = [];
    const outcomes: unknown[] = [];
    try {
      for (const { task, flow } of this.#candidates.slice(0, limit)) {
        const decision = claim(task, flow, outcomes);
        if (!decision) break;
        decisions.push(decision);
        outcomes.push(decision.outcome);
      }
    } catch (error) {
      return new Failed(error);
    }
    this.#candidates.splice(0, decisions.length);
    for (const { task, events = [], ...times } of decisions) {
      if (task) this.writes.push({ ...times, task });
      this.events.push(...events);
    }
    return outcomes;
  }

  /** What nobody has claimed. */
  get left(): Queued[] {
    return waitingAgain(this.#candidates.map(({ task }) => task));
  }
}

/**
 * As many tasks as the claims, which are for the same queues, can use. They are locked until the transaction ends, and so
 * may be others, which would be too large for one answer: in queues that are named then.
 */
async function candidatesFor(
  transaction: Transaction,
  claims: readonly TaskClaim[],
): Promise<{ candidates: Candidate[]; uncounted: Queued[] }> {
  const [first] = claims;
  if (!first) return { candidates: [], uncounted: [] };
  const { ownerKey } = first.request;
  const queues = [...new Set(first.request.queues)];
  const limit = claims.reduce((sum, { request }) => sum + request.limit, 0);
  const wanted = [encodeText(ownerKey), queues.map(encodeText), limit, MAX_BATCH_BYTES];
  const rows = await transaction.run(SQL.claimTasks, wanted);
  const locked = rows[0]?.at(-1) as number | undefined;
  return {
    candidates: rows.map(candidateFrom),
    uncounted: locked !== undefined && locked > rows.length ? queues.map((queue) => ({ ownerKey, queue })) : [],
  };
}

function candidateFrom(row: Row): Candidate {
  const flow = row.slice(taskColumns.length, taskColumns.length + flowColumns.length);
  return { task: taskFrom(row.slice(0, taskColumns.length)), flow: flowFrom(flow) };
}
