import { hash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { Problem } from "./problem.ts";

const SECRET_HEADER = "x-openclaw-webhook-secret";

/** Checks a request's secret. */
export type Authenticate = (req: IncomingMessage) => void;

/**
 * Digests are compared, so that neither the secret's length nor where it differs shows in the time it takes; and with all
 * of the secrets, so that it does not show which of them it was.
 */
export function authenticateBy(secrets: readonly string[]): Authenticate {
  const accepted = secrets.map((secret) => digest(secret.trim()));
  return (req) => {
    const presented = presentedSecret(req);
    if (!presented || !equalsOneOf(digest(presented), accepted)) throw unauthorized();
  };
}

function equalsOneOf(presented: Buffer, accepted: readonly Buffer[]): boolean {
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

function unauthorized(): Problem {
  return new Problem("unauthorized", "The route's secret is missing or wrong.", {
    headers: { "www-authenticate": 'Bearer realm="taskflow-webhooks"' },
  });
}
