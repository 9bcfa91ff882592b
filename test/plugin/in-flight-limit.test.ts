import { expect, test } from "vitest";
import { InFlightLimit } from "../../src/plugin/admission.ts";

const CLIENTS = 4_096;

/** Whether a request of that client may begin. */
function enters(limit: InFlightLimit, client: string): boolean {
  try {
    limit.enter(client);
    return true;
  } catch {
    return false;
  }
}

test("a client has its places again whoever came and left meanwhile", () => {
  const limit = new InFlightLimit(2, "requests");
  expect([enters(limit, "a"), enters(limit, "a"), enters(limit, "a")]).toEqual([true, true, false]);
  for (let n = 0; n < 10_000; n += 1) {
    limit.enter(`other-${n}`);
    limit.leave(`other-${n}`);
  }
  expect(enters(limit, "a")).toBe(false);
  limit.leave("a");
  expect([enters(limit, "a"), enters(limit, "a")]).toEqual([true, false]);
});

test("clients without a request under way take up no place of those that have one", () => {
  const limit = new InFlightLimit(2, "requests");
  for (let n = 0; n < 60; n += 1) {
    limit.enter(`gone-${n}`);
    limit.leave(`gone-${n}`);
  }
  const entered = Array.from({ length: CLIENTS }, (_, n) => enters(limit, `busy-${n}`));
  expect(entered).not.toContain(false);
  expect([enters(limit, "one-more"), enters(limit, "gone-1"), enters(limit, "busy-1")]).toEqual([false, false, true]);
  limit.leave("busy-0");
  expect([enters(limit, "gone-1"), enters(limit, "gone-2")]).toEqual([true, false]);
});
