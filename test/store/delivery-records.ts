import type { EventRecord } from "../../src/port/events.ts";
import type {
  ClaimedDelivery,
  ClaimRequest,
  DeliveryOutcome,
  DeliveryStore,
  StoredEndpoint,
} from "../../src/taskflow/delivery-store.ts";
import type { FlowStore } from "../../src/taskflow/flow-store.ts";

export const OWNER = "agent:main:main";
export const MINUTE = 60_000;

let counter = 0;
const next = (): string => String((counter += 1)).padStart(6, "0");

export function anEndpoint(over: Partial<StoredEndpoint> = {}): StoredEndpoint {
  return {
    endpointId: `endpoint-${next()}`,
    ownerKey: OWNER,
    url: "https://receiver.example/hook",
    source: "action",
    enabled: true,
    createdAt: 1_700_000_000_000,
    updatedAt: 1_700_000_000_000,
    position: "p000",
    ...over,
  };
}

export function anEvent(over: Partial<EventRecord> = {}): EventRecord {
  const n = next();
  return {
    eventId: `event-${n}`,
    ownerKey: OWNER,
    type: "flow.waiting",
    occurredAt: 1_700_000_000_000,
    flowId: `flow-${n}`,
    revision: 1,
    status: "waiting",
    ...over,
  };
}

export const someEvents = (count: number, over: Partial<EventRecord> = {}): EventRecord[] =>
  Array.from({ length: count }, () => anEvent(over));

export function deliveriesOf(store: FlowStore): DeliveryStore {
  if (!store.deliveries) throw new Error("This store keeps no deliveries.");
  return store.deliveries;
}

/** An endpoint with a pending delivery of each event. */
export async function anEndpointWith(
  deliveries: DeliveryStore,
  events: readonly EventRecord[],
  { now = Date.now(), ...over }: Partial<StoredEndpoint> & { now?: number } = {},
): Promise<StoredEndpoint> {
  const endpoint = anEndpoint(over);
  await deliveries.createEndpoint(endpoint, 1_000);
  const { ownerKey, endpointId, position } = endpoint;
  await deliveries.enqueue({ ownerKey, endpointId, from: position, to: "p001", events, now });
  return endpoint;
}

/** Everything that is due, for a minute. */
export const claim = (deliveries: DeliveryStore, over: Partial<ClaimRequest> = {}): Promise<ClaimedDelivery[]> =>
  deliveries.claimDeliveries({
    now: Date.now(),
    limit: 1_000,
    perEndpoint: 1_000,
    leaseMs: MINUTE,
    busy: new Map(),
    ...over,
  });

export const idsOf = (claimed: readonly ClaimedDelivery[]): string[] => claimed.map(({ event }) => event.eventId);

/** An attempt that was answered with a status. */
export function outcomeOf(
  { ownerKey, delivery, claim: proof }: ClaimedDelivery,
  over: Partial<DeliveryOutcome> = {},
): DeliveryOutcome {
  const { endpointId, eventId } = delivery;
  const attempt = { delivered: true, at: Date.now(), durationMs: 5, status: 204 };
  const after = { status: "delivered", attempts: delivery.attempts + 1, lastStatus: 204 } as const;
  return { ownerKey, endpointId, eventId, claim: proof, attempt, delivery: after, ...over };
}
