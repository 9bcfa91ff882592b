/**
 * The statements about what is kept of one flow; of an owner, by a text that what is about the flow holds (needles.ts).
 * They read all that the owner has of it: an index by flow would cost each change, and flows are deleted seldom.
 */
export const DELETION_SQL = {
  deleteFlow: "DELETE FROM taskflow.flow_runs WHERE owner_key = $1 AND flow_id = $2",
  /** The owner is compared in a way that no index serves, as where the events of a flow are read. */
  eraseEvents: `UPDATE taskflow.events SET current_step = NULL, progress_summary = NULL
    WHERE flow_id = $2 AND owner_key || '' = $1 AND (current_step IS NOT NULL OR progress_summary IS NOT NULL)`,
  /** In the order of their keys, as everywhere. Whoever adds or settles deliveries has done so by then, or waits. */
  lockOwnEndpoints: `SELECT 1 FROM taskflow.endpoints WHERE owner_key = $1 ORDER BY endpoint_id COLLATE "C"
    FOR NO KEY UPDATE`,
  /** Not the one that tells of the deletion: it may be queued by then. */
  eraseDeliveries: `DELETE FROM taskflow.deliveries
    WHERE owner_key = $1 AND strpos(event, $2) > 0 AND type <> 'flow.deleted'`,
  eraseKeys: "DELETE FROM taskflow.idempotency_keys WHERE owner_key = $1 AND strpos(answer, $2) > 0",
} as const;
