import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { CONFIG_DEFAULTS } from "../../../generated/defaults.ts";
import { GatewayResponse } from "../../../src/gateway/connections/gateway-response.ts";
import { LargeResponsePlaces } from "../../../src/gateway/connections/large-responses.ts";
import { PendingResponses } from "../../../src/gateway/connections/pending-responses.ts";
import { Pipelines } from "../../../src/gateway/connections/pipelining.ts";
import { SlowReaders, type SlowReason } from "../../../src/gateway/connections/slow-readers.ts";
import { UnsentBytes } from "../../../src/gateway/connections/unsent-bytes.ts";
import { certificate, writeCertificate } from "../../support/certificate.ts";
import { gatewayForTest, RAISED, ROUTES, type TestGatewayOptions, temporaryDirectory } from "../../support/gateway.ts";
import { PATIENCE, RawClient, requestOf } from "../../support/raw-client.ts";
import { scrape, valueOf } from "../../support/scrape.ts";

const MIB = 1024 * 1024;
const zapier = (limits: object) =>
  ({ zapier: { ...ROUTES.zapier, limits: { ...RAISED, ...limits } } }) as typeof ROUTES;
const LIST = { action: "list_flows", limit: 100 };
/** One after the other, so that the kernel takes the first responses, and the gateway holds the next one. */
const LISTS = requestOf(LIST).repeat(8);

/** A gateway with a large page of flows; `size` is that of the response with it. */
async function withLargePage(options: TestGatewayOptions) {
  const gateway = await gatewayForTest(options);
  for (let n = 0; n < 40; n += 1)
    await gateway.call({ action: "create_flow", goal: "g", stateJson: "x".repeat(200_000) });
  return { ...gateway, size: (await gateway.call({ ...LIST, action: "list_flows" })).text.length };
}

const unsentBytes = async (url: string) => valueOf(await scrape(url), "taskflow_unsent_bytes");
const closed = async (url: string, reason: string) =>
  valueOf(await scrape(url), "taskflow_connections_dropped_total", { reason });

