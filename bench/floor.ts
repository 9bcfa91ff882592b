// What a change costs at the least: create_flow beside echoes that store the same bodies, and do nothing else:
//   npm run bench:floor -- [rounds] [seconds]
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEcho, startGateway } from "./contenders.ts";
import { median } from "./figures.ts";
import { load, type Measured, WARM_UP_REQUESTS } from "./load.ts";
import { describeMachine, thisMachine } from "./machine.ts";
import { CONNECTIONS } from "./session.ts";
import { count, ratio, table } from "./table.ts";
import { workloadOf } from "./workload.ts";

const ROUNDS = Number(process.argv[2] ?? 9);
const SECONDS = Number(process.argv[3] ?? 1);

const folder = mkdtempSync(join(tmpdir(), "bench-floor-"));
const gateway = await startGateway(folder, { name: "floor" });
const echoes = {
  "the bare echo": await startEcho(folder),
  "… that syncs the body to a file": await startEcho(folder, "file"),
  "… that inserts it into a table of SQLite": await startEcho(folder, "sqlite"),
};
const contenders = Object.entries({ ...echoes, create_flow: gateway });

function createFlows(): ReturnType<typeof workloadOf> {
  return workloadOf("create_flow", { flowIds: [], revisions: new Map(), created: [] }, CONNECTIONS, true);
}

const warmUp = { warmUpRequests: WARM_UP_REQUESTS, measureMs: 100 };
const slice = { warmUpRequests: CONNECTIONS, measureMs: SECONDS * 1_000 };
const measured = new Map<string, Measured[]>(contenders.map(([name]) => [name, []]));
try {
  const { sample } = await load(gateway, createFlows(), warmUp);
  for (const echo of Object.values(echoes)) {
    await echo.answerWith(sample);
    await load(echo, createFlows(), warmUp);
  }
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, server] of contenders) measured.get(name)?.push(await load(server, createFlows(), slice));
} finally {
  for (const [, server] of contenders) await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

const bare = measured.get("the bare echo") ?? [];
/** The median of the rounds' quotients, each by the echo of its round. */
const beside = (values: readonly Measured[], of: "rate" | "loop"): string =>
  ratio(median(values.map((value, round) => value[of] / (bare[round]?.[of] ?? Number.NaN))));
const rows = [...measured].map(([name, values]) => [
  name,
  count(median(values.map(({ rate }) => rate))),
  beside(values, "rate"),
  beside(values, "loop"),
]);
console.log(`${describeMachine(thisMachine())}. Median of ${ROUNDS} rounds of ${SECONDS} s.\n`);
console.log(table(["", "requests/s", "share", "loop ÷ echo"], rows));
