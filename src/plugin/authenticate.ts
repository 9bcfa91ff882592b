import { hash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { Problem } from "./problem.ts";

const SECRET_HEADER = "x-openclaw-webhook-secret";

/** How a route knows its sender. Each throws a `Problem` when it does not. */
export interface Authentication {
  /** Whether the request has a credential at all, right or wrong. */
  hasCredential(req: IncomingMessage): boolean;
  /** What the headers alone can tell, before the body is read. */
  checkHeaders(req: IncomingMessage): void;
  /** What needs the body, its bytes as they were sent. */
  checkBody?(req: IncomingMessage, body: Buffer): void;
  /** What the sender named the message that the request carries, the same for each try. */
  messageId?(req: IncomingMessage): string;
}

/**
 * Digests are compared, so that neither the secret's length nor where it differs shows in the time it takes; and with all
 * of the secrets, so that it does not show which of them it was.
 */
export function sharedSecret(secrets: readonly string[]): Authentication {
  const accepted = secrets.map((secret) => digest(secret.trim()));
  return {
    hasCredential: (req) => presentedSecret(req) !== "",
    checkHeaders: (req) => {
      const presented = presentedSecret(req);
      if (!presented || !equalsOneOf(digest(presented), accepted))
        throw unauthorized("The route's secret is missing or wrong.", 'Bearer realm="taskflow-webhooks"');
    },
  };
}

/** Takes the same time whichever it is, and when it is none. All are of one length. */
export function equalsOneOf(presented: Buffer, accepted: readonly Buffer[]): boolean {
  let equal = false;
  for (const expected of accepted) if (timingSafeEqual(presented, expected)) equal = true;
  return equal;
}

/** A Bearer credential that is not empty wins, even when it is wrong; other schemes are as if they were not there. */
function presentedSecret(req: IncomingMessage): string {
  const bearer = /^bearer\s+(.*)$/i.exec(req.headers.authorization?.trim() ?? "")?.[1]?.trim();
  return bearer || String(req.headers[SECRET_HEADER] ?? "").trim();
}

function digest(text: string): Buffer {
  return hash("sha256", text, "buffer");
}

/** 401 with the challenge that RFC 9110, section 15.5.2, asks for. */
export function unauthorized(message: string, challenge: string): Problem {
  return new Problem("unauthorized", message, { headers: { "www-authenticate": challenge } });
}
