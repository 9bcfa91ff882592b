import type { ResolvedRoutes } from "./describe-route-secrets.ts";
import { leftoverOf } from "./judge-secret.ts";
import { resolveSecrets, type SecretContext } from "./resolve-secrets.ts";
import { missing, parseSecret, type Resolved, type SecretInput, type SecretInputs } from "./secret-ref.ts";

/** A secret of a list, by its place in the configuration. */
interface Wanted {
  routeId: string;
  at: number;
  input: SecretInput;
}

/** Resolves all secrets of the routes. */
export async function resolveRouteSecrets(
  routes: Record<string, SecretInputs>,
  context: SecretContext,
): Promise<ResolvedRoutes> {
  const resolved = await resolve(wantedBy(routes), context);
  return mapSecrets(routes, (wanted) => resolved(wanted) ?? missing("it was not resolved"));
}

interface Refresh {
  routes: Record<string, SecretInputs>;
  last: ResolvedRoutes;
  /** Says why a route cannot use a secret. */
  refusalOf: (routeId: string, value: string) => string | undefined;
}

export interface RefreshedSecrets {
  secrets: ResolvedRoutes;
  /** Why a secret was not resolved again, and whether there is a last value. */
  failures: { routeId: string; kept: boolean; reason: string }[];
}

/** Resolves again what commands print. A secret for which that fails stays as it was. */
export async function refreshRouteSecrets(
  { routes, last, refusalOf }: Refresh,
  context: SecretContext,
): Promise<RefreshedSecrets> {
  const asked = wantedBy(routes).filter(({ input }) => isFromCommand(input));
  const resolved = await resolve(asked, context);
  const failures: RefreshedSecrets["failures"] = [];
  const secrets = mapSecrets(routes, (wanted) => {
    const { routeId, at } = wanted;
    const before = last.get(routeId)?.[at] ?? missing("it was not resolved");
    const now = resolved(wanted);
    const reason = now?.ok ? refusalOf(routeId, now.value) : now?.reason;
    if (reason !== undefined) failures.push({ routeId, kept: before.ok, reason });
    return now === undefined || (reason !== undefined && before.ok) ? before : now;
  });
  return { secrets, failures };
}

export function isFromCommand(input: SecretInput): boolean {
  const secret = parseSecret(input, {});
  return !("value" in secret) && secret.source === "exec";
}

/** A secret that was found is refused where it is only the shape of one. */
export function refuseLeftover(secret: Resolved): Resolved {
  const reason = secret.ok ? leftoverOf(secret.value) : undefined;
  return reason === undefined ? secret : missing(reason);
}

async function resolve(wanted: Wanted[], context: SecretContext): Promise<(one: Wanted) => Resolved | undefined> {
  const inputs = Object.fromEntries(wanted.map((one) => [nameOf(one), one.input]));
  const resolved = await resolveSecrets(inputs, context);
  return (one) => {
    const secret = resolved.get(nameOf(one));
    return secret && refuseLeftover(secret);
  };
}

function wantedBy(routes: Record<string, SecretInputs>): Wanted[] {
  return Object.entries(routes).flatMap(([routeId, secrets]) => listOf(routeId, secrets));
}

function mapSecrets(routes: Record<string, SecretInputs>, map: (wanted: Wanted) => Resolved): ResolvedRoutes {
  const each = Object.entries(routes).map(
    ([routeId, secrets]) => [routeId, listOf(routeId, secrets).map(map)] as const,
  );
  return new Map(each);
}

function listOf(routeId: string, secrets: SecretInputs): Wanted[] {
  return [secrets].flat().map((input, at) => ({ routeId, at, input }));
}

function nameOf({ routeId, at }: Wanted): string {
  return `${at} ${routeId}`;
}
