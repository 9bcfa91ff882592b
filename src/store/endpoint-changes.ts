import type { DeliveryOutcome, StoredEndpoint } from "../taskflow/delivery-store.ts";

type Health = NonNullable<DeliveryOutcome["endpoint"]>;

/** The endpoint after an outcome; the endpoint itself when the outcome changes nothing. */
export function withHealth(
  endpoint: StoredEndpoint,
  { endpoint: health }: DeliveryOutcome,
  now: number,
): StoredEndpoint {
  if (!health) return endpoint;
  const changed = { ...endpoint };
  // The first failure stands: another process may not have heard of it.
  if (health.failingSince === null) changed.failingSince = undefined;
  else if (health.failingSince !== undefined) changed.failingSince ??= health.failingSince;
  if (health.lastSuccessAt !== undefined)
    changed.lastSuccessAt = Math.max(health.lastSuccessAt, endpoint.lastSuccessAt ?? 0);
  if (health.enabled !== undefined && health.enabled !== endpoint.enabled && !isOutdated(endpoint, health)) {
    changed.enabled = health.enabled;
    changed.disabledReason = health.enabled ? undefined : health.disabledReason;
    changed.updatedAt = now;
  }
  return changed;
}

/** Whether the endpoint was to be disabled for failures before a success, or before an action enabled it again. */
function isOutdated({ failingSince = Number.POSITIVE_INFINITY }: StoredEndpoint, health: Health): boolean {
  return health.disabledReason === "failing" && failingSince > (health.failingSince ?? 0);
}

/** A configured endpoint that was known before: as it is configured now, from where it has been read, as well as it was. */
function reconfigured(known: StoredEndpoint, configured: StoredEndpoint): StoredEndpoint {
  const { enabled, disabledReason, failingSince, lastSuccessAt, createdAt, updatedAt, position } = known;
  const kept = { ...configured, enabled, disabledReason, failingSince, lastSuccessAt, createdAt, updatedAt, position };
  return sameSettings(known, kept) ? known : { ...kept, updatedAt: configured.updatedAt };
}

function sameSettings(a: StoredEndpoint, b: StoredEndpoint): boolean {
  const settings = ({ url, types, description, secret }: StoredEndpoint) =>
    JSON.stringify([url, types, description, secret]);
  return settings(a) === settings(b);
}

/** What brings the configured endpoints that are stored to those of a configuration. */
export function difference(stored: readonly StoredEndpoint[], configured: readonly StoredEndpoint[]) {
  const known = new Map(stored.map((endpoint) => [keyOf(endpoint), endpoint]));
  const wanted = new Map(configured.map((endpoint) => [keyOf(endpoint), endpoint]));
  const changes = [...wanted].map(([key, endpoint]) => ({ endpoint, before: known.get(key) }));
  return {
    added: changes.flatMap(({ endpoint, before }) => (before ? [] : [endpoint])),
    updated: changes.flatMap(({ endpoint, before }) => {
      const after = before && reconfigured(before, endpoint);
      return after && after !== before ? [after] : [];
    }),
    deleted: [...known].flatMap(([key, endpoint]) => (wanted.has(key) ? [] : [endpoint])),
  };
}

export type EndpointKey = Pick<StoredEndpoint, "ownerKey" | "endpointId">;

/** Names one endpoint in this process. */
export function keyOf({ ownerKey, endpointId }: EndpointKey): string {
  return JSON.stringify([ownerKey, endpointId]);
}
