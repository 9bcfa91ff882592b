import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { LogSampler } from "../../src/gateway/log-sampler.ts";
import { PersistError } from "../../src/port/bound-task-flow.ts";
import { openStore } from "../../src/store/open-store.ts";
import { gatewayForTest, SECRET, type TestGateway, temporaryDirectory } from "../support/gateway.ts";
import { PATIENCE, RawClient, requestOf } from "../support/raw-client.ts";

interface Line {
  level: number;
  msg: string;
  path?: string;
  route?: string;
  status?: number;
  code?: string;
  network?: string;
  count?: number;
  logged?: number;
}

const parsed = (log: readonly string[]): Line[] => log.map((line) => JSON.parse(line) as Line);
const requests = (log: readonly string[]) => parsed(log).filter(({ msg }) => msg === "request");
const summaries = (log: readonly string[]) => parsed(log).filter(({ msg }) => msg.endsWith("(summary)"));

/** Requests that are refused, over one connection, and what is logged of them in the end. */
async function refused(gateway: TestGateway, request: string, count: number, log: string[]): Promise<void> {
  const client = new RawClient(gateway.url).read().send(request.repeat(count));
  await client.receives(count);
  await expect.poll(() => requests(log).length, PATIENCE).toBeGreaterThanOrEqual(5);
}

describe("the log of refused requests", () => {
  test("has the first of a kind and then their number, whatever the paths are", async () => {
    const log: string[] = [];
    const gateway = await gatewayForTest({ log });
    const paths = Array.from({ length: 1_000 }, (_, n) => `GET /${n}/${"x".repeat(1_000)} HTTP/1.1\r\nHost: x\r\n\r\n`);
    await new RawClient(gateway.url).read().send(paths.join("")).receives(1_000);
    await gateway.close();
    expect(requests(log)).toHaveLength(5);
    for (const { path } of requests(log)) expect(path).toHaveLength(200);
    expect(summaries(log)).toMatchObject([
      { level: 30, status: 404, code: "route_not_found", network: "127.0.0.1", count: 1_000, logged: 5 },
    ]);
    expect(log.join("").length).toBeLessThan(10_000);
  });

  test("counts each kind by itself: by status, by code, by route and by client", async () => {
    const log: string[] = [];
    const gateway = await gatewayForTest({ log, gateway: { trustedProxies: ["127.0.0.1"] } });
    const list = requestOf({ action: "list_flows" });
    const wrong = list.replace(SECRET, "wrong");
    const from = (address: string) => wrong.replace("Host:", `X-Forwarded-For: ${address}\r\nHost:`);
    for (const request of [
      from("192.0.2.1"),
      from("192.0.2.2"),
      from("192.0.2.1").replace("/zapier", "/other"),
      list.replace("list_flows", "none_flows"),
      list.replace("POST", "PUT"),
    ])
      await refused(gateway, request, 8, log);
    await gateway.close();
    expect(requests(log)).toHaveLength(25);
    const kinds = summaries(log).map(({ route, code, network, count }) => [route, code, network, count].join(" "));
    expect(kinds.sort()).toEqual([
      "other unauthorized 192.0.2.1 8",
      "zapier invalid_request 127.0.0.1 8",
      "zapier method_not_allowed 127.0.0.1 8",
      "zapier unauthorized 192.0.2.1 8",
      "zapier unauthorized 192.0.2.2 8",
    ]);
  });

  test("has every one of them at the level debug", async () => {
    const log: string[] = [];
    const gateway = await gatewayForTest({ log, logLevel: "debug" });
    await refused(gateway, "GET /nope HTTP/1.1\r\nHost: x\r\n\r\n", 50, log);
    await expect.poll(() => requests(log).length, PATIENCE).toBe(50);
    await gateway.close();
    expect(summaries(log)).toEqual([]);
  });

  test("is the same of bytes that are not HTTP", async () => {
    const log: string[] = [];
    const gateway = await gatewayForTest({ log });
    for (let n = 0; n < 20; n += 1) await new RawClient(gateway.url).read().send("garbage\r\n\r\n").hasEnded();
    await gateway.close();
    expect(parsed(log).filter(({ msg }) => msg === "malformed request")).toHaveLength(5);
    expect(summaries(log)).toMatchObject([{ msg: "malformed request (summary)", status: 400, count: 20 }]);
  });

  test("is the same of errors, when the store fails for every request", async () => {
    const log: string[] = [];
    const store = openStore({ stateDir: temporaryDirectory() });
    store.latestFlow = () => Promise.reject(new PersistError("no"));
    const gateway = await gatewayForTest({ log, store });
    await refused(gateway, requestOf({ action: "find_latest_flow" }), 200, log);
    await gateway.close();
    const errors = parsed(log).filter(({ level }) => level === 50);
    expect(errors).toHaveLength(6);
    expect(errors.at(-1)).toMatchObject({ msg: "The store could not read or write. (summary)", count: 200 });
  });
});

describe("what is sampled", () => {
  function sampler(intervalMs: number) {
    const lines: string[] = [];
    return {
      lines,
      sampler: new LogSampler(pino({ base: null }, { write: (line) => void lines.push(line) }), intervalMs),
    };
  }

  test("starts again in each interval, and logs nothing when nothing happened", async () => {
    const { lines, sampler: log } = sampler(100);
    for (let n = 0; n < 7; n += 1) log.log("info", { code: "a" }, { n }, "m");
    await expect.poll(() => summaries(lines).length, PATIENCE).toBe(1);
    for (let n = 0; n < 3; n += 1) log.log("info", { code: "a" }, { n }, "m");
    log.stop();
    expect(parsed(lines).map(({ msg }) => msg)).toEqual(["m", "m", "m", "m", "m", "m (summary)", "m", "m", "m"]);
  });

  test("is bounded, however many kinds there are", () => {
    const { lines, sampler: log } = sampler(1_000_000);
    for (let n = 0; n < 100_000; n += 1) log.log("info", { network: `2001:db8:${n}::/64` }, {}, "m");
    log.stop();
    expect(lines.length).toBeLessThan(200);
    expect(summaries(lines)).toMatchObject([{ count: 100_000 - 128, logged: 5 }]);
  });
});
