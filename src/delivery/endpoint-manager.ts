import type {
  CreateEndpointInput,
  EndpointCreation,
  EndpointManager,
  EndpointRecord,
  RequestIdentity,
} from "../port/endpoints.ts";
import { newSigningSecret } from "../shared/signing-secret.ts";
import type { BelievedTime } from "../taskflow/believed-time.ts";
import { newId } from "../taskflow/clock.ts";
import { parseDeliveryPosition } from "../taskflow/delivery-position.ts";
import type { StoredEndpoint } from "../taskflow/delivery-store.ts";
import { changeEndpoint } from "./change-endpoint.ts";
import { endpointIdOf } from "./endpoint-id.ts";
import type { PolicyReader } from "./policy-reader.ts";
import { findEvent, redeliverSince } from "./redeliver.ts";
import type { SendingStore } from "./settings.ts";
import type { Deliveries } from "./start-deliveries.ts";

export interface ManagerParts {
  store: SendingStore;
  sender: Pick<Deliveries, "checkUrl" | "changed" | "test">;
  policies: Pick<PolicyReader, "choose">;
  time: Pick<BelievedTime, "now" | "wall">;
  /** How many endpoints actions can create in a session. */
  maxPerSession: number;
}

const UNKNOWN = { refused: "not_found" } as const;
const CONFIGURED = { refused: "configured" } as const;

/** The endpoints of one session. An endpoint of another is answered as if it did not exist. */
export function bindEndpoints(ownerKey: string, parts: ManagerParts): EndpointManager {
  const { store, sender, policies, time } = parts;
  const { deliveries } = store;
  const find = (endpointId: string) => deliveries.findEndpoint(ownerKey, endpointId);

  return {
    refusalOfUrl: (url) => sender.checkUrl(url),
    create: (input, identity) => createEndpoint(ownerKey, { input, identity }, parts),
    update: async (input) => {
      const fresh = { now: time.wall(), secret: input.rotateSecret ? newSigningSecret() : undefined };
      const endpoint = await deliveries.updateEndpoint(ownerKey, input.endpointId, (found) =>
        found.source === "config" ? undefined : changeEndpoint(found, input, fresh),
      );
      if (!endpoint) return UNKNOWN;
      if (endpoint.source === "config") return CONFIGURED;
      sender.changed();
      return { endpoint: recordOf(endpoint), secret: fresh.secret };
    },
    delete: async (endpointId) => {
      if ((await find(endpointId))?.source === "config") return CONFIGURED;
      if (!(await deliveries.deleteEndpoint(ownerKey, endpointId))) return UNKNOWN;
      sender.changed();
      return { deleted: true };
    },
    list: async () => (await deliveries.listEndpoints(ownerKey)).map(recordOf),
    test: async (endpointId) => {
      const endpoint = await find(endpointId);
      return endpoint ? { attempt: await sender.test(endpoint, newId(time.wall())) } : UNKNOWN;
    },
    listDeliveries: async (query) => {
      if (query.after !== undefined && !parseDeliveryPosition(query.after)) return { refused: "cursor" };
      return (await find(query.endpointId)) ? deliveries.listDeliveries(ownerKey, query) : UNKNOWN;
    },
    redeliver: async (endpointId, query) => {
      const endpoint = await find(endpointId);
      if (!endpoint) return UNKNOWN;
      const redelivery =
        "eventId" in query
          ? await redeliverEvent(endpoint, query.eventId, parts)
          : await redeliverSince(endpoint, query, { store, policies, now: () => time.now() });
      sender.changed();
      return redelivery;
    },
  };
}

interface Creation {
  input: CreateEndpointInput;
  identity: RequestIdentity | undefined;
}

/** A repeated request finds what it created before it was interrupted. Its secret is not shown a second time. */
async function createEndpoint(
  ownerKey: string,
  { input, identity }: Creation,
  { store, sender, time, maxPerSession }: ManagerParts,
): Promise<EndpointCreation> {
  const now = time.wall();
  const endpointId = identity === undefined ? newId(now) : endpointIdOf(ownerKey, identity);
  const findExisting = async () => {
    const found = identity === undefined ? undefined : await store.deliveries.findEndpoint(ownerKey, endpointId);
    return found && ({ endpoint: recordOf(found), existed: true } as const);
  };
  const existing = await findExisting();
  if (existing) return existing;
  const { secret = newSigningSecret(), ...settings } = input;
  const endpoint: StoredEndpoint = {
    ...settings,
    endpointId,
    ownerKey,
    source: "action",
    enabled: true,
    createdAt: now,
    updatedAt: now,
    secret,
    position: await store.locateEvents(ownerKey, "latest"),
  };
  const stored = await store.deliveries.createEndpoint(endpoint, maxPerSession).catch(async (error: unknown) => {
    // Another process may have performed the same request at the same time.
    if (!(await findExisting())) throw error;
    return false;
  });
  if (!stored) return (await findExisting()) ?? { refused: "too_many", max: maxPerSession };
  sender.changed();
  return { endpoint: recordOf(endpoint), secret };
}

async function redeliverEvent({ ownerKey, endpointId }: StoredEndpoint, eventId: string, parts: ManagerParts) {
  const { store, time } = parts;
  const event =
    (await store.deliveries.findDeliveredEvent(ownerKey, endpointId, eventId)) ??
    (await findEvent(store, ownerKey, eventId));
  if (!event) return { refused: "event_unknown" } as const;
  return { queued: await store.deliveries.redeliver({ ownerKey, endpointId, events: [event], now: time.now() }) };
}

/** Without what only the store needs: no answer can hold it by mistake. */
function recordOf(endpoint: StoredEndpoint): EndpointRecord {
  const { secret: _s, previousSecret: _p, previousSecretUntil: _u, position: _at, ...record } = endpoint;
  return record;
}
