/**
 * The tables of the journal: version 4 of the database.
 *
 * Positions come from a sequence, and transactions commit in another order than they draw from it. A reader that
 * continues after the last position that it has seen would skip what a slower writer commits below it. Therefore each
 * writer announces itself before it draws, by an advisory lock that holds the newest position of that moment and ends
 * with its transaction: everything that it draws is greater. A reader stops at the least position that is announced.
 * Only writers of events count: docs/decisions/announced-writers.md says why.
 */
export const JOURNAL_TABLES = `
  -- Positions fit into the last 48 bits of the key of a lock.
  CREATE SEQUENCE taskflow.event_positions MAXVALUE 281474976710655;
  -- From now on last_value is a position that has been drawn.
  SELECT nextval('taskflow.event_positions');

  CREATE TABLE taskflow.events (
    owner_key text COLLATE "C" NOT NULL,
    position bigint NOT NULL DEFAULT nextval('taskflow.event_positions'),
    occurred_at bigint NOT NULL,
    revision bigint NOT NULL,
    event_id uuid NOT NULL,
    type text COLLATE "C" NOT NULL,
    flow_id text COLLATE "C" NOT NULL,
    status text NOT NULL,
    current_step text,
    task_id text,
    task_status text,
    progress_summary text,
    route_id text,
    PRIMARY KEY (owner_key, position)
  );
  ALTER SEQUENCE taskflow.event_positions OWNED BY taskflow.events.position;
  ALTER TABLE taskflow.events ALTER COLUMN owner_key SET STATISTICS 0;
  -- Without the owner, which would make it larger by half: a flow has one.
  CREATE INDEX event_by_flow ON taskflow.events (flow_id, position);

  -- A row for each session: up to where its events were deleted; and of those that are kept, how far the maintenance has
  -- looked at them, at how many, and when the first of these occurred.
  CREATE TABLE taskflow.event_horizons (
    owner_key text COLLATE "C" PRIMARY KEY,
    position bigint NOT NULL DEFAULT 0,
    surveyed bigint NOT NULL,
    events bigint NOT NULL,
    oldest_at bigint NOT NULL
  );

  -- The position up to which no event will be committed any more; statements that begin afterwards see all of them. In
  -- this order: who draws a position between the two steps draws a greater one.
  CREATE FUNCTION taskflow.settled_events() RETURNS bigint LANGUAGE plpgsql AS $$ DECLARE
    newest bigint;
    announced bigint;
  BEGIN
    SELECT last_value INTO newest FROM taskflow.event_positions;
    SELECT min((classid::bigint & 65535) << 32 | objid::bigint) INTO announced FROM pg_locks
      WHERE locktype = 'advisory' AND objsubid = 1 AND classid::bigint >> 16 = 29798
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database());
    RETURN least(newest, announced);
  END $$;
`;
