import type { BoundTaskFlow } from "../port/bound-task-flow.ts";
import type { OperatorHost, RunningGateway } from "../port/operator.ts";
import type { CommandStore } from "./command-store.ts";

interface Parts {
  store: CommandStore;
  /** A session whose changes have no route. */
  bind: (sessionKey: string) => BoundTaskFlow;
  gateway?: RunningGateway | undefined;
}

/** Everything that operators' commands need of a store, in one place. */
export function createOperatorHost({ store, bind, gateway }: Parts): OperatorHost {
  const { operator, deliveries, system } = store;
  return {
    system,
    gateway,
    session: bind,
    listSessions: (page) => operator.listSessions(page),
    measureQueues: (sessionKey, page) => operator.measureQueues(sessionKey, page),
    listEndpoints: async () => (await deliveries?.listEndpoints()) ?? [],
    findAttempts: async ({ ownerKey, endpointId }, eventId) => deliveries?.findAttempts(ownerKey, endpointId, eventId),
    measureDeliveries: async (atMost) => (await deliveries?.measureDeliveries(atMost)) ?? { pending: 0 },
    // Other processes write to a shared database: it would count every row.
    ...(system === "sqlite" && { countFlows: () => store.countFlows() }),
  };
}
