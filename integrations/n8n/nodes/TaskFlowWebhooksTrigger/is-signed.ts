import { createHmac, timingSafeEqual } from "node:crypto";

/** Seconds between the time of a message and the clock of n8n, at most: what Standard Webhooks recommends. */
const TOLERANCE_SECONDS = 300;

/**
 * Whether a message was signed with the secret of the endpoint, a moment ago (Standard Webhooks). A package of nodes has no
 * dependencies, so that the library of that name is not used.
 */
export function isSigned(headers: Record<string, unknown>, body: Buffer, secret: string, now = Date.now()): boolean {
  const [id, timestamp, signatures] = ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) =>
    String(headers[name] ?? ""),
  ) as [string, string, string];
  if (!/^\d+$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const expected = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest();
  return signatures.split(" ").some((signature) => {
    const [version, value = ""] = signature.split(",");
    const given = Buffer.from(value, "base64");
    return version === "v1" && given.length === expected.length && timingSafeEqual(given, expected);
  });
}
