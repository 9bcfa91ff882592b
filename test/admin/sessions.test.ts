import { expect, test } from "vitest";
import { perform } from "../../src/admin/server/operations.ts";
import { eachSession } from "../../src/admin/server/sessions.ts";
import type { BoundTaskFlow } from "../../src/port/bound-task-flow.ts";
import type { OperatorHost } from "../../src/port/operator.ts";

/** A host with sessions of these names, and nothing in them. */
function hostWith(count: number): OperatorHost {
  const names = Array.from({ length: count }, (_, index) => String(index).padStart(5, "0"));
  const flows: Partial<BoundTaskFlow> = {
    get: async () => undefined,
    list: async () => ({ flows: [], more: false }),
  };
  const host: Partial<OperatorHost> = {
    listSessions: async ({ after = "", limit }) => names.filter((name) => name > after).slice(0, limit),
    session: () => flows as BoundTaskFlow,
  };
  return host as OperatorHost;
}

test.each([
  [0, 0, false],
  [100, 100, false],
  [1_000, 1_000, false],
  [1_001, 1_000, true],
])("of %i sessions a command visits %i", async (count, visited, leftOut) => {
  const seen = new Set<string>();
  const visit = async (session: string) => seen.add(session).size > 0;
  expect([await eachSession(hostWith(count), undefined, visit), seen.size]).toEqual([leftOut, visited]);
});

test("a command that leaves sessions out says so", async () => {
  const host = hostWith(1_001);
  expect(await perform(host, { version: "1.2.3" }, "flows.list", {})).toEqual({
    items: [],
    more: false,
    moreSessions: true,
  });
  await expect(perform(host, { version: "1.2.3" }, "flows.show", { id: "f" })).rejects.toThrow(
    "There is no flow f. Only 1000 sessions were searched: name one with --session.",
  );
});
