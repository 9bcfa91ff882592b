import type { KeptAnswer } from "../../port/bound-task-flow.ts";
import type { EventRecord } from "../../port/events.ts";
import type { TaskStore } from "../../taskflow/task-store.ts";
import { encodeText } from "../rows.ts";
import { Batches, type Failed, retryConflicts } from "./batches.ts";
import { performClaims, type TaskClaim } from "./claim-tasks.ts";
import type { Database } from "./database.ts";
import { type EndedTasks, endAttempts, endUnclaimed, NOTHING_ENDED } from "./end-tasks.ts";
import type { MaintenanceLease } from "./maintenance-lease.ts";
import { SQL } from "./statements.ts";
import { type Committed, performTaskChanges, type TaskChangeRequest, taskKey } from "./task-changes.ts";
import type { TaskNotices } from "./task-notices.ts";
import { findTaskById, listTasks } from "./task-reads.ts";

/** Batches of each kind under way at a time at most. */
const LANES = 4;

/** Watches a batch: how many of its results are changes that have become durable, and whether the server can write. */
export type Observed = <Result>(
  work: Promise<(Result | Failed)[]>,
  isChange?: (result: Result) => boolean,
) => Promise<(Result | Failed)[]>;

interface Parts {
  database: Database;
  notices: TaskNotices;
  lease: MaintenanceLease;
  /** Rejects with a `PersistError`. */
  attempt: <Result>(action: "read" | "change", work: () => Promise<Result>) => Promise<Result>;
  observed: Observed;
  committed: (events: readonly EventRecord[]) => void;
}

interface Queues {
  ownerKey: string;
  queues: readonly string[];
}

export function createPostgresTasks(parts: Parts): TaskStore & { close(): Promise<void> } {
  const { database, notices, lease, attempt, observed } = parts;
  const committed = ({ events, queued }: Committed): void => {
    parts.committed(events);
    notices.committed(queued);
  };
  const changes = new Batches<TaskChangeRequest, unknown>(
    { action: "change", lanes: LANES, keyOf: ({ target }) => taskKey(target) },
    (batch) => observed(performTaskChanges(database, notices, batch, committed)),
  );
  const claims = new Batches<TaskClaim, unknown[]>({ action: "change", lanes: LANES }, (batch) =>
    observed(performClaims(database, notices, batch, committed), (claimed) => claimed.length > 0),
  );
  const nexts = new Batches<Queues, number | undefined>({ action: "read", lanes: LANES }, (asked) =>
    nextTasks(database, asked),
  );
  const ended = (work: () => Promise<EndedTasks>): Promise<number> =>
    attempt("change", async () => {
      const done = await retryConflicts(work);
      committed(done);
      return done.changed;
    });
  return {
    findTask: (ownerKey, taskId) => attempt("read", () => findTaskById(database, { ownerKey, taskId })),
    listTasks: (ownerKey, query) => attempt("read", () => listTasks(database, ownerKey, query)),
    changeTask: (target, decide, settle) => changes.run({ target, decide, settle }) as Promise<never>,
    changeTaskKeyed: (key, target, decide, settle) =>
      changes.run({ target, decide, settle, key }) as Promise<KeptAnswer>,
    claimTasks: (request, claim) => {
      notices.expect(request.ownerKey, request.queues);
      return claims.run({ request, claim: claim as TaskClaim["claim"] }) as Promise<never>;
    },
    nextTaskMs: (ownerKey, queues) => nexts.run({ ownerKey, queues }),
    onTasks: (listener) => notices.onTasks(listener),
    get pollTasksMs() {
      return notices.pollMs;
    },
    endAttempts: ({ limit }, end, settle) =>
      ended(() => database.transaction((transaction) => endAttempts(transaction, notices, limit, end, settle))),
    nextAttemptEndMs: () =>
      attempt("read", async () => {
        const [row] = await database.run(SQL.nextAttemptEnd);
        return row && Math.max(0, row[0] as number);
      }),
    endUnclaimed: (batch, end, settle) =>
      ended(() => lease.step(NOTHING_ENDED, (transaction) => endUnclaimed(transaction, notices, batch, end, settle))),
    close: async () => {
      await Promise.all([changes, claims, nexts, notices].map((part) => part.close()));
    },
  };
}

async function nextTasks(database: Database, asked: readonly Queues[]): Promise<(number | undefined)[]> {
  const wanted = asked.flatMap(({ ownerKey, queues }, request) =>
    queues.map((queue) => ({ request, owner: encodeText(ownerKey), queue: encodeText(queue) })),
  );
  const rows = await database.run(SQL.nextTask, [
    wanted.map(({ request }) => request),
    wanted.map(({ owner }) => owner),
    wanted.map(({ queue }) => queue),
  ]);
  const found = new Map(rows.map(([request, wait]) => [request, Math.max(0, wait as number)]));
  return asked.map((_, request) => found.get(request));
}
