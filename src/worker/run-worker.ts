import { hostname } from "node:os";
import { createTaskFlowClient, type TaskWorker } from "../../sdk/src/index.ts";
import type { GatewayLogger } from "../gateway/log.ts";
import { parseJson } from "../shared/parse-json.ts";
import { attemptLog } from "./attempt-log.ts";
import { createExecutor } from "./create-executor.ts";
import { guardGroups } from "./guard-groups.ts";
import { startHealthServer } from "./health-server.ts";
import type { QueueSettings, RouteSettings, WorkerSettings } from "./settings.ts";
import { WorkerHealth } from "./worker-health.ts";
import { WorkerMetrics } from "./worker-metrics.ts";

export interface Worker {
  /** Where `/healthz`, `/readyz` and `/metrics` are; undefined without a listener. */
  healthUrl: string | undefined;
  /** Claims nothing more, lets running attempts end, and stops those that take too long. */
  stop(): void;
  /** Resolves when nothing runs any more. Rejects with the error of the first route that refused the worker. */
  ended: Promise<void>;
}

interface Surroundings {
  /** From which programs get variables. */
  env: NodeJS.ProcessEnv;
  logger: GatewayLogger;
}

/** What the loops of a worker share. */
interface Shared extends Surroundings {
  settings: Omit<WorkerSettings, "routes" | "health">;
  health: WorkerHealth;
  metrics: WorkerMetrics;
}

/** Runs the tasks of all queues. A route that refuses the worker leaves the others alone. */
export async function startWorker(settings: WorkerSettings, { env, logger }: Surroundings): Promise<Worker> {
  const [health, metrics] = [new WorkerHealth(), new WorkerMetrics()];
  for (const warning of settings.warnings ?? []) logger.warn(warning);
  guardGroups();
  const shared: Shared = { settings, health, metrics, env, logger };
  const listener = settings.health && (await startHealthServer(settings.health, health, metrics));
  const loops = settings.routes.flatMap((route) => route.queues.map((queue) => startLoop(route, queue, shared)));
  return {
    healthUrl: listener?.url,
    stop: () => {
      health.draining = true;
      for (const loop of loops) void loop.stop({ graceMs: settings.shutdownMs });
    },
    ended: endOf(loops).finally(() => listener?.close()),
  };
}

/** Works on queues that share their settings. */
function startLoop(
  { name, url, secret }: RouteSettings,
  queue: QueueSettings,
  { settings, health, metrics, env, logger }: Shared,
): TaskWorker {
  const { concurrency, timeoutMs, queues } = queue;
  const { leaseMs, workerId = `${hostname()}:${process.pid}` } = settings;
  for (const one of queues) metrics.addQueue(name, one);
  const log = attemptLog(name, logger, metrics);
  const fields = { route: name, queues };
  const execute = createExecutor(queue, { env, logger });
  const loop = createTaskFlowClient({ url, secret, parse: parseJson }).work(queues, execute, {
    workerId,
    concurrency,
    ...(leaseMs !== undefined && { leaseMs }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    onEvent: (event) => {
      if (event.type !== "polled") log(event);
      else if (health.find(queue)) logger.info(fields, "Tasks can be claimed again.");
    },
    onError: ({ message: reason }, task) => {
      if (task) logger.warn({ ...fields, taskId: task.taskId, reason }, "A report of an attempt failed.");
      else if (health.lose(queue)) logger.warn({ ...fields, reason }, "No tasks can be claimed. Trying again.");
    },
  });
  loop.done.catch(({ message: reason }: Error) => {
    health.lose(queue);
    logger.error({ ...fields, reason }, "The route refuses the worker.");
  });
  return loop;
}

/** Waits for all of them, also when one fails. */
async function endOf(loops: readonly TaskWorker[]): Promise<void> {
  const outcomes = await Promise.allSettled(loops.map(({ done }) => done));
  const failed = outcomes.find((outcome) => outcome.status === "rejected");
  if (failed) throw failed.reason;
}
