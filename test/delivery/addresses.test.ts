import { createServer } from "node:http";
import type { AddressInfo, LookupFunction } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkUrl } from "../../src/delivery/check-url.ts";
import { forbiddenAddresses } from "../../src/delivery/forbidden-addresses.ts";
import { post } from "../../src/delivery/transport.ts";

const rulesOf = (allowed: string[] = [], allowHttp = true) => ({
  forbidden: forbiddenAddresses(allowed),
  allowHttp,
  timeoutMs: 10_000,
});
const CLOSED = rulesOf();

const IPV4 = [
  "0.0.0.0",
  "0.1.2.3",
  "10.0.0.1",
  "100.64.0.1",
  "100.100.100.200",
  "127.0.0.1",
  "127.255.255.254",
  "168.63.129.16",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.0.0.192",
  "192.0.2.1",
  "192.88.99.1",
  "192.168.1.1",
  "198.18.0.1",
  "198.51.100.1",
  "203.0.113.1",
  "224.0.0.1",
  "239.255.255.255",
  "240.0.0.1",
  "255.255.255.255",
];
const IPV6 = [
  "::",
  "::1",
  "::10.0.0.1",
  "::ffff:0:10.0.0.1",
  "64:ff9b::7f00:1",
  "64:ff9b::808:808",
  "64:ff9b:1::a00:1",
  "100::1",
  "2001::1",
  "2001:db8::1",
  "2002:7f00:1::",
  "3fff::1",
  "5f00::1",
  "fc00::1",
  "fd00:ec2::254",
  "fe80::1",
  "fec0::1",
  "ff02::1",
];
const PUBLIC = ["1.1.1.1", "9.255.255.255", "100.63.255.255", "172.32.0.1", "2606:4700::1111", "2a00:1450::1"];

const hostOf = (address: string) => (address.includes(":") ? `[${address}]` : address);
const mapped = (address: string) => `::ffff:${address}`;
/** Not the system's: whatever the name, it has these addresses, one look-up after the other. */
const resolvesTo = (...answers: string[][]): LookupFunction => {
  let count = 0;
  return (_name, { all }, callback) => {
    const list = (answers[Math.min(count, answers.length - 1)] ?? []).map((address) => ({
      address,
      family: address.includes(":") ? 6 : 4,
    }));
    count += 1;
    if (all) callback(null, list);
    else callback(null, list[0]?.address ?? "", list[0]?.family);
  };
};

