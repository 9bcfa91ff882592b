import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FlowRecord } from "../../src/port/records.ts";
import { capture, pointerOf, requestOf, type Step, steps } from "../support/exchanges.ts";
import { insertFlow } from "../support/flows.ts";
import { type Answer, ROUTES, SECRET, startTestGateway, type TestGateway } from "../support/gateway.ts";

const BASE_TIME = 1_700_000_000_000;

/** 68 requests to the reference and what it answered, played in order. */
describe("the recorded exchanges", () => {
  let gateway: TestGateway;
  const captured: Record<string, string> = {};
  const ids = new Map<string, string>();
  let now = BASE_TIME;

  beforeAll(async () => {
    const limits = { requestsPerMinute: 1_000, maxInFlight: 8 };
    const { zapier, other } = ROUTES as Record<"zapier" | "other", NonNullable<(typeof ROUTES)[string]>>;
    gateway = await startTestGateway({
      // Each change has a different millisecond, as it had on the wire.
      clock: () => (now += 1),
      routes: {
        zapier: { ...zapier, limits },
        other: { ...other, limits },
        broken: { ...zapier, secret: { source: "env", provider: "default", id: "NOT_SET" } },
      },
    });
    for (const flow of leftovers()) await insertFlow(gateway.store, flow);
  });
  afterAll(() => gateway.close());

  test.each(steps.map((step, index) => ({ index, step, name: step.name })))("$index: $name", async ({ step }) => {
    const answer = await gateway.send(requestOf(step, SECRET, captured));
    capture(step, answer.body, captured);
    const { expected, found } = comparable(step, answer);
    expect(found).toEqual(expected);
    if (step.response.allow) expect(answer.headers.get("allow")).toBe(step.response.allow);
  });

  /**
   * The recording did not start on an empty session, whatever its first step is called: its list has the flows of a
   * run before. They are put there first.
   */
  function leftovers(): FlowRecord[] {
    const [first] = steps as [Step];
    const recorded = (first.response.body as { result: { flows: Record<string, unknown>[] } }).result.flows;
    return recorded.map((flow, index) => {
      const kept = (name: string, value: unknown) => {
        if (name.endsWith("Json")) return JSON.stringify(value);
        return value === "<ms>" ? BASE_TIME - (index + 1) * 1000 : value;
      };
      const fields = Object.fromEntries(Object.entries(flow).map(([name, value]) => [name, kept(name, value)]));
      return { ...fields, flowId: `leftover-${recorded.length - index}`, ownerKey: "agent:main:main" } as FlowRecord;
    });
  }

  /** What is left to compare when the intended differences of reference/behaviour.md are taken out, each by its number. */
  function comparable({ response, name }: Step, answer: Answer) {
    const status = name === "a route whose secret did not resolve" ? 404 : response.status; // difference 5
    // Difference 2: an error without an envelope has one here, whatever it says.
    if (response.kind === "text")
      return { expected: { status, ok: false }, found: { status: answer.status, ok: answer.body.ok } };
    const expected = structuredClone(response.body) as Record<string, unknown>;
    const found: Partial<typeof answer.body> = structuredClone(answer.body);
    // Difference 7: an error names its request.
    expect(found.requestId).toBe(found.ok ? undefined : answer.headers.get("x-request-id"));
    delete found.requestId;
    if (response.status === 400) {
      // Difference 3: the route and pointers are added; the sentence names the same field in our own words.
      expect(found.routeId).toBe("zapier");
      expect(found.details?.[0]?.pointer).toBe(pointerOf(String(expected.error)));
      for (const field of ["error", "details", "routeId"] as const) delete found[field];
      delete expected.error;
    }
    // Difference 1.
    const result = expected.result as Record<string, unknown> | undefined;
    if (found.result?.created === true && result && !("created" in result)) result.created = true;
    return {
      expected: { status, body: expected },
      found: { status: answer.status, body: normalised(found, expected) },
    };
  }

  /** Ids and times as the recording writes them: `<id:N>` in order of first appearance, `<ms>`. */
  function normalised(found: unknown, expected: unknown): unknown {
    if (expected === "<ms>") return typeof found === "number" ? "<ms>" : found;
    if (typeof expected === "string" && expected.startsWith("<id:") && typeof found === "string") {
      if (!ids.has(found)) ids.set(found, expected);
      return ids.get(found);
    }
    if (Array.isArray(found) && Array.isArray(expected))
      return found.map((item, index) => normalised(item, expected[index]));
    if (typeof found === "object" && found !== null && typeof expected === "object" && expected !== null)
      return Object.fromEntries(
        Object.entries(found).map(([key, value]) => [
          key,
          normalised(value, (expected as Record<string, unknown>)[key]),
        ]),
      );
    return found;
  }
});
