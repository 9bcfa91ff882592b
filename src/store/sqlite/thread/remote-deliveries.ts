import type { DeliveryStore, StoredEndpoint } from "../../../taskflow/delivery-store.ts";
import type { ThreadCalls } from "./thread-calls.ts";

/** Endpoints and deliveries of a store in another thread. */
export function remoteDeliveries(calls: ThreadCalls): DeliveryStore {
  const remote =
    <Name extends keyof DeliveryStore>(name: Name) =>
    (...input: Parameters<DeliveryStore[Name]>) =>
      calls.call(`deliveries.${name}`, ...input) as ReturnType<DeliveryStore[Name]>;
  return {
    createEndpoint: remote("createEndpoint"),
    updateEndpoint: updating(calls),
    deleteEndpoint: remote("deleteEndpoint"),
    findEndpoint: remote("findEndpoint"),
    listEndpoints: remote("listEndpoints"),
    replaceConfigured: remote("replaceConfigured"),
    enqueue: remote("enqueue"),
    claimDeliveries: remote("claimDeliveries"),
    settleDeliveries: remote("settleDeliveries"),
    nextDeliveryAt: remote("nextDeliveryAt"),
    listDeliveries: remote("listDeliveries"),
    redeliver: remote("redeliver"),
    findDeliveredEvent: remote("findDeliveredEvent"),
    findAttempts: remote("findAttempts"),
    pruneDeliveries: remote("pruneDeliveries"),
    measureDeliveries: remote("measureDeliveries"),
  };
}

/** A function cannot go to another thread: what it made of an endpoint replaces that, unless it has changed since. */
function updating(calls: ThreadCalls): DeliveryStore["updateEndpoint"] {
  return async (ownerKey, endpointId, decide) => {
    for (;;) {
      const before = await calls.call<StoredEndpoint | undefined>("deliveries.findEndpoint", ownerKey, endpointId);
      const after = before && decide(before);
      if (!after) return before;
      const { replaced, endpoint } = await calls.call<{ replaced: boolean; endpoint: StoredEndpoint | undefined }>(
        "deliveries.replaceEndpoint",
        ownerKey,
        endpointId,
        before,
        after,
      );
      if (replaced || !endpoint) return endpoint;
    }
  };
}
