import { expect } from "vitest";
import type { ActionName } from "../../../generated/actions.ts";
import { RAISED, SECRET, startTestGateway } from "../../support/gateway.ts";
import type { Shape } from "./specs.ts";

/**
 * What each generated client does, in this order, and the status of each answer. Its program asserts the typed values
 * that it gets, and ends with an error on a miss. Three flows: "Review inbound queue" waits, goes on and succeeds (the
 * 409 is a stale revision), "Summarise the thread" has a task and fails, "Close stale tickets" is cancelled. The two
 * `list_flows` are two pages of at most 2; the 400 starts a task (`startedAt: 1`) that is not running; the last request
 * has a wrong secret.
 */
const EXCHANGES: readonly (readonly [ActionName, number])[] = [
  ["create_flow", 200],
  ["create_flow", 200],
  ["create_flow", 200],
  ["get_flow", 200],
  ["get_flow", 200],
  ["list_flows", 200],
  ["list_flows", 200],
  ["find_latest_flow", 200],
  ["resolve_flow", 200],
  ["set_waiting", 200],
  ["resume_flow", 200],
  ["finish_flow", 409],
  ["finish_flow", 200],
  ["run_task", 200],
  ["get_task_summary", 200],
  ["cancel_flow", 202],
  ["fail_flow", 200],
  ["request_cancel", 200],
  ["cancel_flow", 200],
  ["run_task", 400],
  ["get_flow", 401],
];

/** The flows that the scenario leaves behind, newest first. */
const FLOWS = [
  { goal: "Close stale tickets", status: "cancelled", revision: 2 },
  { goal: "Summarise the thread", status: "failed", revision: 2, blockedSummary: "The worker is gone" },
  { goal: "Review inbound queue", status: "succeeded", revision: 3, stateJson: { reviewed: 42 } },
];

/** The address and secret of the gateway, for a program. */
export interface Target extends Record<string, string> {
  TASKFLOW_URL: string;
  TASKFLOW_ROUTE: string;
  TASKFLOW_SECRET: string;
}

/** A live gateway with a separate route and session for each program. */
export async function startScenarioGateway(routeIds: readonly string[]) {
  const log: string[] = [];
  const routes = Object.fromEntries(
    routeIds.map((id) => [id, { sessionKey: `agent:main:${id}`, secret: SECRET, limits: RAISED }]),
  );
  const gateway = await startTestGateway({ routes, log, logLevel: "debug" });
  return {
    target: (routeId: string): Target => ({
      TASKFLOW_URL: gateway.url,
      TASKFLOW_ROUTE: routeId,
      TASKFLOW_SECRET: SECRET,
    }),
    /** Checks that the gateway got the requests of the scenario, responded as it says, and holds its flows. */
    expectPlayed: async (routeId: string, shape: Shape): Promise<void> => {
      const base = `/plugins/webhooks/${routeId}`;
      const expected = EXCHANGES.map(([action, status]) => [
        shape === "per-action" ? `${base}/${action}` : base,
        status,
      ]);
      // The gateway logs a response when it is sent completely, a moment after the program has it.
      await expect.poll(() => exchanges(log, base), { timeout: 5_000 }).toEqual(expected);
      const { body } = await gateway.call({ action: "list_flows" }, routeId);
      expect(body.result.flows).toMatchObject(FLOWS);
    },
    close: () => gateway.close(),
  };
}

export type ScenarioGateway = Awaited<ReturnType<typeof startScenarioGateway>>;

function exchanges(log: string[], base: string): [string, number][] {
  return log
    .map((line) => JSON.parse(line) as { msg: string; path?: string; status?: number })
    .filter(({ msg, path = "" }) => msg === "request" && (path === base || path.startsWith(`${base}/`)))
    .map(({ path = "", status = 0 }) => [path, status]);
}
