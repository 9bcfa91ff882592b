import { BlockList } from "node:net";
import { parseBlock } from "../shared/ip.ts";

/** Not on the public internet, or a service of the machine's own cloud (IANA special-purpose registries). */
const FORBIDDEN = [
  // "This network", and unspecified.
  "0.0.0.0/8",
  // Private.
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  // Shared by the customers of a provider; Alibaba's metadata are at 100.100.100.200.
  "100.64.0.0/10",
  // Loopback.
  "127.0.0.0/8",
  // Link-local; metadata of most clouds are at 169.254.169.254.
  "169.254.0.0/16",
  // Metadata of Azure.
  "168.63.129.16/32",
  // Protocol assignments; metadata of Oracle are at 192.0.0.192.
  "192.0.0.0/24",
  // Documentation.
  "192.0.2.0/24",
  "198.51.100.0/24",
  "203.0.113.0/24",
  // Relays of 6to4.
  "192.88.99.0/24",
  // Benchmarks.
  "198.18.0.0/15",
  // Multicast, reserved and broadcast.
  "224.0.0.0/3",
  // Outside 2000::/3 nothing is public: loopback, unspecified, IPv4-compatible, NAT64, unique local, link-local, multicast.
  "::/3",
  "4000::/2",
  "8000::/1",
  // Protocol assignments, Teredo among them.
  "2001::/23",
  // Documentation.
  "2001:db8::/32",
  "3fff::/20",
  // 6to4: an IPv4 address is within.
  "2002::/16",
];
/** In these an IPv4 address is meant; `BlockList` compares them with the blocks of IPv4. */
const MAPPED_IPV4: Block = { family: "ipv6", first: 0xffffn << 32n, prefix: 96 };
const NAT64 = 0x64_ff9bn << 96n;

interface Block {
  family: "ipv4" | "ipv6";
  /** The first address. */
  first: bigint;
  prefix: number;
}

/**
 * The addresses that must not be called, without the blocks that the operator allows. With `64:ff9b::/96` allowed, the
 * translated form of an IPv4 address can be called if the IPv4 address can.
 */
export function forbiddenAddresses(allowed: readonly string[]): BlockList {
  const holes = [MAPPED_IPV4, ...allowed.map(blockOf)];
  const left = FORBIDDEN.map(blockOf).flatMap((block) => without(block, holes));
  const list = new BlockList();
  for (const block of left) {
    list.addSubnet(textOf(block), block.prefix, block.family);
    if (block.family === "ipv4") {
      const translated: Block = { family: "ipv6", first: NAT64 | block.first, prefix: 96 + block.prefix };
      list.addSubnet(textOf(translated), translated.prefix, "ipv6");
    }
  }
  return list;
}

function blockOf(text: string): Block {
  const block = parseBlock(text);
  if (!block) throw new TypeError(`"${text}" is no address and no CIDR block.`);
  const [address, prefix] = block;
  const bytes = address.toByteArray();
  const value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const rest = BigInt(bytes.length * 8 - prefix);
  return { family: address.kind(), first: (value >> rest) << rest, prefix };
}

/** What is left of a block beside the holes: a block with a smaller hole falls into halves, of which one is whole. */
function without(block: Block, holes: readonly Block[]): Block[] {
  const [hole, ...others] = holes.filter((other) => overlaps(block, other));
  if (!hole) return [block];
  if (hole.prefix <= block.prefix) return [];
  return halvesOf(block).flatMap((half) => without(half, [hole, ...others]));
}

function overlaps(one: Block, other: Block): boolean {
  const rest = BigInt(sizeOf(one) - Math.min(one.prefix, other.prefix));
  return one.family === other.family && one.first >> rest === other.first >> rest;
}

function halvesOf({ family, first, prefix }: Block): Block[] {
  const half = 1n << BigInt(sizeOf({ family }) - prefix - 1);
  return [first, first + half].map((start) => ({ family, first: start, prefix: prefix + 1 }));
}

function sizeOf({ family }: Pick<Block, "family">): number {
  return family === "ipv4" ? 32 : 128;
}

function textOf({ family, first }: Block): string {
  const [bits, count, radix, separator] = family === "ipv4" ? ([8, 4, 10, "."] as const) : ([16, 8, 16, ":"] as const);
  const mask = (1n << BigInt(bits)) - 1n;
  const parts = Array.from({ length: count }, (_, at) => (first >> BigInt(bits * (count - 1 - at))) & mask);
  return parts.map((part) => part.toString(radix)).join(separator);
}
