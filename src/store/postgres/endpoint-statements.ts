import { endpointColumns } from "../delivery-rows.ts";
import { columnsOf } from "./sql-parts.ts";

const TYPES: Record<string, string> = {
  enabled: "boolean",
  failing_since: "bigint",
  last_success_at: "bigint",
  created_at: "bigint",
  updated_at: "bigint",
  previous_secret_until: "bigint",
};
const COLUMNS = endpointColumns.join(", ");
const ENDPOINT = columnsOf("endpoint", endpointColumns);
/** The rows of one array for each column. */
const NEW = `unnest(${endpointColumns.map((column, index) => `$${index + 1}::${TYPES[column] ?? "text"}[]`).join(", ")})
    AS new (${COLUMNS})`;
const KEYS = "unnest($1::text[], $2::text[]) AS wanted (owner_key, endpoint_id)";
const INSERT = `INSERT INTO taskflow.endpoints (${COLUMNS}) SELECT ${COLUMNS} FROM ${NEW}`;

/** The statements about endpoints. */
export const ENDPOINT_SQL = {
  insertEndpoints: INSERT,
  /** One, unless its owner has as many of its source already. To be called under the owner's lock. */
  insertEndpointBelow: `${INSERT} WHERE (SELECT count(*) FROM taskflow.endpoints AS one
      WHERE one.owner_key = new.owner_key AND one.source = new.source) < $${endpointColumns.length + 1}::bigint
    RETURNING 1`,
  /** Until the transaction ends nobody else creates endpoints of this owner: rows that are not there cannot be locked. */
  lockOwner: "SELECT pg_advisory_xact_lock(hashtextextended('taskflow.endpoints of ' || $1, 0))",
  /** The same for configured endpoints, of all owners. */
  lockConfigured: "SELECT pg_advisory_xact_lock(hashtextextended('taskflow.endpoints', 0))",
  /** In the order of the keys, which is the same everywhere: no two transactions wait for each other. */
  lockEndpoints: `SELECT ${ENDPOINT} FROM ${KEYS} CROSS JOIN LATERAL (SELECT * FROM taskflow.endpoints AS one
      WHERE one.owner_key = wanted.owner_key AND one.endpoint_id = wanted.endpoint_id LIMIT 1
      FOR NO KEY UPDATE) AS endpoint`,
  findEndpoint: `SELECT ${ENDPOINT} FROM taskflow.endpoints AS endpoint WHERE owner_key = $1 AND endpoint_id = $2`,
  ownEndpoints: `SELECT ${ENDPOINT} FROM taskflow.endpoints AS endpoint WHERE owner_key = $1 ORDER BY seq`,
  allEndpoints: `SELECT ${ENDPOINT} FROM taskflow.endpoints AS endpoint ORDER BY seq`,
  /** The key stays as it is. */
  updateEndpoints: `UPDATE taskflow.endpoints AS endpoint SET ${endpointColumns
    .slice(2)
    .map((column) => `${column} = new.${column}`)
    .join(", ")} FROM ${NEW}
    WHERE endpoint.owner_key = new.owner_key AND endpoint.endpoint_id = new.endpoint_id`,
  deleteEndpoints: `DELETE FROM taskflow.endpoints AS endpoint USING ${KEYS}
    WHERE endpoint.owner_key = wanted.owner_key AND endpoint.endpoint_id = wanted.endpoint_id RETURNING 1`,
} as const;
