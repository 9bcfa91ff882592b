import { describe, expect, test } from "vitest";
import { gatewayForTest, RAISED, ROUTES } from "../support/gateway.ts";

const LIST = JSON.stringify({ action: "list_flows" });
const PROXIES = ["127.0.0.1", "10.0.0.0/8", "2001:db8:ffff::/48"];

const limitedTo = (requestsPerMinute: number) =>
  ({ zapier: { ...ROUTES.zapier, limits: { ...RAISED, requestsPerMinute } } }) as typeof ROUTES;

/** A route that answers each client once a minute, behind trusted proxies. */
async function onceForEach(gateway: { trustedProxies?: string[]; allowRealIpFallback?: boolean } = {}) {
  const { send } = await gatewayForTest({ routes: limitedTo(1), gateway: { trustedProxies: PROXIES, ...gateway } });
  return async (headers: Record<string, string>) => (await send({ body: LIST, headers })).status;
}

const via = (list: string) => ({ "x-forwarded-for": list });

describe("behind trusted proxies", () => {
  test.each([
    ["with a port", "198.51.100.200:50000", "198.51.100.200:50001"],
    ["with brackets and a port", "[2001:db8::7]:50000", "[2001:db8::7]:50001"],
    ["in quotes", '"198.51.100.200:50000"', '"[::ffff:198.51.100.200]:50001"'],
    ["IPv4-mapped", "::ffff:198.51.100.200", "::FFFF:C633:64C8"],
    ["of one IPv6 network", "2001:db8::7", "[2001:DB8:0:0:ffff::1%eth0]:1"],
    ["with an impossible port", "9.3.9.9:999999", "9.3.9.9:65536"],
    ["with an empty port, or a name for one", "9.3.9.9:", "9.3.9.9:_http"],
    ["in brackets with an impossible port", "[2001:db8::1]:99999", "[2001:db8::2]:"],
    ["that is unknown", "unknown", "Unknown"],
    ["that is unknown, with a port", "unknown:50000", '"unknown:50001"'],
    ["that is obfuscated", "_hidden", "_hidden:_port"],
    ["that is empty", "", " "],
    ["in octal", "0306.063.0144.0310", "0306.063.0144.0310:80"],
    ["that is garbage, beyond its first 64 characters", `${"x".repeat(64)}1`, `${"x".repeat(64)}2`],
  ])("an entry %s is the client, and what the client wrote on its left is not", async (_what, first, second) => {
    const statusOf = await onceForEach();
    expect(await statusOf(via(`203.0.113.7, ${first}`))).toBe(200);
    expect(await statusOf(via(`203.0.113.8, ${second}`))).toBe(429);
    expect(await statusOf(via(`203.0.113.9,${second}, 10.1.2.3:3128 , "[2001:db8:ffff::9]:1", ::ffff:10.0.0.2`))).toBe(
      429,
    );
    expect(await statusOf(via("198.51.100.201"))).toBe(200);
  });

  test.each(["unknown", "_hidden", "9.3.9.9", "[2001:db8::1]"])(
    "121 guesses with a new port behind %s use up one window",
    async (node) => {
      const { send } = await gatewayForTest({ gateway: { trustedProxies: PROXIES }, routes: limitedTo(120) });
      const statuses = [];
      for (let n = 0; n < 121; n += 1) {
        const headers = { authorization: `Bearer guess-${n}`, ...via(`203.0.113.7, ${node}:${50_000 + n * 1_000}`) };
        statuses.push((await send({ body: LIST, headers })).status);
      }
      expect([statuses.slice(0, 120).every((status) => status === 401), statuses[120]]).toEqual([true, 429]);
    },
  );

  test("120 guesses under 120 claimed addresses use up one window, and leave that of another client alone", async () => {
    const { send } = await gatewayForTest({ gateway: { trustedProxies: PROXIES }, routes: limitedTo(120) });
    const guess = (n: number) =>
      send({
        body: LIST,
        headers: { authorization: `Bearer guess-${n}`, ...via(`203.0.113.${n % 250}, 198.51.100.200:${50_000 + n}`) },
      });
    const statuses = [];
    for (let n = 0; n < 121; n += 1) statuses.push((await guess(n)).status);
    expect([statuses.slice(0, 120).every((status) => status === 401), statuses[120]]).toEqual([true, 429]);
    expect((await send({ body: LIST, headers: via("198.51.100.201:50000") })).status).toBe(200);
  });

  test("where all entries are trusted proxies, the leftmost is the client", async () => {
    const statusOf = await onceForEach();
    expect(await statusOf(via("10.0.0.1, 10.0.0.2:80"))).toBe(200);
    expect(await statusOf(via("10.0.0.1:81, [::ffff:10.0.0.3]"))).toBe(429);
    expect(await statusOf(via("10.0.0.4"))).toBe(200);
  });

  test("an empty header names no client: the proxy counts", async () => {
    const statusOf = await onceForEach({ allowRealIpFallback: true });
    expect(await statusOf(via(" "))).toBe(200);
    expect(await statusOf({})).toBe(429);
  });

  test("a header of 16 KB that consists of trusted proxies is looked at as far as a chain of proxies goes", async () => {
    const statusOf = await onceForEach();
    const chain = "10.0.0.1,".repeat(1_500);
    expect(await statusOf(via(`203.0.113.7,${chain}10.0.0.2`))).toBe(200);
    expect(await statusOf(via(`203.0.113.8,${chain}10.0.0.2`))).toBe(429);
  });

  test("Forwarded and other headers name no client", async () => {
    const statusOf = await onceForEach();
    const claims = (address: string) => ({
      forwarded: `for="${address}"`,
      "x-client-ip": address,
      "x-real-ip": address,
    });
    expect(await statusOf(claims("203.0.113.7"))).toBe(200);
    expect(await statusOf(claims("203.0.113.8"))).toBe(429);
    expect(await statusOf({ ...claims("203.0.113.9"), ...via("198.51.100.200") })).toBe(200);
    expect(await statusOf({ ...claims("203.0.113.10"), ...via("198.51.100.200:1") })).toBe(429);
  });
});

describe("x-real-ip, where it is allowed", () => {
  const real = (text: string) => ({ "x-real-ip": text });

  test.each([
    ["198.51.100.200:50000", "198.51.100.200:50001"],
    ["203.0.113.7, 198.51.100.200", "203.0.113.8, [::ffff:198.51.100.200]:1"],
    ["203.0.113.7, unknown", "203.0.113.8, unknown"],
    ["unknown", "unknown:1"],
    ["198.51.100.200:99999", "198.51.100.200:"],
  ])("%s and %s name one client", async (first, second) => {
    const statusOf = await onceForEach({ allowRealIpFallback: true });
    expect(await statusOf(real(first))).toBe(200);
    expect(await statusOf(real(second))).toBe(429);
    expect(await statusOf(real("198.51.100.201"))).toBe(200);
  });

  test("does not count beside x-forwarded-for, also where that names no address", async () => {
    const statusOf = await onceForEach({ allowRealIpFallback: true });
    expect(await statusOf({ ...real("203.0.113.7"), ...via("unknown") })).toBe(200);
    expect(await statusOf({ ...real("203.0.113.8"), ...via("unknown") })).toBe(429);
  });
});

test("a peer is a trusted proxy in every spelling of its address", async () => {
  const statusOf = await onceForEach({ trustedProxies: ["::ffff:127.0.0.1"] });
  expect(await statusOf(via("198.51.100.200"))).toBe(200);
  expect(await statusOf(via("198.51.100.201"))).toBe(200);
});
