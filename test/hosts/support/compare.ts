import { pointerOf } from "../../support/exchanges.ts";
import type { Answer } from "./client.ts";

/** The differences that reference/behaviour.md allows, by the number and the name that they have there. */
export type Difference =
  | "1. create_flow answers with created"
  | "2. every error is the envelope"
  | "3. a 400 has the route, pointers, and its own sentence"
  | "5. a route without a secret is not there"
  | "7. an error names its request";

/** One gateway's ids, in the order in which they appeared: two gateways that did the same have the same labels. */
export class Labels {
  readonly #labels = new Map<string, string>();

  of(id: string): string {
    const known = this.#labels.get(id) ?? `<id:${this.#labels.size + 1}>`;
    this.#labels.set(id, known);
    return known;
  }
}

export interface Comparison {
  expected: unknown;
  found: unknown;
  allowed: Difference[];
}

/** What is left of two answers when the allowed differences are taken out. */
export function compare(reference: Answer, ours: Answer, labels: { reference: Labels; ours: Labels }): Comparison {
  const allowed: Difference[] = [];
  const expected = { status: reference.status, body: normalised(reference.body, labels.reference) };
  const found = { status: ours.status, body: normalised(withoutRequestId(ours, allowed), labels.ours) };
  if (reference.status === 401 && ours.status === 404 && typeof ours.body === "string") {
    allowed.push("5. a route without a secret is not there");
    return { expected: undefined, found: undefined, allowed };
  }
  // 2026.5.6 closes the connection on a body that is too large; whether its 413, which the recording has, reaches the
  // sender before that is a matter of luck.
  if (reference.status === 0) expected.status = 413;
  if (expected.status >= 400 && typeof reference.body === "string" && isObject(found.body)) {
    allowed.push("2. every error is the envelope");
    const { ok, code } = found.body;
    return {
      expected: { status: expected.status, ok: false, code: "string" },
      found: { status: ours.status, ok, code: typeof code },
      allowed,
    };
  }
  if (!isObject(expected.body) || !isObject(found.body)) return { expected, found, allowed };
  if (reference.status === 400) {
    allowed.push("3. a 400 has the route, pointers, and its own sentence");
    const pointers = (found.body.details as { pointer: string }[] | undefined)?.map(({ pointer }) => pointer) ?? [];
    const named = pointerOf(String(expected.body.error));
    const { ok, code, routeId } = found.body;
    return {
      expected: { status: 400, ok: false, code: "invalid_request", routed: true, named },
      found: {
        status: ours.status,
        ok,
        code,
        routed: typeof routeId === "string",
        named: pointers.includes(named) ? named : pointers,
      },
      allowed,
    };
  }
  const [expectedResult, foundResult] = [expected.body.result, found.body.result];
  if (
    isObject(expectedResult) &&
    isObject(foundResult) &&
    foundResult.created === true &&
    !("created" in expectedResult)
  ) {
    allowed.push("1. create_flow answers with created");
    expectedResult.created = true;
  }
  return { expected, found, allowed };
}

/** Taken out before the ids of flows and tasks are given their labels. */
function withoutRequestId({ body, headers }: Answer, allowed: Difference[]): unknown {
  if (!isObject(body) || body.ok !== false || body.requestId !== headers["x-request-id"]) return body;
  allowed.push("7. an error names its request");
  const { requestId: _, ...rest } = body;
  return rest;
}

const TIMES = /At$|^cleanupAfter$/;
/** Below this a time was in the request, and is the same on both sides. */
const EARLIEST_NOW = 1_700_000_000_000;

function normalised(value: unknown, labels: Labels, name = ""): unknown {
  if (typeof value === "string")
    return value.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => labels.of(id));
  if (typeof value === "number" && TIMES.test(name) && value > EARLIEST_NOW) return "<ms>";
  if (Array.isArray(value)) return value.map((item) => normalised(item, labels));
  if (!isObject(value)) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([key, member]) => [key, normalised(member, labels, key)]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
