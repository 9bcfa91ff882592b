/** Brings the database to version 8. Never to be changed: what changes these tables is another migration. */
export const DELIVERY_TABLES = `
  -- URLs to which events are sent. A number is never given a second time: what an endpoint that was deleted has left
  -- does not belong to a later one.
  CREATE TABLE endpoints (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    owner_key TEXT NOT NULL,
    endpoint_id TEXT NOT NULL,
    url TEXT NOT NULL,
    -- A JSON array.
    types TEXT,
    description TEXT,
    source TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    disabled_reason TEXT,
    failing_since INTEGER,
    last_success_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    -- Secrets sign messages: a hash would not do.
    secret TEXT,
    previous_secret TEXT,
    previous_secret_until INTEGER,
    -- Up to where the journal has been read.
    position TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX endpoint_by_id ON endpoints (owner_key, endpoint_id);
  -- Those of an owner, oldest first.
  CREATE INDEX endpoint_by_age ON endpoints (owner_key, seq);

  -- Events on their way, and those that arrived or failed. Each holds its event: the journal may be pruned first.
  CREATE TABLE deliveries (
    seq INTEGER PRIMARY KEY,
    -- The number of the endpoint. No foreign key: deliveries of a deleted endpoint are deleted in steps.
    endpoint INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    type TEXT NOT NULL,
    -- A JSON object.
    event TEXT NOT NULL,
    status TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    -- While it is pending.
    due_at INTEGER,
    last_status INTEGER,
    last_error TEXT,
    created_at INTEGER NOT NULL,
    ended_at INTEGER,
    -- A JSON object in each line.
    attempt_log TEXT NOT NULL,
    response_head BLOB
  ) STRICT;
  CREATE UNIQUE INDEX delivery_by_event ON deliveries (endpoint, event_id);
  -- What to send next, in each endpoint: one with many does not make the others' search longer.
  CREATE INDEX delivery_due ON deliveries (endpoint, due_at) WHERE due_at IS NOT NULL;
  -- Pages from newest to oldest, and the oldest that is pending.
  CREATE INDEX delivery_by_status ON deliveries (endpoint, status, created_at, event_id);
  CREATE INDEX delivery_to_prune ON deliveries (ended_at) WHERE ended_at IS NOT NULL;
  `;
