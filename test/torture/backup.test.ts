import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { run } from "../support/program.ts";
import { Connection } from "./support/connection.ts";
import { FACTOR } from "./support/factor.ts";
import { configure, startService } from "./support/service.ts";
import { Writer } from "./support/writer.ts";

const ROUNDS = Math.ceil(50 * FACTOR);
const OWNER = "agent:main:main";

test(
  `each of ${ROUNDS} backups under load holds every change that was acknowledged before it began`,
  async () => {
    const stateDir = temporaryDirectory();
    const service = await startService(configure({ stateDir }));
    const writers = Array.from({ length: 6 }, () => new Writer());
    const stopping = new AbortController();
    const writing = writers.map((writer) => writer.write(new Connection(service.url), stopping.signal));
    let compared = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const acknowledged = writers.flatMap(({ flows }) => [...flows.values()].map((flow) => ({ ...flow })));
      const backup = join(temporaryDirectory(), "backup.sqlite");
      expect(await run(["backup", "--state-dir", stateDir, backup])).toMatchObject({ code: 0 });
      const restored = join(temporaryDirectory(), "state");
      expect(await run(["restore", "--state-dir", restored, backup])).toMatchObject({ code: 0 });
      const store = openStore({ stateDir: restored });
      for (const { flowId, revision } of acknowledged) {
        const flow = await store.findFlow(OWNER, flowId);
        expect(flow?.revision ?? -1, `round ${round}, flow ${flowId}`).toBeGreaterThanOrEqual(revision);
      }
      await store.close();
      compared += acknowledged.length;
    }
    stopping.abort();
    await Promise.all(writing);
    expect(writers.flatMap(({ unexpected }) => unexpected)).toEqual([]);
    expect(compared).toBeGreaterThan(ROUNDS);
    service.child.kill("SIGTERM");
    await once(service.child, "exit");
  },
  ROUNDS * 10_000 + 60_000,
);
