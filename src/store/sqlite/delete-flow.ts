import { PersistError } from "../../port/bound-task-flow.ts";
import type { ChangeTarget } from "../../taskflow/flow-store.ts";
import type { CommitQueue } from "./commit-queue.ts";
import { eraseTraces, type FlowTraces, findTraces, isEmpty } from "./flow-traces.ts";
import { findFlow } from "./flows.ts";
import type { JournalReads } from "./read-events.ts";

/**
 * Runs a change that may delete a flow: all that was found of the flow goes in its transaction. What was written of it
 * while it was looked for goes right after: nothing can be written of a flow that is gone.
 */
export async function runDeletion<Outcome>(
  parts: JournalReads,
  commits: CommitQueue,
  target: ChangeTarget,
  work: (traces?: FlowTraces) => Outcome,
): Promise<Outcome> {
  const find = () => parts.reads.run(() => findFlow(parts.sql, target.ownerKey, target.flowId));
  const before = await find();
  // A flow that has not ended will be refused: nothing is looked for.
  const traces = before?.endedAt === undefined ? undefined : await findTraces(parts, target);
  const outcome = await commits.run(() => work(traces));
  if (!before || (await find())) return outcome;
  try {
    const left = await findTraces(parts, target);
    if (!isEmpty(left)) await commits.run(() => eraseTraces(parts.sql, left));
    return outcome;
  } catch (cause) {
    throw new PersistError("The flow was deleted, but not all that is kept of it.", { cause, uncertain: true });
  }
}
