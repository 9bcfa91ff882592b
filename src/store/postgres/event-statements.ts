import { flowColumns } from "../rows.ts";
import { eventColumns } from "./event-rows.ts";
import { arrays, columnsOf, sizeOf, within } from "./sql-parts.ts";

/** An event of a new flow says what the flow says in these; the rest is sent for it. */
const OF_FLOW = ["owner_key", "flow_id", "revision", "status", "current_step"];
export const ownColumnsOfNew = ["event_id", "type", "occurred_at", "route_id"] as const;

/** "tf" in ASCII: the first 16 bits of the key of a lock. `taskflow.settled_events` looks for it. */
const ANNOUNCEMENT = 29798;

/** Takes the arrays of new flows, then `ownColumnsOfNew`. */
export const INSERT_EVENTS_OF_FLOWS = insertEvents(
  [...OF_FLOW, ...ownColumnsOfNew],
  [
    ...OF_FLOW.map((column) => flowColumns.indexOf(column) + 1),
    ...ownColumnsOfNew.map((_, index) => flowColumns.length + 1 + index),
  ],
);

/** Events of one owner that are looked at in one sweep: those beyond do not let older-looking ones before them go. */
const PRUNING_WINDOW = 10_000;
/** Later than any time. */
const NEVER = Number.MAX_SAFE_INTEGER;

/** The statements about the journal. How readers and writers keep out of each other's way: see the migrations. */
export const EVENT_SQL = {
  insertEvents: insertEvents(eventColumns),
  /**
   * From the start of a gateway on, positions are at least the time, in 64ths of a millisecond: where an older backup was
   * restored, or a copy without its sequences, no new event has the position of another. And 2^22 more than the last one,
   * so that no writer draws beyond them meanwhile. They suffice for 60 million starts, and until the year 2109.
   */
  advancePositions: `SELECT setval('taskflow.event_positions', greatest(last_value + 4194304,
    64 * floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint)) FROM taskflow.event_positions`,
  settledEvents: "SELECT taskflow.settled_events()",
  readEvents: readEvents("one.owner_key = wanted.owner_key", "slice.last"),
  /**
   * Once there are no more of the flow, up to the end of the journal. The owner is compared in a way that no index serves:
   * without statistics the planner might take the one that has all events of the owner.
   */
  readFlowEvents: readEvents(
    "one.flow_id = wanted.flow_id AND one.owner_key || '' = wanted.owner_key",
    `CASE WHEN slice.events = wanted.slice THEN slice.last ELSE (SELECT position FROM taskflow.events AS one
      WHERE one.owner_key = wanted.owner_key AND position <= $8 ORDER BY position DESC LIMIT 1) END`,
  ),
  locateEvents: `SELECT coalesce((SELECT position FROM taskflow.event_horizons WHERE owner_key = $1), 0)::bigint,
    coalesce((SELECT position FROM taskflow.events WHERE owner_key = $1 AND position <= $2
      ORDER BY position DESC LIMIT 1), 0)::bigint`,

  /** Every event is looked at once, so that a sweep of a journal in which nothing is old costs next to nothing. */
  surveyEvents: `WITH RECURSIVE owner AS (
      (SELECT owner_key FROM taskflow.events ORDER BY owner_key LIMIT 1)
      UNION ALL SELECT next.owner_key FROM owner CROSS JOIN LATERAL (SELECT one.owner_key FROM taskflow.events AS one
        WHERE one.owner_key > owner.owner_key ORDER BY one.owner_key LIMIT 1) AS next)
    INSERT INTO taskflow.event_horizons AS horizon (owner_key, surveyed, events, oldest_at)
    SELECT owner.owner_key, fresh.surveyed, fresh.events, fresh.oldest_at FROM owner
    LEFT JOIN LATERAL (SELECT surveyed, events FROM taskflow.event_horizons AS one
      WHERE one.owner_key = owner.owner_key LIMIT 1) AS known ON true
    CROSS JOIN LATERAL (SELECT max(position) AS surveyed, count(*) AS events, min(occurred_at) AS oldest_at
      FROM (SELECT position, occurred_at FROM taskflow.events AS one WHERE one.owner_key = owner.owner_key
        AND position > coalesce(known.surveyed, 0) AND position <= $1
        ORDER BY position LIMIT ${PRUNING_WINDOW} - coalesce(known.events, 0)) AS one) AS fresh
    WHERE fresh.events > 0
    ON CONFLICT (owner_key) DO UPDATE SET surveyed = excluded.surveyed, events = horizon.events + excluded.events,
      oldest_at = least(horizon.oldest_at, excluded.oldest_at)`,
  /** Any of them, so that none waits for another that has always something to delete. */
  ownerToPrune: `SELECT owner_key FROM taskflow.event_horizons WHERE oldest_at < $1 ORDER BY random() LIMIT 1`,
  /** From the oldest to the last that occurred before a time: clocks do not run evenly, and what is left has no gaps. */
  pruneEvents: `WITH surveyed AS MATERIALIZED (SELECT position, occurred_at FROM taskflow.events
      WHERE owner_key = $1 AND position <= (SELECT surveyed FROM taskflow.event_horizons WHERE owner_key = $1)
      ORDER BY position LIMIT ${PRUNING_WINDOW}),
    prefix AS (SELECT max(position) AS until FROM (SELECT position FROM surveyed
      WHERE position <= (SELECT max(position) FROM surveyed WHERE occurred_at < $2)
      ORDER BY position LIMIT $3) AS one),
    pruned AS (DELETE FROM taskflow.events WHERE owner_key = $1 AND position <= (SELECT until FROM prefix) RETURNING 1),
    noted AS (UPDATE taskflow.event_horizons AS horizon SET position = coalesce(prefix.until, horizon.position),
        events = kept.events, oldest_at = coalesce(kept.oldest_at, ${NEVER})
      FROM prefix CROSS JOIN LATERAL (SELECT count(*) AS events, min(occurred_at) AS oldest_at FROM surveyed
        WHERE position > coalesce(prefix.until, 0)) AS kept
      WHERE horizon.owner_key = $1)
    SELECT count(*) FROM pruned`,
} as const;

