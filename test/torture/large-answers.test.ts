import { expect, test } from "vitest";
import { Connection } from "./support/connection.ts";
import { residentKilobytes } from "./support/process-usage.ts";
import { configure, type Service, startService } from "./support/service.ts";

const MIB = 1024 * 1024;
/** As large as a route takes, but for what is around it. */
const TEXT = "x".repeat(260_000);
const TASKS = 600;
const FLOWS = 100;
const AT_ONCE = 8;
/** Of the heap: an eighth of what one answer with all of the tasks would take. */
const HEAP_MB = 128;

test("answers about records of 260 kB have 4 MiB at most, eight at once, in a heap of 128 MB", async () => {
  const env = { NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}` };
  const service = await startService(configure(), env);
  const flowId = await fill(service);
  const before = residentKilobytes(service.child.pid);
  for (const body of [
    { action: "cancel_flow", flowId },
    { action: "cancel_flow", flowId },
    { action: "list_flows" },
    { action: "list_flows", status: ["queued", "failed", "succeeded", "lost"] },
  ]) {
    const sizes = await atOnce(service, body);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(4 * MIB);
    expect(Math.min(...sizes)).toBeGreaterThan(3.5 * MIB);
  }
  const grown = (residentKilobytes(service.child.pid) - before) / 1024;
  console.log(`${AT_ONCE} answers of 4 MiB at once, four times: ${Math.round(grown)} MB more`);
  expect(service.child.exitCode).toBeNull();
  expect(grown).toBeLessThan(256);
}, 300_000);

/** A flow with many tasks, and many flows. */
async function fill({ url }: Service): Promise<string> {
  const connection = new Connection(url);
  const created = await connection.call({ action: "create_flow", goal: "many tasks" });
  const flowId = created.body.result?.flow?.flowId ?? "";
  for (let n = 0; n < TASKS; n += 1) {
    const { status } = await connection.call({ action: "run_task", flowId, runtime: "acp", task: TEXT });
    expect(status).toBe(200);
  }
  for (let n = 0; n < FLOWS; n += 1)
    expect((await connection.call({ action: "create_flow", goal: String(n), stateJson: TEXT })).status).toBe(200);
  connection.close();
  return flowId;
}

/** The sizes of the answers to the same request, sent by as many senders, each with a separate key: the second time it is replayed. */
async function atOnce({ url }: Service, body: Record<string, unknown>): Promise<number[]> {
  const connections = Array.from({ length: AT_ONCE }, () => new Connection(url));
  const answers = await Promise.all(
    connections.map((connection, n) => connection.call(body, { "idempotency-key": `key-${n}` })),
  );
  for (const connection of connections) connection.close();
  return answers.map((answer) => Buffer.byteLength(JSON.stringify(answer.body)));
}
