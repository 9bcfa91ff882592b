import type { NamePage, QueueDepth, QueuePage } from "../port/operator.ts";

/**
 * Reads across owners. All others name one, so that an operator's command goes from session to session: each read is
 * answered by an index and has a limit.
 */
export interface OperatorStore {
  /** Owners of flows. */
  listSessions(page: NamePage): Promise<string[]>;
  measureQueues(ownerKey: string, page: QueuePage): Promise<QueueDepth[]>;
}
