import { endpointColumns, MAX_ATTEMPT_LOG } from "../delivery-rows.ts";

const ENDPOINT = endpointColumns.join(", ");
const DELIVERY = "event_id, type, status, attempts, due_at, last_status, last_error, created_at";
const INSERT = `INSERT INTO deliveries (endpoint, event_id, type, event, status, attempts, due_at, created_at, attempt_log)
    VALUES (?, ?, ?, ?, 'pending', 0, ?, ?, '') ON CONFLICT (endpoint, event_id)`;

/** The statements about endpoints and deliveries. Tables of both are described in the migrations. */
export const DELIVERY_SQL = {
  insertEndpoint: `INSERT INTO endpoints (${ENDPOINT}) VALUES (${endpointColumns.map(() => "?").join(", ")})`,
  findEndpoint: `SELECT ${ENDPOINT}, seq FROM endpoints WHERE owner_key = ? AND endpoint_id = ?`,
  countEndpoints: "SELECT count(*) FROM endpoints WHERE owner_key = ? AND source = ?",
  ownEndpoints: `SELECT ${ENDPOINT} FROM endpoints WHERE owner_key = ? ORDER BY seq`,
  allEndpoints: `SELECT ${ENDPOINT} FROM endpoints ORDER BY seq`,
  // The key stays as it is.
  updateEndpoint: `UPDATE endpoints SET ${endpointColumns
    .slice(2)
    .map((column) => `${column} = ?`)
    .join(", ")} WHERE owner_key = ? AND endpoint_id = ?`,
  deleteEndpoint: "DELETE FROM endpoints WHERE owner_key = ? AND endpoint_id = ? RETURNING seq",
  enabledEndpoint: "SELECT owner_key, endpoint_id FROM endpoints WHERE seq = ? AND enabled = 1",
  disabledEndpoints: "SELECT seq FROM endpoints WHERE enabled = 0",
  isEndpoint: "SELECT 1 FROM endpoints WHERE seq = ?",
  // Compare and set.
  moveEndpoint: `UPDATE endpoints SET position = ? WHERE owner_key = ? AND endpoint_id = ? AND position = ?
    RETURNING seq`,

  insertDelivery: `${INSERT} DO NOTHING`,
  redeliver: `${INSERT} DO UPDATE SET status = 'pending', attempts = 0, due_at = excluded.due_at, last_status = NULL,
    last_error = NULL, created_at = excluded.created_at, ended_at = NULL, attempt_log = '', response_head = NULL`,
  // The next endpoint that has pending deliveries: what the others have is not looked at.
  nextWaiting: "SELECT endpoint FROM deliveries WHERE due_at IS NOT NULL AND endpoint > ? ORDER BY endpoint LIMIT 1",
  pendingDeliveries: `SELECT due_at, event_id, seq FROM deliveries WHERE endpoint = ? AND due_at IS NOT NULL
    ORDER BY due_at, seq`,
  findDeliveryBySeq: `SELECT ${DELIVERY}, event FROM deliveries WHERE seq = ?`,
  findDelivery: `SELECT ${DELIVERY}, event FROM deliveries WHERE endpoint = ? AND event_id = ?`,
  findAttempts: "SELECT attempt_log, response_head FROM deliveries WHERE endpoint = ? AND event_id = ?",
  settleDelivery: `UPDATE deliveries SET status = ?, attempts = ?, due_at = ?, last_status = ?, last_error = ?, ended_at = ?,
    attempt_log = CASE WHEN length(attempt_log) > ${MAX_ATTEMPT_LOG} THEN '' ELSE attempt_log END || ?,
    response_head = ifnull(?, response_head) WHERE endpoint = ? AND event_id = ?`,
  listDeliveries: `SELECT ${DELIVERY} FROM deliveries WHERE endpoint = ? AND status = ? AND (created_at, event_id) < (?, ?)
    ORDER BY created_at DESC, event_id DESC LIMIT ? + 0`,
  countPending: "SELECT count(*) FROM (SELECT 1 FROM deliveries WHERE endpoint = ? AND due_at IS NOT NULL LIMIT ? + 0)",
  oldestPending: `SELECT created_at FROM deliveries WHERE endpoint = ? AND status = 'pending'
    ORDER BY created_at LIMIT 1`,
  pruneEnded: `DELETE FROM deliveries WHERE seq IN (SELECT seq FROM deliveries
    WHERE ended_at IS NOT NULL AND ended_at < ? ORDER BY ended_at LIMIT ? + 0)`,
  nextEndpoint: "SELECT endpoint FROM deliveries WHERE endpoint > ? ORDER BY endpoint LIMIT 1",
  pruneOrphans: "DELETE FROM deliveries WHERE seq IN (SELECT seq FROM deliveries WHERE endpoint = ? LIMIT ? + 0)",
  pruneWaiting: `DELETE FROM deliveries WHERE seq IN (SELECT seq FROM deliveries
    WHERE endpoint = ? AND status = 'pending' AND created_at < ? LIMIT ? + 0)`,
} as const;
