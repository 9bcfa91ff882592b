import type { ActionOutcome } from "../../generated/actions.ts";
import { STATUS_BY_CODE } from "../../generated/codes.ts";
import type { components } from "../../generated/types.ts";
import type {
  DeliveryPage,
  EndpointChange,
  EndpointCreation,
  EndpointDeletion,
  EndpointRecord,
  EndpointTest,
  EndpointUpdate,
  Redelivery,
} from "../port/endpoints.ts";
import { attemptView, deliveryView, endpointView } from "./endpoint-views.ts";
import { json, jsonArray, jsonIfAny, jsonObject, TRUE } from "./json.ts";
import { encodePosition } from "./position-cursor.ts";
import { invalidRequest, type Problem } from "./problem.ts";

type Schemas = components["schemas"];

export interface Performed<Outcome = ActionOutcome> {
  outcome: Outcome;
  /** The answer to a repetition: without a secret. Absent: the outcome itself. */
  replay?: Outcome;
  /** An earlier request with this identity did it. */
  repeated?: boolean;
}

const ENDPOINT_UNKNOWN = "Endpoint not found.";
const EVENT_UNKNOWN = "Event not found. The session has no such event, or the gateway no longer keeps it.";
const CONFIGURED = "The endpoint is part of the configuration.";

function refusalOf<C extends "not_found" | "endpoint_configured" | "too_many_endpoints">(code: C, reason: string) {
  const result = jsonObject<Schemas["EndpointRefusal"]>({ reason: json(reason) });
  return { status: STATUS_BY_CODE[code], code, error: reason, result } as const;
}

export function endpointUnknown() {
  return refusalOf("not_found", ENDPOINT_UNKNOWN);
}

function endpointConfigured() {
  return refusalOf("endpoint_configured", CONFIGURED);
}

export function cursorUnknown(): Problem {
  return invalidRequest([{ pointer: "/cursor", message: "must be the nextCursor of an earlier response" }]);
}

export function creationOutcome(creation: EndpointCreation): Performed<ActionOutcome<"create_endpoint">> {
  if ("refused" in creation)
    return { outcome: refusalOf("too_many_endpoints", `The session has ${creation.max} endpoints, the maximum.`) };
  if ("existed" in creation) return { outcome: endpointOutcome(creation), repeated: true };
  return withoutSecret(creation);
}

export function updateOutcome(update: EndpointUpdate): Performed<ActionOutcome<"update_endpoint">> {
  if (!("refused" in update)) return withoutSecret(update);
  return { outcome: update.refused === "configured" ? endpointConfigured() : endpointUnknown() };
}

function withoutSecret({ endpoint, secret }: EndpointChange) {
  return { outcome: endpointOutcome({ endpoint, secret }), replay: endpointOutcome({ endpoint }) };
}

function endpointOutcome({ endpoint, secret }: EndpointChange) {
  const members = { endpoint: endpointView(endpoint), secret: jsonIfAny(secret) };
  return { status: 200, result: jsonObject<Schemas["CreateEndpointResult"]>(members) } as const;
}

export function deletionOutcome(deletion: EndpointDeletion): ActionOutcome<"delete_endpoint"> {
  if ("deleted" in deletion)
    return { status: 200, result: jsonObject<Schemas["DeleteEndpointResult"]>({ deleted: TRUE }) };
  return deletion.refused === "configured" ? endpointConfigured() : endpointUnknown();
}

export function testOutcome(test: EndpointTest): ActionOutcome<"test_endpoint"> {
  if ("refused" in test) return endpointUnknown();
  return { status: 200, result: jsonObject<Schemas["TestEndpointResult"]>({ attempt: attemptView(test.attempt) }) };
}

export function listOutcome(endpoints: readonly EndpointRecord[]): ActionOutcome<"list_endpoints"> {
  const views = jsonArray(endpoints.map(endpointView));
  return { status: 200, result: jsonObject<Schemas["ListEndpointsResult"]>({ endpoints: views }) };
}

export function deliveriesOutcome({ deliveries, next }: DeliveryPage): ActionOutcome<"list_deliveries"> {
  const views = jsonArray(deliveries.map(deliveryView));
  const nextCursor = next === undefined ? undefined : json(encodePosition(next));
  return { status: 200, result: jsonObject<Schemas["ListDeliveriesResult"]>({ deliveries: views, nextCursor }) };
}

/** Throws a 400 for a cursor that none of these answers had. */
export function redeliveryOutcome(redelivery: Redelivery): ActionOutcome<"redeliver_event"> {
  if ("queued" in redelivery) {
    const { queued, next } = redelivery;
    const nextCursor = next === undefined ? undefined : json(encodePosition(next));
    return { status: 200, result: jsonObject<Schemas["RedeliverEventResult"]>({ queued: json(queued), nextCursor }) };
  }
  if (redelivery.refused === "cursor") throw cursorUnknown();
  return redelivery.refused === "not_found" ? endpointUnknown() : refusalOf("not_found", EVENT_UNKNOWN);
}
