import type { PoolConfig } from "pg";
import { StoreError } from "../store-error.ts";

export interface ConnectionSettings {
  pool: PoolConfig;
  /** Host, port and database, for messages; never the user or the password. */
  place: string;
}

const CONNECT_TIMEOUT_MS = 5_000;
/** A statement that takes longer ends its connection: behind it may be a server that will never answer. */
export const STATEMENT_TIMEOUT_MS = 10_000;
const IDLE_TIMEOUT_MS = 60_000;
/** A connection is replaced now and then, so that all of them follow when the address comes to mean another server. */
const MAX_LIFETIME_S = 600;
/** Changes and reads that arrive together share a connection; more than this would only wait for each other. */
const DEFAULT_CONNECTIONS = 10;
const MAX_CONNECTIONS = 1_000;

const EXAMPLE = "postgres://user:password@host:5432/database";

/** Settings of a connection pool from a URL. Throws `StoreError`, which never holds a part of the URL that is secret. */
export function connectionSettings(url: string): ConnectionSettings {
  const parsed = parse(url);
  const max = connectionsOf(parsed);
  const place = placeOf(parsed);
  return {
    place,
    pool: {
      connectionString: parsed.href,
      max,
      // Each of them is one batch at a time, sent without waiting for the answers in between.
      pipeline: true,
      keepAlive: true,
      keepAliveInitialDelayMillis: CONNECT_TIMEOUT_MS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: STATEMENT_TIMEOUT_MS,
      idleTimeoutMillis: IDLE_TIMEOUT_MS,
      maxLifetimeSeconds: MAX_LIFETIME_S,
      fallback_application_name: "taskflow-webhooks",
    },
  };
}

function parse(url: string): URL {
  const parsed = URL.parse(url.trim());
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol) || endsEarly(parsed))
    throw new StoreError(
      `The store is not a PostgreSQL URL such as ${EXAMPLE}. Special characters in the password must be percent-encoded.`,
    );
  return parsed;
}

/** The driver takes a host and a port from the query too: a host that is a path is the folder of a Unix socket. */
function placeOf({ hostname, port, pathname, searchParams }: URL): string {
  const host = searchParams.get("host") ?? (hostname || "localhost");
  return `${host}:${searchParams.get("port") ?? (port || "5432")}${pathname}`;
}

/** A "/", "?" or "#" in a password ends the address there, and what follows would be shown as host and database. */
function endsEarly({ pathname, search, hash }: URL): boolean {
  return hash !== "" || !/^\/?[^/]*$/.test(pathname) || `${pathname}${search}`.includes("@");
}

/** `pool_max_conns`, as pgx calls it; taken out of what the driver sees. */
function connectionsOf(url: URL): number {
  const text = url.searchParams.get("pool_max_conns");
  url.searchParams.delete("pool_max_conns");
  if (text === null) return DEFAULT_CONNECTIONS;
  const connections = Number(text);
  if (!/^\d+$/.test(text) || connections < 1 || connections > MAX_CONNECTIONS)
    throw new StoreError(`pool_max_conns of the store's URL takes a number from 1 to ${MAX_CONNECTIONS}.`);
  return connections;
}
