import type { IncomingMessage } from "node:http";

/** Headers of a signed message; "" for each missing header. */
export interface MessageHeaders {
  spelling: (typeof SPELLINGS)[number];
  id: string;
  timestamp: string;
  signature: string;
}

/** Svix signed its messages in this way before it was a standard, and sends its own names to this day. */
const SPELLINGS = ["webhook", "svix"] as const;
const PARTS = ["id", "timestamp", "signature"] as const;

/** Returns the headers in the spelling of which fewest are missing: they are never mixed, and those of the standard win. */
export function messageOf(req: IncomingMessage): MessageHeaders {
  const standard = read(req, "webhook");
  const missing = missingHeaders(standard).length;
  if (missing === 0) return standard;
  const svix = read(req, "svix");
  return missingHeaders(svix).length < missing ? svix : standard;
}

export function missingHeaders(message: MessageHeaders): string[] {
  return PARTS.filter((part) => message[part] === "").map((part) => `${message.spelling}-${part}`);
}

function read({ headers }: IncomingMessage, spelling: MessageHeaders["spelling"]): MessageHeaders {
  const text = (part: string) => String(headers[`${spelling}-${part}`] ?? "").trim();
  return { spelling, id: text("id"), timestamp: text("timestamp"), signature: text("signature") };
}
