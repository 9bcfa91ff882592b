import type { DeliveryRecord, EndpointRecord } from "../port/endpoints.ts";
import type { DeliveryOutcome } from "../taskflow/delivery-store.ts";
import type { Answer } from "./transport.ts";

const DAY_MS = 24 * 60 * 60_000;
/** How long an endpoint may fail, without a success, until it is disabled. */
export const MAX_FAILING_MS = 5 * DAY_MS;
/** A receiver may ask for patience, but not for ever. */
const MAX_RETRY_AFTER_MS = DAY_MS;
/** Retries of messages that failed together do not come together. */
const JITTER = 0.1;

/** An attempt that was made. Times are by the clock that deliveries are due by. */
export interface Ended {
  answer: Omit<Answer, "head">;
  endedAt: number;
  /** For a `Retry-After` that names a date: the time of the wall clock. */
  wall: number;
  /** How far the clock has jumped ahead within the last five days: a failing endpoint is no older for it. */
  gainedMs: number;
  /** From 0 up to 1. */
  random: number;
}

/** What becomes of a delivery after an attempt; without a delay that is left it has failed. */
export function nextState(
  { attempts: before }: Pick<DeliveryRecord, "attempts">,
  { answer: { status: lastStatus, error: lastError, retryAfter }, endedAt, wall, random }: Ended,
  retryDelaysMs: readonly number[],
): DeliveryOutcome["delivery"] {
  const attempts = before + 1;
  const made = { attempts, lastStatus, lastError };
  if (lastError === undefined) return { ...made, status: "delivered" };
  const delay = retryDelaysMs[before];
  if (delay === undefined || lastStatus === 410) return { ...made, status: "failed" };
  const scattered = delay * (1 + JITTER * (2 * random - 1));
  const nextAttemptAt = Math.round(endedAt + Math.max(scattered, retryAfterMs(retryAfter, wall) ?? 0));
  return { ...made, status: "pending", nextAttemptAt };
}

/** What an attempt says of its endpoint. */
export function nextHealth(
  { failingSince }: Pick<EndpointRecord, "failingSince">,
  { answer: { status, error }, endedAt, gainedMs }: Ended,
): NonNullable<DeliveryOutcome["endpoint"]> {
  if (error === undefined) return { failingSince: null, lastSuccessAt: endedAt };
  const since = failingSince ?? endedAt;
  if (status === 410) return { failingSince: since, enabled: false, disabledReason: "gone" };
  if (endedAt - since - gainedMs < MAX_FAILING_MS) return { failingSince: since };
  return { failingSince: since, enabled: false, disabledReason: "failing" };
}

/** Milliseconds that a `Retry-After` asks for (RFC 9110, section 10.2.3); undefined for a text that is none. */
function retryAfterMs(text: string | undefined, wall: number): number | undefined {
  if (text === undefined) return undefined;
  const wait = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - wall;
  return Number.isNaN(wait) ? undefined : Math.min(wait, MAX_RETRY_AFTER_MS);
}
