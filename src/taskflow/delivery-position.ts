import type { DeliveryRecord } from "../port/endpoints.ts";

/** A place in a list of deliveries, newest first: that of a delivery. */
export type DeliveryPosition = Pick<DeliveryRecord, "createdAt" | "eventId">;

/** The place as a text, for `ListDeliveriesQuery.after`. */
export function deliveryPosition({ createdAt, eventId }: DeliveryPosition): string {
  return `${createdAt}.${eventId}`;
}

/** Undefined for a text that `deliveryPosition` does not return. */
export function parseDeliveryPosition(text: string): DeliveryPosition | undefined {
  const [, createdAt, eventId] = /^(0|[1-9]\d{0,15})\.(.+)$/su.exec(text) ?? [];
  if (createdAt === undefined || eventId === undefined) return undefined;
  return Number.isSafeInteger(Number(createdAt)) ? { createdAt: Number(createdAt), eventId } : undefined;
}
