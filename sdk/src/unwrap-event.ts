import type { WebhookPayload } from "./schemas.ts";

declare enum TypeOfNewerGateway {
  Any = "",
}

/** A message of a type that is newer than this SDK. */
export interface UnknownPayload {
  /** A string beyond the types of `WebhookPayload`. */
  type: TypeOfNewerGateway;
  timestamp: string;
  data: unknown;
}

/** Headers of `fetch`, of Node.js, or any object with the names in any case. */
export type WebhookHeaders =
  | { get(name: string): string | null | undefined }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** A message is not one that the gateway has just signed with this secret. `message` says why. */
export class WebhookVerificationError extends Error {
  override readonly name = "WebhookVerificationError";
}

/** How far the clocks of the gateway and the receiver can differ, and how old a message can be. */
const TOLERANCE_SECONDS = 300;

/**
 * Verifies the signature of a webhook (Standard Webhooks), and returns its content, to narrow on `type`. Types that are
 * newer than this SDK are returned too: ignore those that you do not know.
 *
 * `body` is the body as it was received, before anything parses it. `secret` is the `whsec_` secret of the endpoint.
 *
 * @throws {WebhookVerificationError} when a header is missing, no signature fits, or the message is older than five minutes
 * @example
 * const message = await unwrapEvent(await request.text(), request.headers, secret);
 * if (message.type === "flow.succeeded") console.log(message.data.flow?.stateJson);
 */
export async function unwrapEvent(
  body: string | Uint8Array | ArrayBuffer,
  headers: WebhookHeaders,
  secret: string,
): Promise<WebhookPayload | UnknownPayload> {
  const id = header(headers, "id");
  const timestamp = header(headers, "timestamp");
  const signatures = header(headers, "signature").split(/,?\s+/);
  if (!/^\d{1,12}$/.test(timestamp))
    throw new WebhookVerificationError("The header webhook-timestamp is not a number of seconds.");
  const age = Date.now() / 1000 - Number(timestamp);
  if (Math.abs(age) > TOLERANCE_SECONDS)
    throw new WebhookVerificationError(
      `The message is ${Math.round(Math.abs(age))} seconds ${age > 0 ? "old" : "ahead"}, which is more than ${TOLERANCE_SECONDS}: a repeated message, or a wrong clock.`,
    );
  const bytes = bytesOf(body);
  const expected = `v1,${await sign(keyOf(secret), bytesOf(`${id}.${timestamp}.`), bytes)}`;
  if (!signatures.some((signature) => isEqual(signature, expected)))
    throw new WebhookVerificationError(
      "No signature in the header webhook-signature fits: another secret, or a body that was changed. Pass the body as it was received.",
    );
  return parse(bytes);
}

/** Several headers of one name come as a list, or with commas between them. */
function header(headers: WebhookHeaders, name: string): string {
  for (const prefix of ["webhook", "svix"]) {
    const value = valueOf(headers, `${prefix}-${name}`);
    if (value) return value.trim();
  }
  throw new WebhookVerificationError(`The header webhook-${name} is missing.`);
}

function valueOf(headers: WebhookHeaders, name: string): string | null | undefined {
  if (typeof headers.get === "function") return headers.get(name);
  const [, value] = Object.entries(headers).find(([key]) => key.toLowerCase() === name) ?? [];
  return typeof value === "object" ? value.join(" ") : (value as string | undefined);
}

function keyOf(secret: string): Uint8Array<ArrayBuffer> {
  try {
    const key = Uint8Array.from(atob(secret.trim().replace(/^whsec_/, "")), (character) => character.charCodeAt(0));
    if (key.length > 0) return key;
  } catch {
    // The runtime's own error could show the secret.
  }
  throw new WebhookVerificationError("The secret is not base64. The secret of an endpoint looks like whsec_MfKQ9r8G….");
}

function bytesOf(body: string | Uint8Array | ArrayBuffer): Uint8Array<ArrayBuffer> {
  if (typeof body === "string") return new TextEncoder().encode(body);
  if (ArrayBuffer.isView(body) || body instanceof ArrayBuffer) return new Uint8Array(body as Uint8Array<ArrayBuffer>);
  throw new WebhookVerificationError("The body is neither text nor bytes. Pass the body as it was received, unparsed.");
}

async function sign(key: Uint8Array<ArrayBuffer>, ...parts: Uint8Array[]): Promise<string> {
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const message = await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer();
  const signature = await crypto.subtle.sign(
    hmac,
    await crypto.subtle.importKey("raw", key, hmac, false, ["sign"]),
    message,
  );
  return btoa(String.fromCharCode(...new Uint8Array(signature)));
}

/** In a time that does not depend on how much of the two is equal. */
function isEqual(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length;
  for (let index = 0; index < expected.length; index++)
    difference |= given.charCodeAt(index) ^ expected.charCodeAt(index);
  return difference === 0;
}

function parse(bytes: Uint8Array): WebhookPayload | UnknownPayload {
  try {
    const payload = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof payload?.type === "string") return payload;
  } catch {
    // As any other body that is not a message.
  }
  throw new WebhookVerificationError("The body is signed, but is not the JSON of a message.");
}
