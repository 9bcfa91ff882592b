import type { DeliveryStatus, EndpointManager, EndpointRecord, RedeliveryQuery } from "../../port/endpoints.ts";
import type { OperatorHost } from "../../port/operator.ts";
import { AdminError } from "../protocol.ts";
import type { Handlers } from "./handlers.ts";
import { type Input, idOf, limitOf, refuseUnknown, textOf, timeOf, wordOf } from "./read-input.ts";
import { shownDelivery, shownEndpoint } from "./shown.ts";

const STATES = ["enabled", "disabled", "failing"] as const;
const STATUSES: readonly DeliveryStatus[] = ["pending", "delivered", "failed"];

type Name = "endpoints.list" | "endpoints.deliveries" | "endpoints.redeliver";

export const endpointOperations: Handlers<Name> = {
  "endpoints.list": async (host, input) => {
    refuseUnknown(input, ["session", "status", "limit"]);
    const [session, limit] = [textOf(input, "session"), limitOf(input)];
    const status = wordOf(input, "status", STATES);
    const wanted = (await host.listEndpoints()).filter(
      (endpoint) => (session === undefined || endpoint.ownerKey === session) && isIn(endpoint, status),
    );
    return { items: wanted.slice(0, limit).map(shownEndpoint), more: wanted.length > limit };
  },
  "endpoints.deliveries": async (host, input) => {
    refuseUnknown(input, ["id", "session", "status", "limit"]);
    const [status, limit] = [wordOf(input, "status", STATUSES), limitOf(input)];
    const { endpoint, manager } = await findEndpoint(host, input);
    const page = await manager.listDeliveries({ endpointId: endpoint.endpointId, status, limit });
    if ("refused" in page) throw unknown(endpoint.endpointId);
    const items = [];
    for (const delivery of page.deliveries) {
      const log = await host.findAttempts(endpoint, delivery.eventId);
      items.push(shownDelivery(endpoint.ownerKey, delivery, log));
    }
    return { items, more: page.next !== undefined };
  },
  "endpoints.redeliver": async (host, input) => {
    refuseUnknown(input, ["id", "session", "event", "since", "after"]);
    const query = queryOf(input);
    const { endpoint, manager } = await findEndpoint(host, input);
    const outcome = await manager.redeliver(endpoint.endpointId, query);
    if (!("refused" in outcome)) return outcome;
    if (outcome.refused === "not_found") throw unknown(endpoint.endpointId);
    throw new AdminError("not_found", "The event is not kept any more, or is none of the endpoint's session.");
  },
};

function isIn({ enabled, failingSince }: EndpointRecord, state: (typeof STATES)[number] | undefined): boolean {
  if (state === undefined) return true;
  if (state === "failing") return failingSince !== undefined;
  return enabled === (state === "enabled");
}

function queryOf(input: Input): RedeliveryQuery {
  const [eventId, since, after] = [textOf(input, "event"), timeOf(input, "since"), textOf(input, "after")];
  if (eventId !== undefined && since === undefined) return { eventId };
  if (since !== undefined && eventId === undefined) return { since, after };
  throw new AdminError("invalid", "Name an event, or the time since which events are sent again: one of both.");
}

async function findEndpoint(
  host: OperatorHost,
  input: Input,
): Promise<{ endpoint: EndpointRecord; manager: EndpointManager }> {
  const [id, session] = [idOf(input), textOf(input, "session")];
  const endpoints = await host.listEndpoints();
  const endpoint = endpoints.find((one) => one.endpointId === id && (session ?? one.ownerKey) === one.ownerKey);
  const manager = endpoint && host.session(endpoint.ownerKey).endpoints;
  if (!manager) throw unknown(id);
  return { endpoint, manager };
}

function unknown(id: string): AdminError {
  return new AdminError("not_found", `There is no endpoint ${id}.`);
}
