import type { IncomingMessage, ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import type { OpenClawApi } from "../../src/openclaw/api.ts";
import { openClawHost } from "../../src/openclaw/host.ts";
import { ActionRunner } from "../../src/plugin/run-action.ts";

/** The adapter over what a gateway returns; test/hosts has it in real ones. */

const MIB = 1024 * 1024;
const SESSION = "agent:main:main";
const LARGE = "x".repeat(250_000);

const flow = (n: number) => ({
  flowId: `flow-${n}`,
  ownerKey: SESSION,
  syncMode: "managed",
  revision: 0,
  status: n % 2 ? "queued" : "failed",
  notifyPolicy: "done_only",
  goal: String(n),
  stateJson: { text: LARGE },
  createdAt: n,
  updatedAt: n,
});
const task = (n: number) => ({
  taskId: `task-${n}`,
  ownerKey: SESSION,
  runtime: "acp",
  task: LARGE,
  label: String(n),
  status: "queued",
  deliveryStatus: "pending",
  notifyPolicy: "done_only",
  createdAt: n,
});
/** Newest first. */
const many = <Item>(make: (n: number) => Item) => Array.from({ length: 40 }, (_, n) => make(39 - n));

function context() {
  const session = {
    list: () => many(flow),
    cancel: async () => ({
      found: true,
      cancelled: false,
      reason: "One or more child tasks are still active.",
      flow: flow(0),
      tasks: many(task),
    }),
  };
  const api = { config: {}, runtime: { tasks: { managedFlows: { bindSession: () => session } } } };
  const host = openClawHost(api as unknown as OpenClawApi, () => ({ values: [], missing: [] }));
  return { flows: host.bindSession(SESSION, "zapier"), controllerId: "c" };
}

function run(request: Parameters<ActionRunner["run"]>[0]) {
  const plain = { headers: {} } as IncomingMessage;
  return new ActionRunner("zapier", context()).run(request, plain, {} as ServerResponse, undefined);
}

describe("inside an OpenClaw gateway", () => {
  test.each([undefined, ["queued", "failed"] as ("queued" | "failed")[]])(
    "pages of list_flows are not larger than 4 MiB, and meet without a gap (status: %j)",
    async (status) => {
      const goals: string[] = [];
      for (let cursor: string | undefined, more = true; more; ) {
        const request = { action: "list_flows", ...(cursor && { cursor }), ...(status && { status }) } as const;
        const { result } = await run(request);
        expect(Buffer.byteLength(result)).toBeLessThanOrEqual(4 * MIB);
        const page = JSON.parse(result) as { flows: { goal: string }[]; nextCursor?: string };
        goals.push(...page.flows.map(({ goal }) => goal));
        cursor = page.nextCursor;
        more = cursor !== undefined;
      }
      expect(goals).toEqual(many(String));
    },
  );

  test("cancel_flow answers with the newest tasks that fit into 4 MiB, and says that there are more", async () => {
    const { status, result } = await run({ action: "cancel_flow", flowId: "flow-0" });
    expect([status, Buffer.byteLength(result) <= 4 * MIB]).toEqual([202, true]);
    const { tasks, tasksTruncated } = JSON.parse(result) as { tasks: { label: string }[]; tasksTruncated: boolean };
    expect(tasks.map(({ label }) => label)).toEqual(many(String).slice(0, tasks.length));
    expect([tasks.length > 10, tasksTruncated]).toEqual([true, true]);
  });
});
