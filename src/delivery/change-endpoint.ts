import type { UpdateEndpointInput } from "../port/endpoints.ts";
import type { StoredEndpoint } from "../taskflow/delivery-store.ts";

/** For so long after a rotation the old secret signs too. */
const ROTATION_MS = 24 * 60 * 60_000;

/**
 * The endpoint with the fields of the request. Undefined if none of them changes it. A disabled endpoint keeps its place
 * in the journal, so that it misses nothing that the journal keeps until it is enabled.
 */
export function changeEndpoint(
  endpoint: StoredEndpoint,
  { url, types, description, enabled }: UpdateEndpointInput,
  { now, secret }: { now: number; secret?: string | undefined },
): StoredEndpoint | undefined {
  const changed: StoredEndpoint = {
    ...endpoint,
    // Another receiver has not failed yet.
    ...(url !== undefined && url !== endpoint.url && { url, failingSince: undefined }),
    ...(types !== undefined && { types: types ?? undefined }),
    ...(description !== undefined && { description: description ?? undefined }),
    ...(enabled === true && ENABLED),
    ...(enabled === false && endpoint.enabled && DISABLED),
    ...(secret && rotated(endpoint, secret, now)),
  };
  return isSame(changed, endpoint) ? undefined : { ...changed, updatedAt: now };
}

/** The state of an endpoint that nobody has disabled, and that has not failed. */
export const ENABLED = { enabled: true, disabledReason: undefined, failingSince: undefined } as const;
const DISABLED = { enabled: false, disabledReason: "requested" } as const;

function rotated({ secret: previousSecret }: StoredEndpoint, secret: string, now: number) {
  return { secret, previousSecret, previousSecretUntil: now + ROTATION_MS };
}

function isSame(a: StoredEndpoint, b: StoredEndpoint): boolean {
  const names = Object.keys({ ...a, ...b }) as (keyof StoredEndpoint)[];
  return names.every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]));
}
