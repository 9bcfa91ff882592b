import { randomBytes } from "node:crypto";

const PREFIX = "whsec_";
const SECRET = /^whsec_((?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/;
/** Standard Webhooks asks for 24 to 64 bytes. */
const MIN_BYTES = 24;
const MAX_BYTES = 64;

export const SIGNING_SECRET_FORM = `${PREFIX} and ${MIN_BYTES} to ${MAX_BYTES} bytes in base64`;

/** A new secret to sign webhooks with, as Standard Webhooks has them. */
export function newSigningSecret(): string {
  return `${PREFIX}${randomBytes(MIN_BYTES).toString("base64")}`;
}

/** Whether every library of Standard Webhooks can sign and verify with it. */
export function isSigningSecret(secret: string): boolean {
  const base64 = SECRET.exec(secret)?.[1];
  if (base64 === undefined) return false;
  const bytes = Buffer.from(base64, "base64");
  // Libraries refuse bits that stand for nothing.
  return bytes.length >= MIN_BYTES && bytes.length <= MAX_BYTES && bytes.toString("base64") === base64;
}
