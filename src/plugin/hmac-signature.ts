import { createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { components } from "../../generated/config-types.ts";
import { type Authentication, equalsOneOf, unauthorized } from "./authenticate.ts";

type HmacSha256Auth = components["schemas"]["HmacSha256Auth"];

const SHAPES = { hex: /^[0-9a-f]{64}$/i, base64: /^[A-Za-z0-9+/]{43}=$/ };

/** HMAC-SHA256 of the body's bytes, as GitHub, Shopify and many others send it, each in a header of its own. */
export function hmacSignature(
  { header, prefix = "", encoding = "hex" }: HmacSha256Auth,
  secrets: readonly string[],
): Authentication {
  const name = header.toLowerCase();
  const keys = secrets.map((secret) => secret.trim());
  const challenge = `HMAC-SHA256 realm="taskflow-webhooks", header="${name}"`;
  const refuse = () => unauthorized(`The signature in ${name} is missing or wrong.`, challenge);
  const signatureOf = (req: IncomingMessage): string => {
    const text = String(req.headers[name] ?? "").trim();
    const signature = text.startsWith(prefix) ? text.slice(prefix.length) : "";
    if (!SHAPES[encoding].test(signature)) throw refuse();
    return signature;
  };
  return {
    checkHeaders: (req) => void signatureOf(req),
    checkBody: (req, body) => {
      const presented = Buffer.from(signatureOf(req), encoding);
      const expected = keys.map((key) => createHmac("sha256", key).update(body).digest());
      if (!equalsOneOf(presented, expected)) throw refuse();
    },
  };
}
