import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** What can be in a log line, a header and a search box as it is. Two headers of this name arrive joined by a comma. */
const TAKEN = /^[\w.:+/=@~-]{1,128}$/;

/** Names a request: the caller's own `x-request-id` where it is fit for that, else a new one. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers["x-request-id"];
  return typeof given === "string" && TAKEN.test(given) ? given : randomUUID();
}