/** The writer announces itself before the first position is drawn, which a row of the journal has by default. */
function insertEvents(columns: readonly string[], parameters?: number[]): string {
  return `INSERT INTO taskflow.events (${columns.join(", ")})
    WITH announced AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared((${ANNOUNCEMENT}::bigint << 48) + last_value)
      FROM taskflow.event_positions)
    SELECT new.* FROM announced CROSS JOIN ${arrays(columns, parameters)}`;
}

/**
 * A slice of the journal for each read. A row for each event of it that matches, up to a number and a size, else one
 * without an event; each says up to where the owner's events were deleted, whether the read starts there or after an
 * event that is kept, how many rows the slice has, and up to where it goes.
 */
function readEvents(condition: string, until: string): string {
  const matching = `SELECT *, ${sizeOf(eventColumns)} AS size FROM taskflow.events AS one
      WHERE ${condition} AND position > wanted.after AND position <= slice.last
        AND (wanted.types IS NULL OR type = ANY (string_to_array(wanted.types, ',')))
      ORDER BY position LIMIT wanted.most`;
  return `SELECT wanted.read, coalesce(horizon.position, 0)::bigint,
      wanted.after = coalesce(horizon.position, 0) OR EXISTS (SELECT 1 FROM taskflow.events AS one
        WHERE one.owner_key = wanted.owner_key AND one.position = wanted.after),
      slice.events, ${until}, event.position, event.size, event.next,
      ${columnsOf("event", eventColumns)}
    FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[])
      WITH ORDINALITY AS wanted (owner_key, flow_id, after, types, slice, most, bytes, read)
    LEFT JOIN LATERAL (SELECT position FROM taskflow.event_horizons AS one
      WHERE one.owner_key = wanted.owner_key LIMIT 1) AS horizon ON true
    CROSS JOIN LATERAL (SELECT count(*) AS events, max(position) AS last FROM (SELECT position
      FROM taskflow.events AS one WHERE ${condition} AND position > wanted.after AND position <= $8
      ORDER BY position LIMIT wanted.slice) AS one) AS slice
    LEFT JOIN LATERAL (${within("wanted.bytes", matching, "position")}) AS event ON true
    ORDER BY wanted.read, event.position`;
}
