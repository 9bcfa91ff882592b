import { bindEndpoints } from "../delivery/endpoint-manager.ts";
import { PolicyReader } from "../delivery/policy-reader.ts";
import type { SendingStore } from "../delivery/settings.ts";
import type { EndpointManager } from "../port/endpoints.ts";
import type { OperatorHost } from "../port/operator.ts";
import { BelievedTime } from "../taskflow/believed-time.ts";
import { bindSession } from "../taskflow/bind-session.ts";
import type { Answers, CommandStore } from "../taskflow/command-store.ts";
import { EventLogs } from "../taskflow/event-log.ts";
import type { FlowStore } from "../taskflow/flow-store.ts";
import { interpretCommands } from "../taskflow/interpret-commands.ts";
import { createOperatorHost } from "../taskflow/operator-host.ts";
import { TaskQueues } from "../taskflow/task-queues.ts";

/** Clocks that come apart by more have jumped. */
const JUMP_MS = 60_000;

/** What operators do with a database that gateways share, without one of these. Their workers and senders hear of it. */
export async function createStoreHost(shared: FlowStore, answers: Answers): Promise<OperatorHost> {
  const store = interpretCommands(shared, answers);
  const sources = { wall: Date.now, monotonic: () => performance.now(), shared: store.readClock };
  const time = await BelievedTime.start(sources, JUMP_MS);
  const logs = new EventLogs(store);
  const queues = new TaskQueues(store.tasks, () => time.queued());
  const endpointsOf = (sessionKey: string) => (keepsDeliveries(store) ? endpoints(store, time, sessionKey) : undefined);
  return createOperatorHost({
    store,
    bind: (sessionKey) => ({
      ...bindSession(store, time, { sessionKey, events: logs.of(sessionKey), queues }),
      endpoints: endpointsOf(sessionKey),
    }),
  });
}

function keepsDeliveries(store: CommandStore): store is CommandStore & SendingStore {
  return store.deliveries !== undefined;
}

/** Gateways look for due deliveries by themselves. Nothing is sent from here. */
function endpoints(store: SendingStore, time: BelievedTime, sessionKey: string): EndpointManager {
  const sender = {
    checkUrl: () => "Endpoints are created by actions.",
    changed: () => undefined,
    test: () => Promise.reject(new Error("Nothing is sent by a command.")),
  };
  return bindEndpoints(sessionKey, { store, time, sender, policies: new PolicyReader(store), maxPerSession: 0 });
}
