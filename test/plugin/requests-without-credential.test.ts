import { createHmac, randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Routes } from "../../src/plugin/config.ts";
import { gatewayForTest, RAISED, ROUTES, SECRET } from "../support/gateway.ts";

const LIST = JSON.stringify({ action: "list_flows" });
const KEY = Buffer.from("a key of twenty-four bytes").toString("base64");
const limits = { ...RAISED, requestsPerMinute: 3 };
type Headers = Record<string, string>;

const hmac = (key: string): Headers => ({
  "x-hub-signature-256": `sha256=${createHmac("sha256", key).update(LIST).digest("hex")}`,
});

function message(key: string, spelling = "webhook"): Headers {
  const [id, at] = [randomUUID(), String(Math.floor(Date.now() / 1000))];
  const signature = createHmac("sha256", Buffer.from(key, "base64")).update(`${id}.${at}.${LIST}`).digest("base64");
  return {
    [`${spelling}-id`]: id,
    [`${spelling}-timestamp`]: at,
    [`${spelling}-signature`]: `v1,${signature}`,
  };
}

interface Case {
  route: Omit<Routes[string], "sessionKey">;
  /** Each is without a credential of this route. */
  without: Headers[];
  wrong: Headers[];
  right: () => Headers;
}

const NONE = { authorization: "" };
const CASES: [string, Case][] = [
  [
    "a secret",
    {
      route: { secret: SECRET },
      without: [
        NONE,
        { authorization: "Basic dTpw" },
        { authorization: "Bearer " },
        { ...NONE, "x-openclaw-webhook-secret": " " },
      ],
      wrong: [{ authorization: "Bearer no" }, { ...NONE, "x-openclaw-webhook-secret": "no" }],
      right: () => ({}),
    },
  ],
  [
    "a signature in a header",
    {
      route: { secret: "key", auth: { type: "hmac-sha256", header: "x-hub-signature-256", prefix: "sha256=" } },
      without: [NONE, { authorization: "Bearer key" }, { ...NONE, "x-hub-signature-256": " " }],
      wrong: [hmac("other"), { "x-hub-signature-256": "sha256=00" }],
      right: () => hmac("key"),
    },
  ],
  [
    "Standard Webhooks",
    {
      route: { secret: KEY, auth: { type: "standard-webhooks" } },
      without: [NONE, { "webhook-id": "msg_1" }, { "svix-id": "msg_1", "svix-timestamp": "1" }],
      wrong: [message("AAAA"), message("AAAA", "svix")],
      right: () => message(KEY),
    },
  ],
];

describe.each(CASES)("on a route with %s", (_what, { route, without, wrong, right }) => {
  const gateway = async () => {
    const { send } = await gatewayForTest({ routes: { zapier: { ...ROUTES.zapier, ...route, limits } } as Routes });
    const statusOf = async (headers: Headers) => (await send({ body: LIST, headers })).status;
    return (all: Headers[]) =>
      all.reduce(
        async (before, headers) => [...(await before), await statusOf(headers)],
        Promise.resolve<number[]>([]),
      );
  };

  test("requests without a credential use up a separate window and leave that of the right sender alone", async () => {
    const statuses = await gateway();
    const strangers = Array.from({ length: 9 }, (_, n) => without[n % without.length] as Headers);
    expect(await statuses(strangers)).toEqual([401, 401, 401, 429, 429, 429, 429, 429, 429]);
    expect(await statuses([right(), right(), right(), right()])).toEqual([200, 200, 200, 429]);
  });

  test("right and wrong credentials share one window, so that guesses are limited", async () => {
    const statuses = await gateway();
    expect(await statuses([...wrong, right(), ...wrong, right()])).toEqual([401, 401, 200, 429, 429, 429]);
    expect(await statuses(without.slice(0, 1))).toEqual([401]);
  });
});

test("a page of the web, which can send no secret, does not keep the right sender at its address out", async () => {
  const { send } = await gatewayForTest({
    routes: { zapier: { ...ROUTES.zapier, limits: { maxInFlight: 1_000 } } } as Routes,
  });
  const page = { headers: { authorization: "", "content-type": "text/plain", origin: "https://example.org" } };
  const statuses = [];
  for (let n = 0; n < 121; n += 1) statuses.push((await send({ body: LIST, ...page })).status);
  expect([new Set(statuses.slice(0, 120)), statuses[120]]).toEqual([new Set([415]), 429]);
  expect((await send({ body: LIST })).status).toBe(200);
});
