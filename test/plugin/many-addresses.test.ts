import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { OwnRateLimit } from "../../src/plugin/rate-limit.ts";
import { Windows } from "../../src/plugin/windows.ts";
import { networkOf } from "../../src/shared/ip.ts";
import { gatewayForTest, RAISED, ROUTES } from "../support/gateway.ts";

const LIST = JSON.stringify({ action: "list_flows" });
const limitedTo = (requestsPerMinute: number) =>
  ({ zapier: { ...ROUTES.zapier, limits: { ...RAISED, requestsPerMinute } } }) as typeof ROUTES;
const behindProxy = (requestsPerMinute: number) =>
  gatewayForTest({ routes: limitedTo(requestsPerMinute), gateway: { trustedProxies: ["127.0.0.1"] } });

/** Sends a request in the name of each address, a thousand at a time over one connection; they are refused with 415. */
async function flood(url: string, addresses: string[]): Promise<number> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let refused = 0;
  socket.on("data", (chunk) => {
    refused += chunk.toString("latin1").split("HTTP/1.1 415").length - 1;
    socket.emit("answered");
  });
  for (let from = 0; from < addresses.length; from += 1_000) {
    const batch = addresses.slice(from, from + 1_000);
    const request = (address: string) =>
      `POST /plugins/webhooks/zapier HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${address}\r\nContent-Length: 0\r\n\r\n`;
    socket.write(batch.map(request).join(""));
    // A status line may be cut in two between chunks: a few are not seen.
    while (refused < from + batch.length - (from / 1_000 + 1) * 40) await once(socket, "answered");
  }
  socket.destroy();
  return refused;
}

describe("the rate limit under many addresses", () => {
  test("holds for a client while 100,000 others send", async () => {
    // However long it takes, the minute of the first window does not end.
    vi.useFakeTimers({ toFake: ["performance"] });
    onTestFinished(() => void vi.useRealTimers());
    const gateway = await behindProxy(3);
    const from = (address: string) => gateway.send({ body: LIST, headers: { "x-forwarded-for": address } });
    for (let n = 0; n < 3; n += 1) expect((await from("198.51.100.7")).status).toBe(200);
    expect((await from("198.51.100.7")).status).toBe(429);
    const others = Array.from({ length: 100_000 }, (_, n) => `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`);
    expect(await flood(gateway.url, others)).toBeGreaterThan(95_000);
    expect((await from("198.51.100.7")).status).toBe(429);
    expect((await from("198.51.100.8")).status).toBe(200);
  });

  test("counts newcomers together when the table is full, forgets no one before the end, and recovers after it", () => {
    let now = 0;
    const windows = new Windows<{ count: number; endsAt: number }>(1_000);
    const limit = new OwnRateLimit(2, () => now, windows);
    const passes = (address: string) => {
      try {
        return limit.count(address) !== "";
      } catch {
        return false;
      }
    };
    for (let n = 0; n < 1_000; n += 1) for (let times = 0; times < 2; times += 1) expect(passes(`a${n}`)).toBe(true);
    expect([passes("new-1"), passes("new-2"), passes("new-3"), passes("new-1")]).toEqual([true, true, false, false]);
    for (let n = 0; n < 100_000; n += 1) passes(`b${n}`);
    expect(windows.size).toBe(1_001);
    expect(Array.from({ length: 1_000 }, (_, n) => passes(`a${n}`))).not.toContain(true);
    now = 60_000;
    expect([passes("new-3"), passes("new-3"), passes("new-3"), passes("a0")]).toEqual([true, true, false, true]);
  });

  test("gives memory back as windows end", () => {
    let now = 0;
    const windows = new Windows<{ count: number; endsAt: number }>(1_000);
    const limit = new OwnRateLimit(2, () => now, windows);
    for (let n = 0; n < 1_000; n += 1) limit.count(`a${n}`);
    now = 60_000;
    for (let n = 0; n < 150; n += 1) limit.count(`b${n}`);
    expect(windows.size).toBe(150);
  });
});

describe("an IPv6 client", () => {
  test("counts by its /64, so that a new address gives no new window", async () => {
    const gateway = await behindProxy(2);
    const statuses = [];
    for (const address of [
      "2001:db8:0:7::1",
      "2001:db8::7:ffff:0:0:2",
      "2001:0DB8:0000:0007:abcd::",
      "2001:db8:0:8::1",
    ])
      statuses.push((await gateway.send({ body: LIST, headers: { "x-forwarded-for": address } })).status);
    expect(statuses).toEqual([200, 200, 429, 200]);
  });

  test.each([
    ["192.0.2.1", "192.0.2.1"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["2001:DB8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::", "2001:db8:1:2::/64"],
    ["::1", "0:0:0:0::/64"],
    ["::", "0:0:0:0::/64"],
    ["1::", "1:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["2001:db8::3:192.0.2.1", "2001:db8:0:0::/64"],
    ["64:ff9b:1:2:3:4:192.0.2.1", "64:ff9b:1:2::/64"],
  ])("%s is of %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
