import { createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { components } from "../../generated/config-types.ts";
import { type Authentication, equalsOneOf, unauthorized } from "./authenticate.ts";

type HmacSha256Auth = components["schemas"]["HmacSha256Auth"];

const FORMS = {
  hex: { shape: /^[0-9a-f]{64}$/i, name: "64 hexadecimal digits" },
  base64: { shape: /^[A-Za-z0-9+/]{43}=$/, name: "the base64 of 32 bytes" },
};

/** HMAC-SHA256 of the body's bytes, as GitHub, Shopify and many others send it, each in a different header. */
export function hmacSignature(
  { header, prefix = "", encoding = "hex" }: HmacSha256Auth,
  secrets: readonly string[],
): Authentication {
  const name = header.toLowerCase();
  const form = FORMS[encoding];
  const keys = secrets.map((secret) => secret.trim());
  const challenge = `HMAC-SHA256 realm="taskflow-webhooks", header="${name}"`;
  const refuse = (message: string) => unauthorized(message, challenge);
  const headerOf = (req: IncomingMessage): string => String(req.headers[name] ?? "").trim();
  /** Some senders write a blank behind the prefix. */
  const signatureOf = (text: string): string => text.slice(prefix.length).trim();
  return {
    hasCredential: (req) => headerOf(req) !== "",
    checkHeaders: (req) => {
      const text = headerOf(req);
      if (text === "") throw refuse(`The header ${name} is missing. It must contain the signature of the body.`);
      if (!text.startsWith(prefix))
        throw refuse(`The signature in ${name} does not start with the prefix that this route expects.`);
      if (!form.shape.test(signatureOf(text))) throw refuse(`The signature in ${name} is not ${form.name}.`);
    },
    checkBody: (req, body) => {
      const presented = Buffer.from(signatureOf(headerOf(req)), encoding);
      const expected = keys.map((key) => createHmac("sha256", key).update(body).digest());
      if (!equalsOneOf(presented, expected))
        throw refuse(
          `The signature in ${name} does not match the body. Check the secret, and sign the exact bytes of the body.`,
        );
    },
  };
}
