import type { DeliveryRecord, EndpointRecord } from "../../port/endpoints.ts";
import type { EventRecord } from "../../port/events.ts";
import type { AttemptLog } from "../../port/operator.ts";
import type { FlowRecord, TaskRecord } from "../../port/records.ts";
import type { ShownDelivery, ShownEndpoint, ShownEvent, ShownFlow, ShownTask } from "../protocol.ts";

/** Records as an operator sees them: without anything secret. */

export function shownFlow({ ownerKey: session, stateJson: _state, waitJson: _wait, ...flow }: FlowRecord): ShownFlow {
  return { session, ...flow };
}

export function shownTask(task: TaskRecord): ShownTask {
  const { ownerKey: session, inputJson: _input, resultJson: _result, leaseHash: _hash, ...shown } = task;
  return { session, ...shown };
}

export function shownEvent({ ownerKey: session, ...event }: EventRecord): ShownEvent {
  return { session, ...event };
}

/** Field by field: a store's record also has secrets. */
export function shownEndpoint(endpoint: EndpointRecord): ShownEndpoint {
  return {
    session: endpoint.ownerKey,
    endpointId: endpoint.endpointId,
    url: withoutPath(endpoint.url),
    types: endpoint.types,
    description: endpoint.description,
    source: endpoint.source,
    enabled: endpoint.enabled,
    disabledReason: endpoint.disabledReason,
    failingSince: endpoint.failingSince,
    lastSuccessAt: endpoint.lastSuccessAt,
    createdAt: endpoint.createdAt,
    updatedAt: endpoint.updatedAt,
  };
}

/** Many receivers know their senders by a secret in the path or the query. */
function withoutPath(url: string): string {
  const { origin, pathname, search } = new URL(url);
  return pathname === "/" && search === "" ? origin : `${origin}/…`;
}

export function shownDelivery(session: string, delivery: DeliveryRecord, log: AttemptLog | undefined): ShownDelivery {
  const { endpointId, eventId, type, status, attempts, nextAttemptAt, createdAt } = delivery;
  const head = log?.responseHead;
  return {
    session,
    endpointId,
    eventId,
    type,
    status,
    attempts,
    nextAttemptAt,
    createdAt,
    lastAttempt: log?.attempts.at(-1),
    response: head && head.length > 0 ? new TextDecoder().decode(head) : undefined,
  };
}
