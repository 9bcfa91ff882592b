import { createHmac, randomUUID } from "node:crypto";

const KEY = Buffer.from("a key of twenty-four bytes").toString("base64");

/** Settings of a route with Standard Webhooks signatures. */
export const SIGNED_ROUTE = { auth: { type: "standard-webhooks" }, secret: `whsec_${KEY}` } as const;

export interface SigningOptions {
  id?: string;
  /** In seconds since the epoch. */
  at?: number;
  key?: string;
}

/** The headers of a message, computed from the specification instead of the library that the route uses. */
export function signed(body: string | Buffer, options: SigningOptions = {}): Record<string, string> {
  const { id = `msg_${randomUUID()}`, at = Math.floor(Date.now() / 1000), key = KEY } = options;
  const signature = createHmac("sha256", Buffer.from(key, "base64"));
  signature.update(`${id}.${at}.`).update(body);
  return {
    "webhook-id": id,
    "webhook-timestamp": String(at),
    "webhook-signature": `v1,${signature.digest("base64")}`,
  };
}
