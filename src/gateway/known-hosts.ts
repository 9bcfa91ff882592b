import { isIP } from "node:net";
import { Problem } from "../plugin/problem.ts";
import { hostOf } from "./host-header.ts";
import { shortened } from "./shortened.ts";

/** `localhost` and the names below it, without empty labels. */
const LOCALHOST = /^(?:[a-z\d_-]+\.)*localhost$/;

/**
 * Refuses a request under a host name that is not known. A web page can make its own name resolve to this machine (DNS
 * rebinding), and then its visitors' browsers let it read what a listener on loopback answers. They name the page's host:
 * nobody can do this with an address, or with `localhost`, which browsers resolve themselves (RFC 6761, section 6.3).
 */
export function requireKnownHost(authority: string | undefined, hosts: ReadonlySet<string>): void {
  // Only HTTP/1.0 has requests without one, and no browser speaks it.
  if (authority === undefined) return;
  const host = hostName(hostOf(authority) ?? "");
  if (isIP(host) !== 0 || LOCALHOST.test(host) || hosts.has(host)) return;
  throw new Problem(
    "misdirected_request",
    `The host ${JSON.stringify(shortened(authority))} does not belong to this gateway. Add its name to gateway.hosts in the configuration, or use an IP address or localhost.`,
  );
}

/** In one form for all of its spellings. */
export function hostName(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}
