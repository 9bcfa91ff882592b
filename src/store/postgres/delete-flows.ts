import { answerNeedle, eventNeedle } from "../needles.ts";
import { encodeText } from "../rows.ts";
import type { Database, Transaction } from "./database.ts";
import type { FlowKey } from "./flows.ts";
import { SQL } from "./statements.ts";

/**
 * Deletes flows that the transaction has locked, and what is kept of them. Whoever keeps an answer about one of them holds
 * the flow's lock, and so has kept it by now.
 */
export function deleteFlows(transaction: Transaction, flows: readonly FlowKey[]): void {
  for (const { ownerKey, flowId } of flows) {
    const owner = encodeText(ownerKey);
    void transaction.write(SQL.deleteFlow, [owner, encodeText(flowId)]);
    void transaction.write(SQL.eraseKeys, [owner, answerNeedle(flowId)]);
    void transaction.write(SQL.eraseEvents, [owner, encodeText(flowId)]);
    eraseDeliveries(transaction, { ownerKey, flowId });
  }
}

/**
 * Deletes the deliveries of these flows again, which are gone: a gateway that had read an event before may have waited to
 * add a delivery of it. What fails here is left to the maintenance: the flows are deleted, and nobody can ask again.
 */
export async function deleteLateDeliveries(database: Database, flows: readonly FlowKey[]): Promise<void> {
  if (flows.length === 0) return;
  const again = async (transaction: Transaction) => {
    for (const flow of flows) eraseDeliveries(transaction, flow);
  };
  await database.transaction(again).catch(() => undefined);
}

function eraseDeliveries(transaction: Transaction, { ownerKey, flowId }: FlowKey): void {
  const owner = encodeText(ownerKey);
  void transaction.write(SQL.lockOwnEndpoints, [owner]);
  void transaction.write(SQL.eraseDeliveries, [owner, eventNeedle(flowId)]);
}
