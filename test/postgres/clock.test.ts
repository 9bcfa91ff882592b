import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually, type GatewayProcess, SESSION, startReplica } from "./support/gateways.ts";
import { databaseOf, PostgresServer } from "./support/server.ts";

const DAY = 24 * 60 * 60_000;

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

/** A gateway on a machine whose clock is wrong by so much. */
function startWrong(store: string, byMs: number): Promise<GatewayProcess> {
  const preload = `const real = Date.now; Date.now = () => real() + ${byMs};`;
  const url = `data:text/javascript,${encodeURIComponent(preload)}`;
  return startReplica(store, { maintenance: { sweepIntervalMs: 200 } }, { NODE_OPTIONS: `--import=${url}` });
}

test.each([
  ["ahead of", 10 * DAY],
  ["behind", -10 * DAY],
])(
  "sweeps and keys go by the database's clock, also in a gateway whose own is ten days %s it",
  async (_way, byMs) => {
    const store = await server.createDatabase();
    const database = databaseOf(store);
    const right = await startReplica(store);
    const make = async (gateway: GatewayProcess, name: string) => {
      const flowOf = async (action: Record<string, unknown>, headers = {}) =>
        (await gateway.call(action, headers)).body.result?.flow?.flowId as string;
      const ended = await flowOf({ action: "create_flow", goal: name });
      await flowOf({ action: "finish_flow", flowId: ended, expectedRevision: 0 });
      const running = await flowOf({ action: "create_flow", goal: name });
      await flowOf({ action: "run_task", flowId: running, runtime: "acp", task: "t", status: "running" });
      const keyed = await flowOf({ action: "create_flow", goal: name }, { "idempotency-key": `"${name}"` });
      return { name, ended, running, keyed };
    };
    const made = [await make(right, "right")];
    right.child.kill("SIGTERM");
    await once(right.child, "exit");

    const wrong = await startWrong(store, byMs);
    made.push(await make(wrong, "wrong"));
    // By the database's clock this one has ended eight days ago: that it goes shows that there was a sweep.
    const old = (await wrong.call({ action: "create_flow", goal: "old" })).body.result?.flow?.flowId as string;
    await wrong.call({ action: "finish_flow", flowId: old, expectedRevision: 0 });
    await server.asAdmin(
      database,
      `UPDATE taskflow.flow_runs SET ended_at = extract(epoch FROM clock_timestamp()) * 1000 - ${8 * DAY} WHERE flow_id = '${old}'`,
    );
    await eventually(20_000, async () =>
      expect((await wrong.call({ action: "get_flow", flowId: old })).body.result?.flow).toBeNull(),
    );
    for (const { name, ended, running, keyed } of made) {
      expect((await wrong.call({ action: "get_flow", flowId: ended })).body.result?.flow?.status, name).toBe(
        "succeeded",
      );
      const [tasks] = await server.asAdmin(
        database,
        `SELECT status FROM taskflow.task_runs WHERE owner_key = '${SESSION}' AND parent_flow_id = '${running}'`,
      );
      expect(tasks?.rows, name).toEqual([{ status: "running" }]);
      const again = await wrong.call({ action: "create_flow", goal: name }, { "idempotency-key": `"${name}"` });
      expect(again.body.result?.flow?.flowId, name).toBe(keyed);
    }
    expect(wrong.output.err).not.toContain("The clock has jumped");
    const { body } = await wrong.call({ action: "get_flow", flowId: made[1]?.ended ?? "" });
    const createdAt = body.result?.flow?.createdAt ?? Number.NaN;
    expect(Math.abs(createdAt - Date.now() - byMs)).toBeLessThan(DAY);
  },
  60_000,
);
