import type { EventRecord } from "../../port/events.ts";
import type { Database, Transaction } from "./database.ts";
import { eventArrays } from "./event-rows.ts";
import { SQL } from "./statements.ts";

/**
 * Appends events to the journal, in the transaction of what happened. From then on until its end readers wait for it:
 * whatever may take long comes before.
 */
export function writeEvents(transaction: Transaction, events: readonly EventRecord[]): void {
  if (events.length > 0) void transaction.write(SQL.insertEvents, eventArrays(events));
}

/** Up to this position no event will be committed any more; statements that begin from now on see all events up to it. */
export async function settledEvents(connection: Pick<Database | Transaction, "run">): Promise<number> {
  const [row] = await connection.run(SQL.settledEvents);
  return row?.[0] as number;
}

/**
 * Deletes events of one session, whichever, where there is something to delete. Never beyond what is settled: an event
 * that is committed later would stand before the first that readers look at.
 */
export async function pruneEvents(
  transaction: Transaction,
  { before, limit }: { before: number; limit: number },
): Promise<number> {
  const settled = await settledEvents(transaction);
  await transaction.write(SQL.surveyEvents, [settled]);
  const [session] = await transaction.run(SQL.ownerToPrune, [before]);
  if (!session) return 0;
  const [pruned] = await transaction.write(SQL.pruneEvents, [session[0] as string, before, limit]);
  return pruned?.[0] as number;
}
