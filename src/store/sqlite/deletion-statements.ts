/** The statements about what is kept of one flow. A needle is a text that what is about the flow holds. */
export const DELETION_SQL = {
  deleteFlow: "DELETE FROM flow_runs WHERE owner_key = ? AND flow_id = ?",
  eraseEvent: "UPDATE events SET current_step = NULL, progress_summary = NULL WHERE session = ? AND seq = ?",
  endpointNumbers: "SELECT seq FROM endpoints WHERE owner_key = ? ORDER BY seq",
  // Not the one that tells of the deletion: it may be queued by then.
  searchDeliveries: `SELECT event_id, length(event), type <> 'flow.deleted' AND instr(event, ?) > 0 FROM deliveries
    WHERE endpoint = ? AND event_id > ? ORDER BY event_id`,
  deleteDelivery: "DELETE FROM deliveries WHERE endpoint = ? AND event_id = ?",
  searchKeys: `SELECT request_key, bytes, instr(answer, ?) > 0 FROM idempotency_keys WHERE owner_key = ? AND request_key > ?
    ORDER BY request_key`,
} as const;
