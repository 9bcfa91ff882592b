/**
 * The tables of outgoing webhooks: version 5 of the database.
 *
 * Times of `due_at` are of the database's clock, which all gateways share. A claim moves `due_at` to its end: whoever
 * looks for work does not come across what is under way, and if its gateway is gone, it is due again by itself.
 */
export const DELIVERY_TABLES = `
  -- URLs to which events are sent.
  CREATE TABLE taskflow.endpoints (
    owner_key text COLLATE "C" NOT NULL,
    endpoint_id text COLLATE "C" NOT NULL,
    -- By this number deliveries name it: what a deleted endpoint has left does not belong to a later one of the same id.
    seq bigint GENERATED ALWAYS AS IDENTITY,
    url text NOT NULL,
    -- A JSON array.
    types text,
    description text,
    source text COLLATE "C" NOT NULL,
    enabled boolean NOT NULL,
    disabled_reason text,
    failing_since bigint,
    last_success_at bigint,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    -- Secrets sign messages: a hash would not do.
    secret text,
    previous_secret text,
    previous_secret_until bigint,
    -- Up to where the journal has been read.
    position text COLLATE "C" NOT NULL,
    PRIMARY KEY (owner_key, endpoint_id)
  );
  CREATE UNIQUE INDEX endpoint_by_number ON taskflow.endpoints (owner_key, seq);

  -- Events on their way, and those that arrived or failed. Each holds its event: the journal may be pruned first.
  CREATE TABLE taskflow.deliveries (
    owner_key text COLLATE "C" NOT NULL,
    -- No foreign key: deliveries of a deleted endpoint are deleted in steps.
    endpoint bigint NOT NULL,
    event_id text COLLATE "C" NOT NULL,
    type text NOT NULL,
    -- A JSON object. Not jsonb: it refuses \\u0000 and lone surrogates.
    event text NOT NULL,
    status text COLLATE "C" NOT NULL,
    attempts bigint NOT NULL,
    next_attempt_at bigint,
    -- While it is pending.
    due_at bigint,
    claim text,
    last_status bigint,
    last_error text,
    created_at bigint NOT NULL,
    ended_at bigint,
    -- A JSON object in each line.
    attempt_log text NOT NULL,
    response_head bytea,
    PRIMARY KEY (owner_key, endpoint, event_id)
  );
  ALTER TABLE taskflow.deliveries ALTER COLUMN owner_key SET STATISTICS 0;
  -- What to send next, in each endpoint: one with many does not make the others' search longer.
  CREATE INDEX delivery_due ON taskflow.deliveries (owner_key, endpoint, due_at, event_id) WHERE due_at IS NOT NULL;
  -- Pages from newest to oldest, and the oldest that is pending.
  CREATE INDEX delivery_by_status ON taskflow.deliveries (owner_key, endpoint, status, created_at, event_id);
  CREATE INDEX delivery_to_prune ON taskflow.deliveries (ended_at) WHERE ended_at IS NOT NULL;
`;
