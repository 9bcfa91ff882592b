import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { temporaryDirectory } from "../support/gateway.ts";
import { killGateways } from "./support/crashes.ts";
import { FACTOR } from "./support/factor.ts";
import { configure } from "./support/service.ts";

const ROUNDS = Math.ceil(200 * FACTOR);

test(
  `a gateway on SQLite that is killed ${ROUNDS} times under load loses and repeats nothing`,
  async () => {
    const stateDir = temporaryDirectory();
    const writers = await killGateways({ configuration: configure({ stateDir }), rounds: ROUNDS });
    expect(writers.reduce((sum, { acknowledged }) => sum + acknowledged, 0)).toBeGreaterThan(ROUNDS);

    const db = new DatabaseSync(join(stateDir, "taskflow.sqlite"), { readOnly: true });
    expect(db.prepare("PRAGMA integrity_check").all()).toEqual([{ integrity_check: "ok" }]);
    db.close();
  },
  ROUNDS * 10_000,
);
