import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { connectStore, openStore } from "../../src/store/open-store.ts";
import { bindSession } from "../../src/taskflow/bind-session.ts";
import type { FlowStore } from "../../src/taskflow/flow-store.ts";
import { PostgresServer } from "../postgres/support/server.ts";
import { commandsOn } from "../support/commands.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { timeOf } from "../support/time.ts";
import { together } from "./model/intents.ts";
import { Model } from "./model/model.ts";
import { FACTOR, FACTOR_AT_LEAST_1 } from "./support/factor.ts";

/** `TORTURE_SEED` selects another walk. A failure prints the seed and the shortest failing commands. */
const SEED = Number(process.env.TORTURE_SEED ?? 20_261_124);
const STEPS = Math.ceil(100_000 * FACTOR);

describe("random sequences of all actions, up to four at a time, are what a small model says", () => {
  let postgres: PostgresServer | undefined;
  afterAll(() => postgres?.stop());

  test(
    `in SQLite, over ${STEPS} steps`,
    async () => {
      const store = openStore({ stateDir: temporaryDirectory() });
      await walk(store, STEPS).finally(() => store.close());
    },
    900_000 * FACTOR_AT_LEAST_1,
  );

  test(
    `in PostgreSQL, over ${STEPS} steps`,
    async () => {
      postgres = await PostgresServer.start();
      const store = await connectStore(await postgres.createDatabase());
      await walk(store, STEPS).finally(() => store.close());
    },
    900_000 * FACTOR_AT_LEAST_1,
  );
});

async function walk(store: FlowStore, atLeast: number): Promise<void> {
  let steps = 0;
  let runs = 0;
  let now = 1_700_000_000_000;
  const clock = () => (now += 1);
  const sequence = fc.asyncProperty(fc.commands([together], { maxCommands: 60, size: "max" }), async (commands) => {
    // Each run has its own sessions in one store. Flows of other runs must not appear in them.
    const run = `${process.pid}-${(runs += 1)}`;
    const owners = {
      a: bindSession(commandsOn(store), timeOf(clock), { sessionKey: `agent:main:${run}`, routeId: "a" }),
      b: bindSession(commandsOn(store), timeOf(clock), { sessionKey: `agent:main:${run}-other`, routeId: "b" }),
    };
    const real = { owners, ids: [], steps: 0 };
    await fc.asyncModelRun(() => ({ model: { model: new Model() }, real }), commands);
    steps += real.steps;
  });
  for (let round = 0; steps < atLeast; round += 1) await fc.assert(sequence, { seed: SEED + round, numRuns: 50 });
  expect(steps).toBeGreaterThanOrEqual(atLeast);
}
