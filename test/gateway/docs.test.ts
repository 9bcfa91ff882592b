import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { gatewayForTest, startTestGateway, type TestGateway } from "../support/gateway.ts";

const file = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const DOCUMENTS = [
  ["/openapi.yaml", "openapi.yaml", "application/yaml"],
  ["/openapi.json", "generated/openapi.json", "application/json"],
  ["/openapi.actions.json", "generated/actions.openapi.json", "application/json"],
] as const;
const PAGES = [
  ["/", "home.html"],
  ["/docs", "index.html"],
] as const;
const PAGE = ["/", "/docs", "/docs/docs.css", "/docs/home.css", "/docs/docs.js", "/docs/scalar.js"];
const PATHS = [...DOCUMENTS.map(([path]) => path), ...PAGE];

describe("the gateway's documentation", () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway();
  });
  afterAll(() => gateway.close());
  const get = (path: string, init: RequestInit = {}) => fetch(`${gateway.url}${path}`, init);

  test.each(DOCUMENTS)("%s is %s, without a secret", async (path, name, type) => {
    const response = await get(path);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, `${type}; charset=utf-8`]);
    const read: (text: string) => { servers: unknown[] } = name.endsWith(".json") ? JSON.parse : parse;
    const served = read(await response.text());
    const { servers, ...rest } = read(file(name));
    expect(served).toEqual({ ...rest, servers: [{ url: "/", description: expect.any(String) }, ...servers] });
  });

  test("the served YAML keeps the comments of its source", async () => {
    const served = (await (await get("/openapi.yaml")).text()).split("\n");
    expect(
      file("openapi.yaml")
        .split("\n")
        .filter((line) => !served.includes(line)),
    ).toEqual([]);
  });

  test.each(PAGES)("every file that %s names is served", async (_path, page) => {
    const names = [...file(`src/gateway/docs/page/${page}`).matchAll(/(?:href|src)="([^":]+)"/g)].map(
      ([, name]) => name,
    );
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) expect((await get(`/${name}`)).status, name).toBe(200);
  });

  test.each(PATHS)("%s may load nothing from elsewhere, and no script that stands in a page", async (path) => {
    const policy = (await get(path)).headers.get("content-security-policy")?.split("; ") ?? [];
    expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'", "connect-src 'self'"]));
    expect(policy.join().replace(/style-src[^,]*/, "")).not.toMatch(/unsafe|http/);
  });

  test.each(PATHS)("%s is sent once, compressed for those who take it", async (path) => {
    const zipped = await get(path, { headers: { "accept-encoding": "gzip" } });
    const plain = await get(path, { headers: { "accept-encoding": "identity" } });
    expect([zipped.headers.get("content-encoding"), plain.headers.get("content-encoding")]).toEqual(["gzip", null]);
    expect(Number(zipped.headers.get("content-length"))).toBeLessThan(Number(plain.headers.get("content-length")));
    expect(await zipped.text()).toBe(await plain.text());
    for (const [known, encoding] of [
      [zipped, "gzip"],
      [plain, "identity"],
    ] as const) {
      const etag = known.headers.get("etag") ?? "";
      const again = await get(path, { headers: { "accept-encoding": encoding, "if-none-match": `"other", ${etag}` } });
      expect([again.status, again.headers.get("etag"), await again.text()]).toEqual([304, etag, ""]);
    }
    expect(zipped.headers.get("etag")).not.toBe(plain.headers.get("etag"));
  });

  test.each([
    ["gzip, deflate, br", "gzip"],
    ["br;q=1, GZIP;q=0.5", "gzip"],
    ["gzip;q=0", null],
    ["gzip; q=0.000, identity", null],
    ["x-gzip", null],
  ])("with Accept-Encoding: %s the answer has the encoding %s", async (accepted, encoding) => {
    const response = await get("/docs", { headers: { "accept-encoding": accepted } });
    expect(response.headers.get("content-encoding")).toBe(encoding);
    expect(await response.text()).toContain('<div id="reference">');
  });

  test("HEAD returns the headers alone, other methods are refused", async () => {
    const head = await get("/docs", { method: "HEAD", headers: { "accept-encoding": "identity" } });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect(Number(head.headers.get("content-length"))).toBe(
      Buffer.byteLength(file("src/gateway/docs/page/index.html")),
    );
    const refused = await gateway.send({ path: "/openapi.json", body: "{}" });
    expect([refused.status, refused.headers.get("allow"), refused.body.code]).toEqual([
      405,
      "GET, HEAD",
      "method_not_allowed",
    ]);
  });

  test("a slash at the end leads to the page, whose links are relative", async () => {
    const response = await get("/docs/?canonical", { redirect: "manual" });
    expect([response.status, response.headers.get("location")]).toEqual([308, "../docs"]);
    expect((await get("/docs/")).url).toBe(`${gateway.url}/docs`);
  });

  test("no other file is reached", async () => {
    for (const path of ["/docs/index.html", "/docs/../package.json", "/docs/%2e%2e/package.json", "/constructor"])
      expect((await gateway.send({ path, method: "GET" })).status, path).toBe(404);
  });
});

test("with gateway.docs false nothing of it is there", async () => {
  const gateway = await gatewayForTest({ gateway: { docs: false } });
  for (const path of PATHS)
    expect((await gateway.send({ path, method: "GET" })).body.code, path).toBe("route_not_found");
});
