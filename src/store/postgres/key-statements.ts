const NAMES = "unnest($1::text[], $2::text[]) AS wanted (owner_key, request_key)";
const OF_SESSION = "key.owner_key = session.owner_key AND key.kind = session.kind";

/** The statements about idempotency keys and message ids. The table counts itself, in `key_usage`: see the migrations. */
export const KEY_SQL = {
  findKeys: `SELECT key.owner_key, key.request_key, key.fingerprint, key.answer, key.expires_at
    FROM ${NAMES} CROSS JOIN LATERAL (SELECT * FROM taskflow.idempotency_keys AS one
      WHERE one.owner_key = wanted.owner_key AND one.request_key = wanted.request_key LIMIT 1) AS key`,
  /** Waits for whoever is writing the same key, and fails when that is committed. */
  insertKeys: `INSERT INTO taskflow.idempotency_keys
      (owner_key, request_key, kind, fingerprint, answer, bytes, expires_at)
    SELECT owner_key, request_key, kind, fingerprint, answer, octet_length(answer), expires_at
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[])
      AS new (owner_key, request_key, kind, fingerprint, answer, expires_at)`,
  deleteExpiredKeys: `DELETE FROM taskflow.idempotency_keys AS key USING ${NAMES}
    WHERE key.owner_key = wanted.owner_key AND key.request_key = wanted.request_key AND key.expires_at <= $3`,
  /**
   * What sessions keep, without what has expired and is still there, as far as that can be counted in no time; and when
   * the next key expires.
   */
  measureKeys: `SELECT session.owner_key, session.kind, used.keys - expired.keys, used.bytes - expired.bytes, next.at
    FROM unnest($1::text[], $2::text[]) AS session (owner_key, kind)
    CROSS JOIN LATERAL (SELECT coalesce(sum(keys), 0)::bigint AS keys, coalesce(sum(bytes), 0)::bigint AS bytes
      FROM taskflow.key_usage AS key WHERE ${OF_SESSION}) AS used
    CROSS JOIN LATERAL (SELECT count(*) AS keys, coalesce(sum(bytes), 0)::bigint AS bytes FROM (SELECT bytes
      FROM taskflow.idempotency_keys AS key WHERE ${OF_SESSION} AND expires_at <= $3
      ORDER BY expires_at LIMIT 1000) AS key) AS expired
    CROSS JOIN LATERAL (SELECT min(expires_at) AS at
      FROM taskflow.idempotency_keys AS key WHERE ${OF_SESSION} AND expires_at > $3) AS next`,
  /** Any of them, so that none waits for another that has always something to delete. */
  sessionToPrune: `SELECT owner_key, kind, keys, bytes FROM (SELECT owner_key, kind, sum(keys)::bigint AS keys,
      sum(bytes)::bigint AS bytes FROM taskflow.key_usage GROUP BY owner_key, kind) AS session
    WHERE (kind = 'key' AND (keys > $1 OR bytes > $2))
      OR (SELECT min(expires_at) FROM taskflow.idempotency_keys AS key WHERE ${OF_SESSION}) <= $3
    ORDER BY random() LIMIT 1`,
  /**
   * Of the first to expire: those that have expired, and as many more as the count and the bytes ask for, up to a limit of bytes.
   * By their place, which stays while they are locked: joined by their keys, the whole table might be read.
   */
  pruneKeys: `DELETE FROM taskflow.idempotency_keys WHERE ctid = ANY (ARRAY(SELECT at FROM
      (SELECT at, expires_at, row_number() OVER first AS place, sum(bytes) OVER first - bytes AS bytes_before FROM
        (SELECT ctid AS at, expires_at, request_key, bytes FROM taskflow.idempotency_keys
          WHERE owner_key = $1 AND kind = $2 ORDER BY expires_at LIMIT $3 FOR UPDATE SKIP LOCKED) AS oldest
        WINDOW first AS (ORDER BY expires_at, request_key)) AS counted
      WHERE (expires_at <= $4 OR place <= $5 OR bytes_before < $6) AND bytes_before < $7))
    RETURNING 1`,
} as const;
