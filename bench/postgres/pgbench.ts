import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { flowColumns } from "../../src/store/rows.ts";
import { postgresBinary, unprivileged } from "../../test/postgres/support/binaries.ts";
import { PASSWORD, type PostgresServer, USER } from "../../test/postgres/support/server.ts";
import { CONNECTIONS, SESSION_KEY, sampleInput } from "../session.ts";

/** How pgbench sends its statements: each in full, as it does by default, or prepared once. */
export type Protocol = "simple" | "prepared";

const { goal, currentStep, stateJson } = sampleInput(1);
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
/** The session key without colons: pgbench reads a variable after each, even inside a string. */
const OWNER = SESSION_KEY.split(":").map(text).join(" || chr(58) || ");

/** What the gateway writes for a `create_flow` and reads for a `get_flow`, each in a separate transaction. */
const SCRIPTS = {
  insert: `INSERT INTO taskflow.flow_runs (owner_key, flow_id, sync_mode, controller_id, revision, status, notify_policy,
    goal, current_step, state_json, created_at, updated_at)
  VALUES (${OWNER}, cast(extract(epoch FROM clock_timestamp()) AS text) || '-' || cast(:client_id AS text),
    'managed', 'webhooks/bench-1', 0, 'queued', 'done_only', ${text(goal)}, ${text(currentStep)},
    ${text(JSON.stringify(stateJson).replaceAll(":", ": "))}, 1800000000000, 1800000000000);`,
  select: `\\set n random(1, :flows)
SELECT ${flowColumns.join(", ")} FROM taskflow.flow_runs
  WHERE owner_key = ${OWNER} AND flow_id = 'flow-' || cast(:n AS text);`,
};
export type Script = keyof typeof SCRIPTS;

/** Transactions per second over TCP, with as many connections as the load of the gateway. */
export async function pgbench(
  server: PostgresServer,
  database: string,
  run: { script: Script; protocol: Protocol; flows: number; seconds: number },
): Promise<number> {
  const file = join(server.directory, `${run.script}.sql`);
  writeFileSync(file, `${SCRIPTS[run.script].replaceAll(/\n +/g, " ")}\n`);
  const connection = ["-h", "127.0.0.1", "-p", String(server.port), "-U", USER];
  const load = ["-n", "-M", run.protocol, "-c", String(CONNECTIONS), "-T", String(run.seconds)];
  const { stdout } = await promisify(execFile)(
    postgresBinary("pgbench"),
    [...connection, ...load, "-D", `flows=${run.flows}`, "-f", file, database],
    { ...unprivileged(), env: { ...process.env, PGPASSWORD: PASSWORD } },
  ).catch((error: { stderr?: string }) => {
    throw new Error(`pgbench failed: ${error.stderr?.slice(0, 500)}`);
  });
  const [, tps] = /^tps = ([\d.]+)/m.exec(stdout) ?? [];
  if (tps === undefined) throw new Error(`pgbench says nothing of tps:\n${stdout}`);
  return Number(tps);
}
