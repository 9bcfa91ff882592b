import { describe, expect, test } from "vitest";
import { gatewayForTest, SECRET } from "../support/gateway.ts";

const AUTHENTICATED = { authorization: `Bearer ${SECRET}`, "content-type": "application/json" };
const STALE = { action: "finish_flow", flowId: "nope", expectedRevision: 0 };
const CASES = [
  ["400", AUTHENTICATED, { action: "create_flow" }, "invalid_request"],
  ["401", { "content-type": "application/json" }, STALE, "unauthorized"],
  ["404", AUTHENTICATED, STALE, "not_found"],
  [
    "415",
    { authorization: AUTHENTICATED.authorization, "content-type": "text/plain" },
    STALE,
    "unsupported_media_type",
  ],
] as const;

async function post(url: string, accept: string | undefined, headers: Record<string, string>, body: object) {
  const response = await fetch(`${url}/plugins/webhooks/zapier`, {
    method: "POST",
    headers: { ...headers, ...(accept !== undefined && { accept }) },
    body: JSON.stringify(body),
  });
  const { requestId: _, ...members } = (await response.json()) as Record<string, unknown>;
  return { status: response.status, type: response.headers.get("content-type"), members };
}

describe("with Accept: application/problem+json", () => {
  test.each(CASES)("a %s is RFC 9457 with the members of the envelope", async (status, headers, body, code) => {
    const { url } = await gatewayForTest({});
    const envelope = await post(url, "application/json", headers, body);
    const problem = await post(url, "application/problem+json", headers, body);
    expect([problem.status, problem.type]).toEqual([Number(status), "application/problem+json"]);
    const { type, title, status: stated, detail, ...extensions } = problem.members;
    expect([type, stated, detail]).toEqual(["about:blank", Number(status), envelope.members["error"]]);
    expect(title).toMatch(/^[A-Z]/);
    expect(extensions).toEqual(envelope.members);
    expect(extensions["code"]).toBe(code);
  });

  test("an answer that is no error is the envelope", async () => {
    const { url } = await gatewayForTest({});
    const { type, members } = await post(url, "application/problem+json", AUTHENTICATED, {
      action: "find_latest_flow",
    });
    expect([type, members]).toEqual([
      "application/json; charset=utf-8",
      { ok: true, routeId: "zapier", result: { flow: null } },
    ]);
  });
});

test.each([
  [undefined, "application/json; charset=utf-8"],
  ["*/*", "application/json; charset=utf-8"],
  ["application/*", "application/json; charset=utf-8"],
  ["application/json, application/problem+json", "application/json; charset=utf-8"],
  ["application/json;q=0.9, application/problem+json", "application/problem+json"],
  ["application/problem+json;q=0.5, */*", "application/json; charset=utf-8"],
  ["application/problem+json;q=0", "application/json; charset=utf-8"],
  ["application/problem+json, */*;q=0.1", "application/problem+json"],
  ["APPLICATION/PROBLEM+JSON", "application/problem+json"],
  [`${"application/problem+json,".repeat(300)};;;q=x`, "application/problem+json"],
])("an error answered to Accept: %s is %s", async (accept, type) => {
  const { url } = await gatewayForTest({});
  expect((await post(url, accept, AUTHENTICATED, STALE)).type).toBe(type);
});
