import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";
import type { ClientAddressRules } from "../host/plugin-api.ts";

/** How a route finds the address that a request counts for. */
export type ClientAddress = (req: IncomingMessage) => string;

/**
 * The peer's address; behind a trusted proxy the rightmost address in `x-forwarded-for` that is no trusted proxy, or,
 * where allowed, `x-real-ip`. Headers of any other peer are not believed.
 */
export function clientAddressBy({ trustedProxies, allowRealIpFallback }: ClientAddressRules): ClientAddress {
  const trusted = blockList(trustedProxies);
  const isTrusted = (address: string): boolean => trusted.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
  return (req) => {
    const peer = peerAddress(req);
    if (trustedProxies.length === 0 || !isTrusted(peer)) return peer;
    const forwarded = addresses(req.headers["x-forwarded-for"]);
    const client = forwarded.findLast((address) => !isTrusted(address)) ?? forwarded[0];
    if (client) return client;
    return (allowRealIpFallback && addresses(req.headers["x-real-ip"])[0]) || peer;
  };
}

/** The other end of the socket; IPv4 in its own notation even on a dual-stack socket. */
export function peerAddress(req: IncomingMessage): string {
  return withoutMapping(req.socket.remoteAddress ?? "");
}

function addresses(header: string | string[] | undefined): string[] {
  return String(header ?? "")
    .split(",")
    .map((part) => withoutMapping(part.trim()))
    .filter((part) => isIP(part) !== 0);
}

function withoutMapping(address: string): string {
  return address.startsWith("::ffff:") ? address.slice("::ffff:".length) : address;
}

function blockList(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = "", prefix] = entry.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}
