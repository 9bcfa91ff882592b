import type { EventWithCursor, Flow } from "../../../sdk/src/index.ts";

/** As the gateway's own webhooks: Standard Webhooks asks for messages below this. */
const MAX_BODY_BYTES = 20_000;
const FREE_FORM = ["stateJson", "waitJson"] as const;

/**
 * The body of the webhook that the gateway would send for this event. `flow` is null when the gateway no longer keeps it.
 * Where the body would be too long, the free-form JSON of the flow is left out.
 */
export function messageOf(printed: EventWithCursor, flow: Flow | null): string {
  const { type, occurredAt } = printed;
  const event = { ...printed, cursor: undefined };
  const message = (data: object) => JSON.stringify({ type, timestamp: new Date(occurredAt).toISOString(), data });
  const whole = message({ event, flow });
  const omitted = FREE_FORM.filter((name) => flow?.[name] !== undefined);
  if (Buffer.byteLength(whole) <= MAX_BODY_BYTES || omitted.length === 0) return whole;
  return message({ event, flow: { ...flow, stateJson: undefined, waitJson: undefined }, omitted });
}