describe("a response that its client does not read", () => {
  test("keeps the place of its request in flight, until it is read or the connection closes", async () => {
    const gateway = await withLargePage({ routes: zapier({ maxInFlight: 2 }) });
    const hold = () => new RawClient(gateway.url).send(LISTS);
    const [reading, leaving] = [hold(), hold()];
    await expect.poll(() => unsentBytes(gateway.url), PATIENCE).toBe(2 * gateway.size);
    const status = async () => (await gateway.call({ action: "find_latest_flow" })).status;
    expect(await status()).toBe(429);
    reading.read();
    await expect.poll(status, PATIENCE).toBe(200);
    const next = hold();
    await expect.poll(status, PATIENCE).toBe(429);
    leaving.socket.destroy();
    await expect.poll(status, PATIENCE).toBe(200);
    next.socket.destroy();
    await expect.poll(() => unsentBytes(gateway.url), PATIENCE).toBe(0);
  });

  test("makes new requests wait while there are too many such bytes, and the worst of them makes room", async () => {
    const gateway = await withLargePage({});
    // Three quarters of these are for routes.
    const limits = { ...CONFIG_DEFAULTS.GatewayLimits, unsentBytes: 2 * gateway.size };
    await gateway.reload({ ...gateway.config, gateway: { ...gateway.config.gateway, limits } });
    const answered = async () => (await gateway.call({ action: "find_latest_flow" })).status === 200;
    const clients: RawClient[] = [];
    while (await answered()) {
      clients.push(new RawClient(gateway.url).send(LISTS));
      await expect.poll(() => unsentBytes(gateway.url), PATIENCE).toBe(clients.length * gateway.size);
    }
    expect(clients).toHaveLength(2);
    const refused = await gateway.call({ action: "find_latest_flow" });
    expect([refused.body.code, refused.headers.get("retry-after")]).toEqual(["too_many_in_flight", "1"]);
    // Health is not asked to wait.
    expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
    await expect.poll(answered, PATIENCE).toBe(true);
    expect(await closed(gateway.url, "unsent_bytes")).toBe(1);
  });

  test("is not made for the documentation when strangers have enough of it already, while routes are answered", async () => {
    const limits = { ...CONFIG_DEFAULTS.GatewayLimits, unsentBytes: 4 * MIB };
    const own = await certificate();
    const tls = writeCertificate(temporaryDirectory(), own);
    const metrics = { host: "127.0.0.1", port: 0 };
    const gateway = await gatewayForTest({ gateway: { limits, tls, metrics } });
    const script = "GET /docs/scalar.js HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const held = async () => valueOf(await scrape(gateway.metricsUrl ?? ""), "taskflow_unsent_bytes");
    const clients = Array.from({ length: 12 }, () => {
      const client = new RawClient(gateway.url, { ca: own.cert });
      client.socket.pause();
      return client.send(script.repeat(20));
    });
    await expect.poll(held, PATIENCE).toBeGreaterThan(MIB);
    const reader = new RawClient(gateway.url, { ca: own.cert }).read();
    expect(await reader.send(script).receives(1)).toEqual([429]);
    expect(await reader.send(requestOf(LIST)).receives(2)).toEqual([429, 200]);
    for (const client of clients) client.socket.destroy();
    await expect.poll(held, PATIENCE).toBe(0);
  });

  test("a HEAD request and one without a response body count for nothing", async () => {
    const gateway = await gatewayForTest();
    const client = new RawClient(gateway.url).read();
    for (const line of ["HEAD /docs/scalar.js", "HEAD /metrics", "DELETE /metrics", "PUT /healthz"])
      client.send(`${line} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    expect(await client.receives(4)).toEqual([200, 200, 405, 405]);
    await expect.poll(() => unsentBytes(gateway.url), PATIENCE).toBe(0);
  });
});

test("of a hundred large responses that are asked for at once, eight are made before the first of them are counted", async () => {
  const unsent = Object.assign(new UnsentBytes(), { limit: 4 * MIB });
  const places = new LargeResponsePlaces(unsent);
  let [making, most] = [0, 0];
  const make = async (): Promise<boolean> => {
    const leave = await places.enter();
    making += 1;
    most = Math.max(most, making);
    await new Promise((resolve) => setImmediate(resolve));
    unsent.held += MIB;
    making -= 1;
    leave();
    return true;
  };
  const made = await Promise.all(Array.from({ length: 100 }, () => make().catch(() => false)));
  expect(most).toBe(8);
  // Those that fit, and those that had begun by then.
  expect(made.filter(Boolean).length).toBeLessThanOrEqual(4 + 8);
  unsent.held = 0;
  expect(await make()).toBe(true);
});

/** Short, so that the test is: what takes 30 seconds takes this long here. */
const STALLED_MS = 3_000;

function sendLarge(res: GatewayResponse): void {
  res.writeHead(200, { "content-length": 12 * MIB });
  res.end(Buffer.alloc(12 * MIB));
}

/** A server whose responses are 12 MiB, or what a test likes. */
async function largeServer(send: (res: GatewayResponse) => void = sendLarge) {
  const pending = new PendingResponses<GatewayResponse>();
  const unsent = Object.assign(new UnsentBytes(), { limit: Number.POSITIVE_INFINITY });
  const reasons: SlowReason[] = [];
  const answer = (_req: IncomingMessage, res: GatewayResponse) => {
    res.track(pending, unsent);
    send(res);
  };
  const inTurn = new Pipelines(() => undefined).inTurn(answer);
  const server = createServer({ ServerResponse: GatewayResponse }, inTurn);
  const onClose = (_socket: unknown, reason: SlowReason) => void reasons.push(reason);
  const slowReaders = new SlowReaders({ pending, budgets: [unsent], onClose, stalledMs: STALLED_MS });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    slowReaders.stop();
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const get = () => {
    const client = new RawClient(url);
    client.socket.pause();
    return client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  };
  return { pending, unsent, reasons, get };
}

describe("a connection with a stream", () => {
  test("that its client does not read is closed, and its bytes count until then", async () => {
    const { pending, unsent, reasons, get } = await largeServer(
      (res) => void res.writeHead(200).write("x".repeat(12 * MIB)),
    );
    get();
    await expect.poll(() => unsent.held, PATIENCE).toBe(12 * MIB);
    await expect.poll(() => reasons, PATIENCE).toEqual(["stalled"]);
    await expect.poll(() => [pending.size, unsent.held], PATIENCE).toEqual([0, 0]);
  });

  test("lives on while there is nothing to send, and counts no bytes that were taken", async () => {
    let stream: GatewayResponse | undefined;
    const { pending, unsent, reasons, get } = await largeServer((res) => {
      stream = res;
      res.writeHead(200).write("x".repeat(12 * MIB));
    });
    const client = get().read();
    await expect.poll(() => client.text.length, PATIENCE).toBeGreaterThan(12 * MIB);
    await expect.poll(() => unsent.held, PATIENCE).toBe(0);
    const until = performance.now() + 2 * STALLED_MS;
    await expect.poll(() => performance.now(), { ...PATIENCE, interval: 100 }).toBeGreaterThan(until);
    expect([pending.size, reasons]).toEqual([1, []]);
    client.socket.destroy();
    await expect.poll(() => pending.size, PATIENCE).toBe(0);
    // Something that was on its way when the connection closed.
    stream?.write("x".repeat(MIB));
    expect(unsent.held).toBe(0);
  });
});

describe("a connection with an unsent response", () => {
  test("without progress is closed, even if its client keeps sending", async () => {
    const { pending, unsent, reasons, get } = await largeServer();
    const client = get();
    const started = performance.now();
    client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
    const sending = setInterval(() => client.send("x"), 100);
    await expect.poll(() => reasons, PATIENCE).toEqual(["stalled"]);
    clearInterval(sending);
    expect(performance.now() - started).toBeGreaterThan(STALLED_MS);
    await expect.poll(() => [pending.size, unsent.held], PATIENCE).toEqual([0, 0]);
  });

  test("lives on while its client reads, however slowly, where the process sees nothing of it", {
    timeout: 60_000,
  }, async () => {
    const { reasons, get } = await largeServer();
    const client = get();
    const stalled = get();
    // The kernel hears of what was read in steps of about 100 kB, one in a second; the process in steps of a megabyte.
    const reading = setInterval(() => void client.socket.read(Math.min(10_000, client.socket.readableLength)), 100);
    await expect.poll(() => reasons, PATIENCE).toEqual(["stalled"]);
    const until = performance.now() + 2 * STALLED_MS;
    await expect.poll(() => performance.now(), { ...PATIENCE, interval: 100 }).toBeGreaterThan(until);
    expect([client.isOver, reasons]).toEqual([false, ["stalled"]]);
    clearInterval(reading);
    client.read();
    await expect.poll(() => client.text.length, PATIENCE).toBeGreaterThan(11 * MIB);
    await stalled.read().hasEnded();
  });

  test("is closed before others when it would take longest, while there are too many unsent bytes", async () => {
    const { unsent, reasons, get } = await largeServer();
    const [fast, slow] = [get(), get()];
    const reading = setInterval(() => void fast.socket.read(Math.min(400_000, fast.socket.readableLength)), 50);
    await expect.poll(() => unsent.held, PATIENCE).toBe(24 * MIB);
    // Two sweeps and more, in which the one gets on and the other does not.
    await expect.poll(() => fast.socket.bytesRead, PATIENCE).toBeGreaterThan(4 * MIB);
    unsent.limit = 13 * MIB;
    await expect.poll(() => reasons, PATIENCE).toEqual(["unsent_bytes"]);
    clearInterval(reading);
    await slow.read().hasEnded();
    fast.read();
    await expect.poll(() => unsent.held, PATIENCE).toBe(0);
    expect(fast.isOver).toBe(false);
  });
});
