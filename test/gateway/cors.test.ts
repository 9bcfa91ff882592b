import { describe, expect, test } from "vitest";
import { gatewayForTest, SECRET } from "../support/gateway.ts";

const CONSOLE = "https://console.example.com";
const PATH = "/plugins/webhooks/zapier";
const PREFLIGHT = {
  origin: CONSOLE,
  "access-control-request-method": "POST",
  "access-control-request-headers": "authorization,content-type,idempotency-key",
};

async function send(url: string, method: string, headers: Record<string, string>) {
  const body = method === "POST" ? '{"action":"find_latest_flow"}' : null;
  const response = await fetch(`${url}${PATH}`, { method, headers, body });
  const cors = [...response.headers].filter(([name]) => name.startsWith("access-control-"));
  return { status: response.status, cors: Object.fromEntries(cors), vary: response.headers.get("vary") };
}

const AUTHENTICATED = { "content-type": "application/json", authorization: `Bearer ${SECRET}` };

describe("with gateway.cors", () => {
  test("the preflight of a named origin is answered with the contract's headers, and without credentials", async () => {
    const { url } = await gatewayForTest({ gateway: { cors: { origins: [CONSOLE] } } });
    const { status, cors, vary } = await send(url, "OPTIONS", PREFLIGHT);
    expect([status, vary]).toEqual([204, "Origin"]);
    expect(cors["access-control-allow-origin"]).toBe(CONSOLE);
    expect(cors["access-control-allow-methods"]).toContain("POST");
    const allowed = cors["access-control-allow-headers"]?.toLowerCase().split(", ");
    expect(allowed).toEqual(expect.arrayContaining(PREFLIGHT["access-control-request-headers"].split(",")));
    expect(cors).not.toHaveProperty("access-control-allow-credentials");
  });

  test("a page of a named origin may read answers and refusals, with their limits and request id", async () => {
    const { url } = await gatewayForTest({ gateway: { cors: { origins: [CONSOLE] } } });
    for (const [headers, status] of [
      [{ ...AUTHENTICATED, origin: CONSOLE }, 200],
      [{ "content-type": "application/json", origin: CONSOLE }, 401],
    ] as const) {
      const answer = await send(url, "POST", headers);
      expect([answer.status, answer.cors["access-control-allow-origin"]]).toEqual([status, CONSOLE]);
      expect(answer.cors["access-control-expose-headers"]).toMatch(/RateLimit, .*X-Request-Id/);
    }
  });

  test("another origin gets no permission, and its preflight is refused", async () => {
    const { url } = await gatewayForTest({ gateway: { cors: { origins: [CONSOLE] } } });
    for (const origin of ["https://evil.example.com", "null", `${CONSOLE}.evil.example.com`, `${CONSOLE}:444`]) {
      expect(await send(url, "OPTIONS", { ...PREFLIGHT, origin })).toMatchObject({ status: 405, cors: {} });
      expect(await send(url, "POST", { ...AUTHENTICATED, origin })).toMatchObject({ status: 200, cors: {} });
    }
  });

  test('"*" allows every origin, never with credentials', async () => {
    const { url } = await gatewayForTest({ gateway: { cors: { origins: ["*"] } } });
    const { status, cors } = await send(url, "OPTIONS", PREFLIGHT);
    expect([status, cors["access-control-allow-origin"]]).toEqual([204, "*"]);
    expect(cors).not.toHaveProperty("access-control-allow-credentials");
  });

  test("an OPTIONS request that is no preflight is a 405", async () => {
    const { url } = await gatewayForTest({ gateway: { cors: { origins: [CONSOLE] } } });
    expect(await send(url, "OPTIONS", { origin: CONSOLE })).toMatchObject({ status: 405 });
  });
});

test("without gateway.cors a preflight is a 405 and no answer allows another origin", async () => {
  const { url } = await gatewayForTest({});
  expect(await send(url, "OPTIONS", PREFLIGHT)).toMatchObject({ status: 405, cors: {}, vary: null });
  expect(await send(url, "POST", { ...AUTHENTICATED, origin: CONSOLE })).toMatchObject({ status: 200, cors: {} });
});
