import { describe, expect, test } from "vitest";
import { isLoopback, matchBlocks, networkOf, parseAddress, parseBlock } from "../../src/shared/ip.ts";

const within = (blocks: string[], text: string): boolean => {
  const address = parseAddress(text);
  return address !== undefined && matchBlocks(blocks)(address);
};

describe("an address", () => {
  test.each([
    ["198.51.100.7", "198.51.100.7"],
    [" 198.51.100.7\t", "198.51.100.7"],
    ["198.51.100.7:50000", "198.51.100.7"],
    ["[198.51.100.7]:50000", "198.51.100.7"],
    ['"198.51.100.7:50000"', "198.51.100.7"],
    ["198.51.100.7:_gateway", "198.51.100.7"],
    ["::ffff:198.51.100.7", "198.51.100.7"],
    ["::FFFF:c633:6407", "198.51.100.7"],
    ["0:0:0:0:0:ffff:c633:6407", "198.51.100.7"],
    ["::ffff:198.51.100.7:50000", "198.51.100.7"],
    ["[::ffff:198.51.100.7]:50000", "198.51.100.7"],
    ["2001:db8::7", "2001:db8:0:0::/64"],
    ["[2001:db8::7]", "2001:db8:0:0::/64"],
    ["[2001:DB8::7]:4711", "2001:db8:0:0::/64"],
    ['"[2001:db8::7]:4711"', "2001:db8:0:0::/64"],
    ["2001:db8:0:0:0:0:0:7:4711", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["fe80::1%eth0.100", "fe80:0:0:0::/64"],
    ["[fe80::1%25eth0]:80", "fe80:0:0:0::/64"],
    ["198.51.100.7:", "198.51.100.7"],
    ["198.51.100.7:65536", "198.51.100.7"],
    ["198.51.100.7:http", "198.51.100.7"],
    ["[2001:db8::7]:99999", "2001:db8:0:0::/64"],
    ["[2001:db8::7]:", "2001:db8:0:0::/64"],
    ["unknown:50000", '"unknown"'],
    ['"_hidden:_port"', '"_hidden"'],
  ])("written %s counts as %s", (text, network) => {
    expect(networkOf(text)).toBe(network);
  });
});

describe("a text that is no address", () => {
  test.each([
    "",
    "unknown",
    "_hidden",
    "gateway.example.org",
    "1",
    "127.1",
    "0x7f.0.0.1",
    "2130706433",
    "010.1.1.1",
    "198.51.100.07",
    "::ffff:010.1.1.1",
    "198.51.100.256",
    "198.51.100.7.",
    "198.51.100.7/32",
    "198.51.100.7 203.0.113.7",
    "for=198.51.100.7",
    "[198.51.100.7",
    "2001:db8::7]:80",
    "12345::1",
    "１98.51.100.7",
    `[${"0:".repeat(7)}1%${"z".repeat(100)}]`,
  ])("%j is read as none, and counts as itself", (text) => {
    expect(parseAddress(text)).toBeUndefined();
    expect(networkOf(text)).toBe(`"${text.slice(0, 64).toLowerCase()}"`);
  });

  test("counts as its first 64 characters, so that it costs no more memory than an address", () => {
    expect(networkOf("_".repeat(10_000))).toBe(`"${"_".repeat(64)}"`);
  });

  test("is never counted as an address, whatever it spells", () => {
    expect(networkOf("2001:db8:0:0::/64")).not.toBe(networkOf("2001:db8::7"));
  });
});

describe("a block", () => {
  test.each([
    ["10.0.0.0/8", "10.255.0.1", true],
    ["10.0.0.0/8", "11.0.0.1", false],
    ["10.0.0.0/8", "::ffff:10.0.0.1", true],
    ["10.0.0.1", "10.0.0.1:3128", true],
    ["10.0.0.1", "10.0.0.2", false],
    ["0.0.0.0/0", "203.0.113.7", true],
    ["0.0.0.0/0", "2001:db8::7", false],
    ["::/0", "203.0.113.7", false],
    ["2001:DB8::/33", "2001:db8:7fff::1", true],
    ["2001:db8::/33", "2001:db8:8000::1", false],
    ["::ffff:10.0.0.0/104", "10.1.2.3", true],
    ["::ffff:10.0.0.0/104", "11.1.2.3", false],
    ["::ffff:10.0.0.1", "10.0.0.1", true],
    ["fe80::1", "fe80::1%eth0", true],
    ["::1", "::1", true],
  ])("%s holds %s: %s", (block, address, expected) => {
    expect(within([block], address)).toBe(expected);
  });

  test.each([
    "",
    "10.0.0.0/33",
    "10.0.0.0/",
    "10.0.0.0/-1",
    "10/8",
    "010.0.0.0/8",
    "::1/129",
    "::ffff:10.0.0.0/90",
    "lan",
  ])("%j is none, and holds no address", (text) => {
    expect(parseBlock(text)).toBeUndefined();
    expect(within([text], "10.0.0.1")).toBe(false);
  });
});

test.each([
  ["127.0.0.1", true],
  ["127.255.0.1", true],
  ["::1", true],
  ["0:0:0:0:0:0:0:1", true],
  ["::ffff:127.0.0.1", true],
  ["0.0.0.0", false],
  ["::", false],
  ["198.51.100.7", false],
  ["127.example.org", false],
  ["127.1", false],
])("%s is on this machine alone: %s", (text, expected) => {
  expect(isLoopback(text)).toBe(expected);
});
