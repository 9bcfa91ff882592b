import type { IncomingMessage } from "node:http";
import { invalidRequest } from "./problem.ts";

/**
 * Throws a 400 for two headers Content-Type, or two headers Authorization, that differ: of these Node keeps the first and
 * drops the rest, and a proxy or a signer may have looked at another one. Repetitions of the same value are harmless, and
 * of all other names that decide about a request Node joins the values.
 */
export function requireUnrepeated({ rawHeaders }: IncomingMessage): void {
  let contentType: string | undefined;
  let authorization: string | undefined;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? "";
    // The lengths tell most other names apart, at a fraction of the time.
    if (name.length === 12 && name.toLowerCase() === "content-type") {
      contentType ??= rawHeaders[index + 1];
      if (contentType !== rawHeaders[index + 1]) throw repeated("Content-Type");
    } else if (name.length === 13 && name.toLowerCase() === "authorization") {
      authorization ??= rawHeaders[index + 1];
      if (authorization !== rawHeaders[index + 1]) throw repeated("Authorization");
    }
  }
}

function repeated(header: string) {
  const message = `must come with one ${header} header, not with several that differ`;
  return invalidRequest([{ pointer: "", header, message }]);
}
