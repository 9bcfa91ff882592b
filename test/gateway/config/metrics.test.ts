import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { loadConfig } from "../../../src/gateway/config/load-config.ts";
import { temporaryDirectory } from "../../support/gateway.ts";
import { ready, run, start } from "../../support/program.ts";
import { scrape } from "../../support/scrape.ts";

function fileWith(gateway: object): string {
  const file = join(temporaryDirectory(), "openclaw.json");
  writeFileSync(file, JSON.stringify({ gateway }));
  return file;
}
const placeOf = (gateway: object) => loadConfig(fileWith(gateway)).gateway.metrics;

describe("gateway.metrics", () => {
  test.each<[string, object, unknown]>([
    ["nothing said", {}, "beside"],
    ["the loopback address of IPv6", { bind: "::1" }, "beside"],
    ["all addresses", { bind: "lan" }, false],
    ["an address of the network", { bind: "192.0.2.1" }, false],
    ["a proxy in front", { trustedProxies: ["127.0.0.1"] }, false],
    ["false", { metrics: false }, false],
    ["a port", { bind: "lan", metrics: { port: 9464 } }, { host: "127.0.0.1", port: 9464 }],
    ["a port for all", { metrics: { port: 9464, bind: "lan" } }, { host: "0.0.0.0", port: 9464 }],
    ["a port at an address", { metrics: { port: 9464, bind: "10.0.0.7" } }, { host: "10.0.0.7", port: 9464 }],
  ])("%s", (_what, gateway, place) => {
    expect(placeOf(gateway)).toEqual(place);
  });

  test.each<[unknown, string]>([
    [true, "gateway.metrics: found true, expected false, or a listener { port, bind }"],
    [9464, "gateway.metrics: found 9464, expected false, or a listener { port, bind }"],
    [{}, "gateway.metrics.port: found nothing, expected a value"],
    [{ port: "9464" }, 'gateway.metrics.port: found "9464", expected an integer'],
    [{ port: 70_000 }, "gateway.metrics.port: found 70000, expected 65535 or less"],
    [
      { port: 1, bind: "everywhere" },
      'gateway.metrics.bind: found "everywhere", expected loopback, lan or an IP address',
    ],
    [{ port: 1, path: "/m" }, 'gateway.metrics.path: unknown key, found "/m"'],
  ])("%j is refused with its place", (metrics, sentence) => {
    expect(() => placeOf({ metrics })).toThrow(sentence);
  });
});

test("on all addresses the program serves no metrics unless they have a listener", async () => {
  const [open, apart] = [
    { bind: "lan", port: 0 },
    { bind: "lan", port: 0, metrics: { port: 0 } },
  ].map((gateway) => start(["serve", "--config", fileWith(gateway), "--state-dir", temporaryDirectory()]));
  if (!open || !apart) return;
  expect((await fetch(`${(await ready(open)).replace("0.0.0.0", "127.0.0.1")}/metrics`)).status).toBe(404);
  await ready(apart);
  const [, url = ""] = /"metrics":"([^"]+)\/metrics"/.exec(apart.output.err) ?? [];
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await scrape(url)).length).toBeGreaterThan(10);
});

test("a metrics port in use is an error that names the port, and the process ends", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void taken.close());
  await once(taken, "listening");
  const { port } = taken.address() as { port: number };
  const config = fileWith({ port: 0, metrics: { port } });
  const { code, err } = await run(["serve", "--config", config, "--state-dir", temporaryDirectory()]);
  expect([code, err]).toEqual([
    2,
    expect.stringMatching(
      new RegExp(
        `^Port ${port} on 127.0.0.1 is in use. Choose another with gateway.metrics.port, or stop the program that uses it.$`,
        "m",
      ),
    ),
  ]);
});
