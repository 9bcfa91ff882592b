import { describe, expect, test } from "vitest";
import { openStore } from "../../../src/store/open-store.ts";
import { certificate, writeCertificate } from "../../support/certificate.ts";
import { gatewayForTest, SECRET, temporaryDirectory } from "../../support/gateway.ts";
import { headOf, PATIENCE, RawClient, requestOf } from "../../support/raw-client.ts";
import { program, route, withRoutes } from "../../support/reloading-program.ts";
import { scrape, valueOf } from "../../support/scrape.ts";

const PATH = "/plugins/webhooks/zapier";
const FIND = requestOf({ action: "find_latest_flow" });
const UPGRADES = {
  "h2c, as Java's client asks":
    "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n",
  websocket: "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
  "TLS, in other case": "CONNECTION: keep-alive, uPGRADE\r\nUPGRADE: TLS/1.0\r\n",
  "two protocols": "connection: upgrade\r\nupgrade: a/1\r\nupgrade: b\r\n",
  "nothing, by an empty header": "connection: upgrade\r\nupgrade:\r\n",
};

const create = (goal: string, more: string): string => {
  const body = JSON.stringify({ action: "create_flow", goal });
  return headOf(Buffer.byteLength(body), PATH, more) + body;
};

const chunked = (goal: string, more: string): string => {
  const body = JSON.stringify({ action: "create_flow", goal });
  const head = headOf(0, PATH, more).replace("Content-Length: 0", "Transfer-Encoding: chunked");
  return `${head}${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
};

const goalsIn = (text: string): string[] => [...text.matchAll(/"goal":"([^"]*)"/g)].map(([, goal = ""]) => goal);

describe.each(Object.entries(UPGRADES))("a request that asks for an upgrade to %s", (_what, upgrade) => {
  test("is answered as one without, and so are those that came with it, in their order", async () => {
    const gateway = await gatewayForTest();
    const client = new RawClient(gateway.url).read();
    const one = (n: number) => (n % 2 ? create : chunked)(`goal-${n}`, n % 3 ? upgrade : "");
    client.send(Array.from({ length: 20 }, (_, n) => one(n)).join("") + FIND);
    expect(await client.receives(21)).toEqual(Array.from({ length: 21 }, () => 200));
    expect(goalsIn(client.text)).toEqual([...Array.from({ length: 20 }, (_, n) => `goal-${n}`), "goal-19"]);
    client.send(create("later", upgrade) + FIND);
    expect(await client.receives(23)).toHaveLength(23);
    expect(goalsIn(client.text).slice(-2)).toEqual(["later", "later"]);
  });

  test("comes in any number of pieces", async () => {
    const gateway = await gatewayForTest();
    const client = new RawClient(gateway.url).read();
    const bytes = create("first", upgrade) + create("second", upgrade) + FIND;
    client.socket.setNoDelay();
    for (let at = 0; at < bytes.length; at += 37) {
      await client.sendAll(bytes.slice(at, at + 37));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await client.receives(3)).toEqual([200, 200, 200]);
    expect(goalsIn(client.text)).toEqual(["first", "second", "second"]);
  });
});

describe("requests that ask for an upgrade", () => {
  const { websocket: upgrade } = UPGRADES;

  test("are refused as others are, and leave the next one alone", async () => {
    const gateway = await gatewayForTest();
    const wrong = create("wrong", upgrade).replace(SECRET, "another");
    const get = `GET /healthz HTTP/1.1\r\nHost: localhost\r\n${upgrade}\r\n`;
    const client = new RawClient(gateway.url).read();
    client.send(wrong + get + get.replace("healthz", "nope") + get.replace("localhost", "a@b") + FIND);
    expect(await client.receives(5)).toEqual([401, 200, 404, 400, 200]);
  });

  test("are answered before what comes after them is refused as malformed", async () => {
    const gateway = await gatewayForTest();
    const client = new RawClient(gateway.url).read().send(`${create("g", upgrade)}garbage\r\n\r\n${FIND}`);
    await client.hasEnded();
    expect(client.statuses).toEqual([200, 400]);
  });

  test("keep the bytes of their headers and bodies", async () => {
    const gateway = await gatewayForTest();
    const key = 'Idempotency-Key: "a b"\r\nX-Note: \u00fc\u00ff\t!\r\n';
    const client = new RawClient(gateway.url).read();
    for (const more of [upgrade, ""]) client.send(create("Gr\\u00f6\\u00dfe", key + more));
    expect(await client.receives(2)).toEqual([200, 200]);
    expect(client.text.match(/idempotency-replayed: true/gi)).toHaveLength(1);
  });

  test("wait for the one before, and are given up with the connection", async () => {
    const store = openStore({ stateDir: temporaryDirectory() });
    store.latestFlow = () => new Promise(() => undefined);
    const gateway = await gatewayForTest({ store });
    const inFlight = async () => valueOf(await scrape(gateway.url), "taskflow_requests_in_flight", { route: "zapier" });
    const client = new RawClient(gateway.url).read().send(FIND + create("g", upgrade));
    await expect.poll(inFlight, PATIENCE).toBe(1);
    client.socket.resetAndDestroy();
    await expect.poll(inFlight, PATIENCE).toBe(0);
    expect((await gateway.call({ action: "list_flows" })).body.result.flows).toEqual([]);
  });

  test("count as one connection, leave no listeners behind, and end when the gateway closes", async () => {
    const warnings: Error[] = [];
    const onWarning = (warning: Error) => void warnings.push(warning);
    process.on("warning", onWarning);
    const gateway = await gatewayForTest();
    const client = new RawClient(gateway.url).read();
    for (let n = 1; n <= 50; n += 1) {
      client.send(create(`goal-${n}`, upgrade));
      await client.receives(n);
    }
    const connections = valueOf(await scrape(gateway.url), "taskflow_connections", {});
    expect(connections).toBeLessThanOrEqual(2);
    await gateway.close();
    await client.hasEnded();
    process.off("warning", onWarning);
    expect([client.statuses.length, warnings]).toEqual([50, []]);
  });

  test("are answered over TLS too", async () => {
    const own = await certificate();
    const settings = { gateway: { tls: { cert: "cert.pem", key: "key.pem" } } };
    const gateway = await program(withRoutes({ a: route(SECRET) }, settings), (directory) =>
      writeCertificate(directory, own),
    );
    const client = new RawClient(gateway.url, { ca: own.cert }).read();
    const at = (text: string) => text.replace(PATH, "/plugins/webhooks/a");
    client.send(at(create("first", upgrade)) + at(create("second", upgrade)) + at(FIND));
    expect(await client.receives(3)).toEqual([200, 200, 200]);
    expect(goalsIn(client.text)).toEqual(["first", "second", "second"]);
  });
});
