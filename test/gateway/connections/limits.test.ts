import { describe, expect, test } from "vitest";
import { CONFIG_DEFAULTS } from "../../../generated/defaults.ts";
import { certificate, writeCertificate } from "../../support/certificate.ts";
import { gatewayForTest, temporaryDirectory } from "../../support/gateway.ts";
import { PATIENCE, RawClient } from "../../support/raw-client.ts";
import { scrape, valueOf } from "../../support/scrape.ts";

const closed = async (url: string, reason: string) =>
  valueOf(await scrape(url), "taskflow_connections_dropped_total", { reason });
const HEALTH = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";

/** Connections that have answered once, and stay open. */
async function connected(url: string, count: number): Promise<RawClient[]> {
  const clients = Array.from({ length: count }, () => new RawClient(url).read().send(HEALTH));
  for (const client of clients) await client.receives(1);
  return clients;
}

describe("gateway.limits.connectionsPerNetwork", () => {
  const limits = { ...CONFIG_DEFAULTS.GatewayLimits, connectionsPerNetwork: 3 };

  test("closes the connection that is one too many, and takes another when one was closed", async () => {
    const log: string[] = [];
    const metrics = { host: "127.0.0.1", port: 0 };
    const gateway = await gatewayForTest({ log, gateway: { limits, metrics } });
    const { metricsUrl = "" } = gateway;
    const [first] = await connected(gateway.url, 3);
    for (let n = 0; n < 20; n += 1) {
      const refused = new RawClient(gateway.url).read().send(HEALTH);
      await refused.hasEnded();
      expect(refused.text).toBe("");
    }
    expect(await closed(metricsUrl, "connections_per_network")).toBe(20);
    expect(valueOf(await scrape(metricsUrl), "taskflow_connections")).toBe(3);
    first?.socket.destroy();
    await expect.poll(async () => valueOf(await scrape(metricsUrl), "taskflow_connections"), PATIENCE).toBe(2);
    await connected(gateway.url, 1);
    await gateway.close();
    // One line for all of them.
    const lines = log.map((line) => JSON.parse(line)).filter(({ reason }) => reason === "connections_per_network");
    expect(lines).toMatchObject([{ level: 40, network: "127.0.0.1", count: 20 }]);
  });

  test("does not count for a trusted proxy, which has the connections of many clients", async () => {
    const gateway = await gatewayForTest({ gateway: { limits, trustedProxies: ["127.0.0.0/8"] } });
    expect(await connected(gateway.url, 10)).toHaveLength(10);
  });

  test("counts the connections of a gateway with TLS, from before their handshake until they are closed", async () => {
    const own = await certificate();
    const tls = writeCertificate(temporaryDirectory(), own);
    const gateway = await gatewayForTest({ gateway: { limits, tls, metrics: { host: "127.0.0.1", port: 0 } } });
    const { metricsUrl = "" } = gateway;
    const open = async () => valueOf(await scrape(metricsUrl), "taskflow_connections");
    const silent = [new RawClient(gateway.url).read(), new RawClient(gateway.url).read()];
    const secure = new RawClient(gateway.url, { ca: own.cert }).read().send(HEALTH);
    expect(await secure.receives(1)).toEqual([200]);
    await expect.poll(open, PATIENCE).toBe(3);
    await new RawClient(gateway.url, { ca: own.cert }).read().send(HEALTH).hasEnded();
    for (const client of [...silent, secure]) client.socket.destroy();
    await expect.poll(open, PATIENCE).toBe(0);
    expect(await new RawClient(gateway.url, { ca: own.cert }).read().send(HEALTH).receives(1)).toEqual([200]);
  });
});

describe("gateway.limits.connections", () => {
  test("closes every connection beyond it, and counts them", async () => {
    const log: string[] = [];
    const limits = { ...CONFIG_DEFAULTS.GatewayLimits, connections: 3 };
    const metrics = { host: "127.0.0.1", port: 0 };
    const gateway = await gatewayForTest({ log, gateway: { limits, metrics, trustedProxies: ["127.0.0.1"] } });
    await connected(gateway.url, 3);
    for (let n = 0; n < 5; n += 1) await new RawClient(gateway.url).read().send(HEALTH).hasEnded();
    expect(await closed(gateway.metricsUrl ?? "", "connections")).toBe(5);
    await gateway.close();
    expect(log.join("")).toContain('"reason":"connections"');
  });

  test("changes with the configuration, without closing a connection", async () => {
    const gateway = await gatewayForTest();
    const clients = await connected(gateway.url, 5);
    const limits = { ...CONFIG_DEFAULTS.GatewayLimits, connectionsPerNetwork: 5 };
    await gateway.reload({ ...gateway.config, gateway: { ...gateway.config.gateway, limits } });
    await new RawClient(gateway.url).read().send(HEALTH).hasEnded();
    for (const client of clients) expect(await client.send(HEALTH).receives(2)).toEqual([200, 200]);
  });
});
