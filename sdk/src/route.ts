import type { Route } from "./options.ts";

const EXAMPLE = "http://127.0.0.1:18789/plugins/webhooks/zapier";

/**
 * The URL that every action of the route is sent to: one path for all, which every host of this interface has. It holds
 * nothing secret, so that errors can show it.
 *
 * @throws {Error} without the URL in its message: a secret may have been put in its place
 */
export function routeUrl({ url, baseUrl = "", path, routeId = "" }: Route): string {
  const routePath = path ?? (routeId && `/plugins/webhooks/${encodeURIComponent(routeId.trim())}`);
  if (url === undefined && !routePath)
    throw new Error("The route is missing: set url, or baseUrl with routeId or path.");
  // Without its slash, a path would make the gateway's name another one.
  const address = trimmed(url ?? `${trimmed(baseUrl)}/${routePath.trim().replace(/^\/+/, "")}`);
  const parsed = URL.canParse(address) ? new URL(address) : undefined;
  // In a page an address without a host is one of the page's own origin.
  const { location } = globalThis as { location?: unknown };
  if (parsed ? !/^https?:$/.test(parsed.protocol) : !location)
    throw new Error(`The URL does not start with http:// or https://. The URL of a route looks like ${EXAMPLE}`);
  if (parsed?.username || parsed?.password || /[?#]/.test(address))
    throw new Error("The URL has a user, a query or a fragment, which no route's URL has. The secret goes elsewhere.");
  return parsed?.href ?? address;
}

/** Without blanks around it and slashes at its end. */
function trimmed(text: string): string {
  return text.trim().replace(/\/+$/, "");
}

/** The secret as it goes into the header. The runtime's own error about a bad header would show it. */
export function cleanSecret(text: string | undefined): string {
  const secret = text?.trim();
  if (!secret) throw new Error("The secret is empty.");
  if (/[\r\n]/.test(secret))
    throw new Error("The secret has a line break inside. A secret is one line: check that it is only one secret.");
  if (!/^[ -~\x80-\xff]+$/.test(secret)) throw new Error("The secret has characters that are invalid in a header.");
  return secret;
}
