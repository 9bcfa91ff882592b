import type { Json } from "../../generated/actions.ts";
import type { components } from "../../generated/types.ts";
import type { AttemptRecord, DeliveryRecord, EndpointRecord } from "../port/endpoints.ts";
import { json, jsonIfAny, jsonObject } from "./json.ts";

type Schemas = components["schemas"];

/** View of an endpoint as in the contract: without the owner, and whatever else a store keeps with it. */
export function endpointView(endpoint: EndpointRecord): Json<Schemas["Endpoint"]> {
  const { types, disabledReason } = endpoint;
  return jsonObject<Schemas["Endpoint"]>({
    endpointId: json(endpoint.endpointId),
    url: json(endpoint.url),
    types: types && json([...types]),
    description: jsonIfAny(endpoint.description),
    source: json(endpoint.source),
    enabled: json(endpoint.enabled),
    disabledReason: disabledReason && json(disabledReason),
    failingSince: jsonIfAny(endpoint.failingSince),
    lastSuccessAt: jsonIfAny(endpoint.lastSuccessAt),
    createdAt: json(endpoint.createdAt),
    updatedAt: json(endpoint.updatedAt),
  });
}

export function deliveryView(delivery: DeliveryRecord): Json<Schemas["Delivery"]> {
  return jsonObject<Schemas["Delivery"]>({
    endpointId: json(delivery.endpointId),
    eventId: json(delivery.eventId),
    type: json(delivery.type),
    status: json(delivery.status),
    attempts: json(delivery.attempts),
    nextAttemptAt: jsonIfAny(delivery.nextAttemptAt),
    lastStatus: jsonIfAny(delivery.lastStatus),
    lastError: jsonIfAny(delivery.lastError),
    createdAt: json(delivery.createdAt),
  });
}

export function attemptView(attempt: AttemptRecord): Json<Schemas["DeliveryAttempt"]> {
  return jsonObject<Schemas["DeliveryAttempt"]>({
    delivered: json(attempt.delivered),
    at: json(attempt.at),
    durationMs: json(attempt.durationMs),
    status: jsonIfAny(attempt.status),
    error: jsonIfAny(attempt.error),
  });
}
