import type { IncomingMessage } from "node:http";
import type { ClientAddressRules } from "../port/plugin-api.ts";
import { type Address, matchBlocks, networkOf, networkOfAddress, parseAddress } from "../shared/ip.ts";

/** Returns the network that a request counts for: an IPv4 address, an IPv6 /64, or what a proxy wrote in place of one. */
export type ClientNetwork = (req: IncomingMessage) => string;

/** The most entries of a forwarding header that are looked at. A chain of proxies is shorter. */
const MAX_HOPS = 32;

/**
 * The peer; behind a trusted proxy the client that `x-forwarded-for` names or, where allowed and that header is absent or
 * empty, `x-real-ip`. Headers of any other peer are not believed.
 */
export function clientNetworkBy({ trustedProxies, allowRealIpFallback }: ClientAddressRules): ClientNetwork {
  const isTrusted = matchBlocks(trustedProxies);
  return (req) => {
    const peer = req.socket.remoteAddress ?? "";
    if (trustedProxies.length === 0) return networkOf(peer);
    const proxy = parseAddress(peer);
    if (!proxy || !isTrusted(proxy)) return networkOf(peer);
    const forwarded = textOf(req.headers["x-forwarded-for"]);
    if (forwarded !== "") return rightmostUntrusted(forwarded, isTrusted);
    const real = allowRealIpFallback ? textOf(req.headers["x-real-ip"]) : "";
    return real === "" ? networkOfAddress(proxy) : rightmostUntrusted(real, isTrusted);
  };
}

/**
 * Each proxy writes on the right of what it was sent, so that only the entries that trusted proxies wrote are believed:
 * from the right, up to and with the first that is no trusted proxy. One that is no address (`unknown`, an obfuscated
 * name, an empty one) ends the walk too: what is on its left may be the client's own.
 */
function rightmostUntrusted(entries: string, isTrusted: (address: Address) => boolean): string {
  let end = entries.length;
  for (let hops = 1; ; hops += 1) {
    const comma = entries.lastIndexOf(",", end - 1);
    const entry = entries.slice(comma + 1, end);
    const address = parseAddress(entry);
    if (!address) return networkOf(entry);
    if (comma < 0 || hops === MAX_HOPS || !isTrusted(address)) return networkOfAddress(address);
    end = comma;
  }
}

function textOf(header: string | string[] | undefined): string {
  return String(header ?? "").trim();
}
