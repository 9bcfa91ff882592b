import type { IncomingMessage } from "node:http";
import { invalidRequest } from "./problem.ts";

/** The headers that decide about a request, of which Node keeps the first and drops the rest. It joins all others. */
const KEPT_FIRST = ["Content-Type", "Authorization"] as const;

/**
 * Throws a 400 for two headers of one name that differ, where only the first would count: a proxy or a signer may have
 * looked at the other. Repetitions of the same value are harmless.
 */
export function requireUnrepeated({ rawHeaders }: IncomingMessage): void {
  const first: (string | undefined)[] = [undefined, undefined];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const place = placeOf(rawHeaders[index] ?? "");
    if (place < 0) continue;
    const value = rawHeaders[index + 1];
    first[place] ??= value;
    if (first[place] !== value) throw repeated(KEPT_FIRST[place] ?? "");
  }
}

/** The lengths tell most other names apart, at a fraction of the time. */
function placeOf(name: string): number {
  if (name.length === 12) return name.toLowerCase() === "content-type" ? 0 : -1;
  if (name.length === 13) return name.toLowerCase() === "authorization" ? 1 : -1;
  return -1;
}

function repeated(header: string) {
  const message = `must come with one ${header} header, not with several that differ`;
  return invalidRequest([{ pointer: "", header, message }]);
}
