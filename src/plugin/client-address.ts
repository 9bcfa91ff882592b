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

/**
 * What counts as one sender: an IPv4 address, or the /64 of an IPv6 address, which is the least that a site is given
 * (RFC 6177) and so what one sender has as many addresses in as it likes.
 */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const [front = "", back] = address.replace(/%.*$/, "").split("::");
  const groups = groupsOf(front);
  if (back !== undefined) {
    const last = groupsOf(back);
    // An IPv4 address at the end stands for two groups.
    const left = 8 - groups.length - last.length - (back.includes(".") ? 1 : 0);
    groups.push(...Array<string>(Math.max(0, left)).fill("0"), ...last);
  }
  const prefix = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${prefix.join(":")}::/64`;
}

function groupsOf(part: string): string[] {
  return part === "" ? [] : part.split(":");
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
  return /^::ffff:\d+\./i.test(address) ? address.slice("::ffff:".length) : address;
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