let connections = 0;
let port = 0;
const server = createServer((_req, res) => res.end());
server.on("connection", () => {
  connections += 1;
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "::", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

const send = async (host: string, { lookup, allowed = [] }: { lookup?: LookupFunction; allowed?: string[] } = {}) => {
  const before = connections;
  const message = { url: `http://${host}:${port}/`, headers: {}, body: Buffer.from("{}") };
  const answer = await post(message, { ...rulesOf(allowed), lookup }, new AbortController().signal);
  return { result: answer?.error ?? answer?.status, connections: connections - before };
};
const REFUSED = { result: "forbidden_address", connections: 0 };
const SENT = { result: 200, connections: 1 };

describe("a URL", () => {
  test.each([...IPV4, ...IPV4.map(mapped), ...IPV6])("with the address %s is refused", (address) => {
    expect(checkUrl(`https://${hostOf(address)}/hook`, CLOSED)).toMatch(/^The address .+ is not public\./);
  });

  test.each(PUBLIC)("with the public address %s can be an endpoint's", (address) => {
    expect(checkUrl(`https://${hostOf(address)}/hook?token=x`, CLOSED)).toBeUndefined();
  });

  test.each([
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0177.0.0.1",
    "127.1",
    "127.0.0.1.",
    "0",
    "%31%32%37.0.0.1",
    "１２７.0.0.1",
    "127。0。0。1",
    "[0:0:0:0:0:ffff:7f00:1]",
    "[::FFFF:127.0.0.1]",
    "[0000:0000::0001]",
  ])("that spells a loopback address as %s is refused", (host) => {
    expect(checkUrl(`https://${host}:8443/`, CLOSED)).toMatch(/^The address .+ is not public\./);
  });

  test.each(["localhost", "LOCALHOST", "localhost.", "a.localhost", "localhost.localdomain", "ip6-localhost"])(
    "with the name %s is refused, unless loopback is allowed",
    (host) => {
      expect(checkUrl(`https://${host}/`, CLOSED)).toMatch(/is the gateway's own machine\./);
      expect(checkUrl(`https://${host}/`, rulesOf(["127.0.0.0/8"]))).toBeUndefined();
    },
  );

  test.each([
    ["ftp://hooks.example.com/", "The URL must start with https://."],
    ["file:///etc/passwd", "The URL must start with https://."],
    ["hooks.example.com", "The URL cannot be read."],
    ["https://", "The URL cannot be read."],
    ["https://1.2.3.4.5/", "The URL cannot be read."],
    ["https://user@hooks.example.com/", "The URL must not contain a user name"],
    ["https://:secret@hooks.example.com/", "The URL must not contain a user name"],
    ["https://@hooks.example.com/", "The URL must not contain a user name"],
    ["https://hooks.example.com/#", "The URL must not contain a fragment"],
    ["https://hooks.example.com/#a", "The URL must not contain a fragment"],
    ["https://hooks.example.com:0/", "The URL must not name port 0."],
    ["https://hooks.example.com/a b", "The URL must not contain blanks"],
    ["https://hooks.example\n.com/", "The URL must not contain blanks"],
    [`https://hooks.example.com/${"a".repeat(2_048)}`, "The URL is longer than 2048 characters."],
  ])("like %s is refused", (url, reason) => {
    expect(checkUrl(url, CLOSED)).toContain(reason);
  });

  test("with http is refused unless the operator allows it; https never is", () => {
    expect(checkUrl("http://hooks.example.com/", rulesOf([], false))).toContain("taskflow.endpoints.allowHttp");
    expect(checkUrl("http://hooks.example.com/", rulesOf([], true))).toBeUndefined();
    expect(checkUrl("https://hooks.example.com/", rulesOf([], false))).toBeUndefined();
  });

  test("that is refused is not repeated in the reason: it may hold a token", () => {
    for (const url of ["https://10.0.0.1/t0ken?key=t0ken", "https://u:t0ken@a.example/", "ftp://a.example/t0ken"])
      expect(checkUrl(url, CLOSED)).not.toContain("t0ken");
  });
});

describe("a connection", () => {
  test.each([...IPV4, ...IPV4.map(mapped), ...IPV6, "fe80::1%lo"])(
    "to a name that resolves to %s is refused",
    async (address) => {
      expect(await send("hooks.test", { lookup: resolvesTo([address]) })).toEqual(REFUSED);
    },
  );

  test("to a name of this machine is refused by the system's look-up too", async () => {
    expect(await send("localhost", { allowed: ["127.0.0.2/32", "::2/128"] })).toEqual(REFUSED);
  });

  test("to a name that resolves to another address each time is checked each time", async () => {
    const lookup = resolvesTo(["127.0.0.2"], ["127.0.0.1"]);
    expect(await send("hooks.test", { lookup, allowed: ["127.0.0.2"] })).toEqual(SENT);
    expect(await send("hooks.test", { lookup, allowed: ["127.0.0.2"] })).toEqual(REFUSED);
  });

  test("to a name with a forbidden and an allowed address is made to the allowed one", async () => {
    for (const addresses of [
      ["127.0.0.1", "127.0.0.2"],
      ["127.0.0.2", "127.0.0.1"],
      ["::1", "127.0.0.2"],
    ])
      expect(await send("hooks.test", { lookup: resolvesTo(addresses), allowed: ["127.0.0.2"] })).toEqual(SENT);
  });

  test("to a name with several forbidden addresses is refused", async () => {
    expect(await send("hooks.test", { lookup: resolvesTo(["127.0.0.1", "::1", "10.0.0.1"]) })).toEqual(REFUSED);
  });

  test("is made to exactly the networks that are allowed, the mapped form included", async () => {
    const allowed = ["127.0.0.2/31"];
    for (const host of ["127.0.0.2", "127.0.0.3", "[::ffff:127.0.0.2]"])
      expect(await send(host, { allowed })).toEqual(SENT);
    for (const host of ["127.0.0.1", "127.0.0.4", "[::ffff:127.0.0.4]", "[::1]"])
      expect(await send(host, { allowed })).toEqual(REFUSED);
  });
});

describe("an allowed network", () => {
  const isForbidden = (allowed: string[], address: string) =>
    forbiddenAddresses(allowed).check(address, address.includes(":") ? "ipv6" : "ipv4");

  test.each([
    {
      allowed: ["10.1.0.0/16"],
      open: ["10.1.0.0", "10.1.255.255", "::ffff:10.1.2.3"],
      closed: ["10.0.255.255", "10.2.0.0", "64:ff9b::a01:203", "::10.1.2.3", "2002:a01:203::"],
    },
    { allowed: ["::ffff:10.1.0.0/112"], open: ["10.1.2.3"], closed: ["10.2.0.0"] },
    { allowed: ["10.0.0.0/7"], open: ["10.255.255.255"], closed: ["172.16.0.1"] },
    { allowed: ["192.168.1.7"], open: ["192.168.1.7"], closed: ["192.168.1.6", "192.168.1.8"] },
    { allowed: ["fd12:3456::/32"], open: ["fd12:3456::1"], closed: ["fd12:3457::", "fd12:3455:ffff::"] },
    { allowed: ["::/0"], open: ["::1", "fe80::1", "fd00::1"], closed: ["10.0.0.1", "::ffff:10.0.0.1"] },
    { allowed: ["0.0.0.0/0"], open: ["10.0.0.1", "169.254.169.254"], closed: ["::1", "64:ff9b::a00:1"] },
    {
      allowed: ["64:ff9b::/96"],
      open: ["64:ff9b::808:808"],
      closed: ["64:ff9b::a00:1", "64:ff9b::7f00:1", "10.0.0.1"],
    },
    { allowed: ["64:ff9b::/96", "10.0.0.0/8"], open: ["64:ff9b::a00:1"], closed: ["64:ff9b::7f00:1"] },
  ])("of $allowed opens what it names and nothing else", ({ allowed, open, closed }) => {
    for (const address of open) expect([address, isForbidden(allowed, address)]).toEqual([address, false]);
    for (const address of closed) expect([address, isForbidden(allowed, address)]).toEqual([address, true]);
  });
});
