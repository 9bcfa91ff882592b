import type { IncomingMessage } from "node:http";
import { Webhook } from "standardwebhooks";
import type { components } from "../../generated/config-types.ts";
import { DEFAULT_TOLERANCE_SECONDS } from "../../generated/defaults.ts";
import { type Authentication, unauthorized } from "./authenticate.ts";
import type { Deliveries } from "./deliveries.ts";

type StandardWebhooksAuth = components["schemas"]["StandardWebhooksAuth"];

/** The longest `webhook-id` that is taken. Those that are made by the standard's libraries have 31 characters. */
const MAX_ID_LENGTH = 256;
const CHALLENGE = 'Standard-Webhooks realm="taskflow-webhooks"';

/** Standard Webhooks, symmetric signatures: https://github.com/standard-webhooks/standard-webhooks. */
export function standardWebhooks(
  { toleranceSeconds = DEFAULT_TOLERANCE_SECONDS }: StandardWebhooksAuth,
  secrets: readonly string[],
  deliveries: Deliveries,
): Authentication {
  const verifiers = secrets.map((secret) => new Webhook(secret.trim()));
  return {
    checkHeaders: (req) => {
      const { id, timestamp, signature } = headersOf(req);
      if (!id || !signature || id.length > MAX_ID_LENGTH) throw refuse("is missing or wrong");
      const seconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN;
      if (!(Math.abs(Date.now() / 1000 - seconds) <= toleranceSeconds + 1)) throw refuse("has no timestamp of now");
    },
    checkBody: (req, body) => {
      const { id, timestamp, signature } = headersOf(req);
      const headers = { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature };
      // All of them look, so that the time it takes does not tell which of them it was.
      const accepted = verifiers.map((verifier) => isSignedFor(verifier, body, headers));
      if (!accepted.includes(true)) throw refuse("is missing or wrong");
    },
    once: (req, perform) => deliveries.once(headersOf(req).id, perform),
  };
}

/** Why the route could not check a signature with this secret; undefined when it can. */
export function standardWebhooksSecretProblem(secret: string): string | undefined {
  try {
    return void new Webhook(secret.trim());
  } catch {
    return "it is not one of Standard Webhooks (whsec_ and base64)";
  }
}

function isSignedFor(verifier: Webhook, body: Buffer, headers: Record<string, string>): boolean {
  try {
    verifier.verify(body, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

function headersOf({ headers }: IncomingMessage) {
  const text = (name: string) => String(headers[name] ?? "").trim();
  return { id: text("webhook-id"), timestamp: text("webhook-timestamp"), signature: text("webhook-signature") };
}

function refuse(what: string) {
  return unauthorized(`The message's signature ${what}.`, CHALLENGE);
}
