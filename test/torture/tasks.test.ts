import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { freePort } from "../support/free-port.ts";
import { SECRET, temporaryDirectory } from "../support/gateway.ts";
import { Connection } from "./support/connection.ts";
import { FACTOR } from "./support/factor.ts";
import { configure, type Service, startService } from "./support/service.ts";

const ROUNDS = Math.ceil(200 * FACTOR);
const WORKERS = 4;
const MAX_ATTEMPTS = 20;

interface Report {
  taskId: string;
  attempt: number;
  action: string;
  status?: string;
  answer?: number;
}

interface TaskEvent {
  type: string;
  taskId?: string;
  flowId: string;
}

/** Worker processes, of which a random one can be killed. */
class Crew {
  readonly #arguments: string[];
  readonly #children: ChildProcess[] = [];
  #started = 0;

  constructor(url: string, log: string) {
    this.#arguments = [fileURLToPath(new URL("support/task-worker.ts", import.meta.url)), url, SECRET, log];
    for (let index = 0; index < WORKERS; index += 1) this.#children.push(this.#start());
  }

  #start(): ChildProcess {
    this.#started += 1;
    return spawn(process.execPath, [...this.#arguments, `worker-${this.#started}`], { stdio: "inherit" });
  }

  killOne(): void {
    const index = Math.floor(Math.random() * this.#children.length);
    this.#children[index]?.kill("SIGKILL");
    this.#children[index] = this.#start();
  }

  end(): void {
    for (const child of this.#children) child.kill("SIGKILL");
  }
}

/** Asks until the gateway answers: it may be starting again. */
async function call(connection: Connection, action: { action: string } & Record<string, unknown>, key?: string) {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const answer = await connection.call(action, key ? { "idempotency-key": key } : {}).catch(() => undefined);
    if (answer?.status === 200) return answer.body.result as Record<string, unknown>;
    // A worker has ended the first task of a flow, and the flow with it, before the next was recorded.
    if (answer?.body.code === "terminal") return {};
    await sleep(20);
  }
  throw new Error(`${action.action} was not answered`);
}

async function addFlow(connection: Connection): Promise<string> {
  const { flow } = await call(connection, { action: "create_flow", goal: "work" }, crypto.randomUUID());
  const { flowId } = flow as { flowId: string };
  const fields = { flowId, runtime: "acp", task: "work", queue: "work", maxAttempts: MAX_ATTEMPTS, settleFlow: true };
  for (let index = 0; index < 1 + Math.floor(Math.random() * 3); index += 1)
    await call(connection, { action: "run_task", ...fields }, crypto.randomUUID());
  return flowId;
}

async function all<Item>(connection: Connection, action: string, member: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await call(connection, { action, limit: 1_000, ...(cursor && { cursor }) });
    items.push(...(page[member] as Item[]));
    const next = (page.nextCursor ?? page.cursor) as string | undefined;
    if ((page[member] as Item[]).length === 0 || next === undefined) return items;
    cursor = next;
  }
}

const ENDINGS = new Set(["task.succeeded", "task.failed", "task.timed_out", "task.cancelled", "task.lost"]);

/** What is wrong with the events of a task, in their order. */
function problemsOf(types: readonly string[]): string[] {
  const problems: string[] = [];
  let state = "new";
  for (const type of types) {
    const next = ENDINGS.has(type)
      ? "ended"
      : type === "task.claimed"
        ? "held"
        : type === "task.progress"
          ? state
          : "waiting";
    const isRight =
      type === "task.created" ? state === "new" : type === "task.claimed" ? state === "waiting" : state === "held";
    if (!isRight) problems.push(`${type} while ${state}`);
    state = next;
  }
  if (state !== "ended") problems.push(`is ${state} at the end`);
  return problems;
}

test(
  `every task ends exactly once, though workers and gateways are killed ${ROUNDS} times`,
  async () => {
    const stateDir = temporaryDirectory();
    const port = await freePort();
    const limits = { workerRequestsPerMinute: 1_000_000_000, maxWorkerInFlight: 1_000, maxWaiting: 1_000 };
    const configuration = configure({ stateDir, gateway: { port }, limits, route: { grants: ["worker"] } });
    const base = `http://127.0.0.1:${port}`;
    const log = join(temporaryDirectory(), "reports.jsonl");
    let service: Service = await startService(configuration);
    const crew = new Crew(`${base}/plugins/webhooks/zapier`, log);
    onTestFinished(() => {
      crew.end();
      service.child.kill("SIGKILL");
    });
    const connection = new Connection(base);
    const flows: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      flows.push(await addFlow(connection), await addFlow(connection));
      await sleep(Math.random() * 100);
      if (Math.random() < 0.5) crew.killOne();
      else {
        service.child.kill("SIGKILL");
        await once(service.child, "exit");
        service = await startService(configuration);
      }
    }
    const active = async () =>
      (await call(connection, { action: "list_tasks", status: ["queued", "running"], limit: 1 })).tasks as unknown[];
    await expect.poll(active, { timeout: 120_000, interval: 250 }).toEqual([]);

    const events = await all<TaskEvent>(connection, "list_events", "events");
    const byTask = Map.groupBy(
      events.filter(({ taskId }) => taskId),
      ({ taskId }) => taskId as string,
    );
    const problems = [...byTask].flatMap(([taskId, ofTask]) =>
      problemsOf(ofTask.map(({ type }) => type)).map((problem) => `${taskId}: ${problem}`),
    );
    expect(problems).toEqual([]);

    const tasks = await all<{ taskId: string; status: string; attempt: number; workerId?: string }>(
      connection,
      "list_tasks",
      "tasks",
    );
    expect(tasks.length).toBe(byTask.size);
    expect(tasks.filter(({ workerId }) => workerId !== undefined)).toEqual([]);
    const reports = existsSync(log)
      ? readFileSync(log, "utf8")
          .trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line) as Report)
      : [];
    const completed = reports.filter(({ action }) => action === "complete_task");
    const attempts = new Map(tasks.map(({ taskId, attempt }) => [taskId, attempt]));
    expect(new Set(completed.map(({ taskId }) => taskId)).size, "a task was completed twice").toBe(completed.length);
    expect(completed.filter(({ taskId, attempt }) => attempts.get(taskId) !== attempt)).toEqual([]);
    const old = reports.filter(({ action }) => action === "old_token");
    expect(old.length).toBeGreaterThan(0);
    expect(old.filter(({ answer }) => answer !== 409 && answer !== 404)).toEqual([]);

    for (const flowId of flows) {
      const { flow } = await call(connection, { action: "get_flow", flowId });
      expect((flow as { status: string }).status, flowId).toMatch(/^(?:succeeded|failed)$/);
    }
    connection.close();
    console.log(`${tasks.length} tasks, ${completed.length} acknowledged ends, ${old.length} old tokens refused.`);
  },
  ROUNDS * 10_000 + 240_000,
);
