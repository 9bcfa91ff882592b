import type { DeliveryOutcome, StoredEndpoint } from "../../taskflow/delivery-store.ts";
import { outcomeValues, responseHeadOf } from "../delivery-rows.ts";
import { keyOf, withHealth } from "../endpoint-changes.ts";
import { decodeText, encodeText, type Row } from "../rows.ts";
import type { Database } from "./database.ts";
import { endpointKey, lockEndpoints, updateEndpoints } from "./endpoints.ts";
import { transposed } from "./rows.ts";
import { SQL } from "./statements.ts";

export interface Settlement {
  outcome: DeliveryOutcome;
  now: number;
}

/**
 * Endpoints are locked first, then deliveries, both in the order of their keys: no two gateways wait for each other.
 * Whoever has lost a claim changes nothing, not even the endpoint.
 */
export async function settleDeliveries(database: Database, settlements: readonly Settlement[]): Promise<void> {
  const byClaim = new Map<string, Settlement>();
  for (const settlement of settlements) {
    const claim = `${nameOf(settlement.outcome)}${settlement.outcome.claim}`;
    if (!byClaim.has(claim)) byClaim.set(claim, settlement);
  }
  if (byClaim.size === 0) return;
  const inOrder = [...byClaim].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, settlement]) => settlement);
  const healthy = settlements.filter(({ outcome }) => outcome.endpoint);
  await database.transaction(async (transaction) => {
    const [endpoints, rows] = await Promise.all([
      lockEndpoints(
        transaction,
        healthy.map(({ outcome }) => outcome),
      ),
      transaction.write(SQL.settleDeliveries, transposed(inOrder.map(valuesOf))),
    ]);
    const settled = new Set(rows.map(nameFrom));
    updateEndpoints(
      transaction,
      changedBy(
        endpoints,
        healthy.filter(({ outcome }) => settled.has(nameOf(outcome))),
      ),
    );
  });
}

function changedBy(endpoints: readonly StoredEndpoint[], settlements: readonly Settlement[]): StoredEndpoint[] {
  const before = new Map(endpoints.map((endpoint) => [keyOf(endpoint), endpoint]));
  const after = new Map(before);
  for (const { outcome, now } of settlements) {
    const endpoint = after.get(keyOf(outcome));
    if (endpoint) after.set(keyOf(outcome), withHealth(endpoint, outcome, now));
  }
  return [...after].flatMap(([key, endpoint]) => (endpoint === before.get(key) ? [] : [endpoint]));
}

/** In the order of the statement's parameters. */
function valuesOf({ outcome, now }: Settlement): (string | number | null)[] {
  const head = responseHeadOf(outcome);
  const { nextAttemptAt = now } = outcome.delivery;
  return [
    ...endpointKey(outcome),
    encodeText(outcome.eventId),
    outcome.claim,
    ...outcomeValues(outcome, now),
    outcome.delivery.status === "pending" ? Math.max(0, nextAttemptAt - now) : null,
    head && `\\x${Buffer.from(head).toString("hex")}`,
  ];
}

type DeliveryKey = Pick<DeliveryOutcome, "ownerKey" | "endpointId" | "eventId">;

/** Names one delivery in this process. */
function nameOf({ ownerKey, endpointId, eventId }: DeliveryKey): string {
  return JSON.stringify([ownerKey, endpointId, eventId]);
}

function nameFrom([owner, endpointId, eventId]: Row): string {
  return nameOf({
    ownerKey: decodeText(owner as string),
    endpointId: decodeText(endpointId as string),
    eventId: decodeText(eventId as string),
  });
}
