import { CONFIG_DEFAULTS } from "../../../generated/defaults.ts";
import { validateWorkerConfig } from "../../../generated/validate-worker.js";
import workerSchema from "../../../generated/worker.schema.json" with { type: "json" };
import { bindAddress } from "../../gateway/config/bind-address.ts";
import { readDocument } from "../../gateway/config/config-document.ts";
import { ConfigError } from "../../gateway/config/config-error.ts";
import { plainSecretWarning } from "../../gateway/config/config-warnings.ts";
import type { FileShape } from "../../gateway/config/file-shape.ts";
import { listenerProblems } from "../../gateway/config/listener-problems.ts";
import { queueProblems } from "../../gateway/config/queue-problems.ts";
import type { ConfigProblem } from "../../shared/schema-errors/config-problem.ts";
import { describeProblems, pathOf } from "../../shared/schema-errors/describe-problems.ts";
import type { RouteSettings, WorkerConfig, WorkerSettings } from "../settings.ts";
import { exposedSecrets } from "./exposed-secrets.ts";
import { queueSettings } from "./queue-settings.ts";
import { resolveWorkerSecrets, type SecretsOfRoutes } from "./worker-secrets.ts";

const WORKER_FILE: FileShape = {
  isRead: () => true,
  isSecret: ([routes, , key, ...below]) => routes === "routes" && key === "secret" && below.length === 0,
  mayBeReference: () => false,
};

/** Reads the file of a worker (JSON5), and resolves its secrets. Rejects with `ConfigError` with every problem in it. */
export async function loadWorkerConfig(file: string, env: NodeJS.ProcessEnv): Promise<WorkerSettings> {
  const { document, problems, files } = readDocument(file, { env }, WORKER_FILE);
  if (!validateWorkerConfig(document))
    problems.push(
      ...describeProblems(validateWorkerConfig.errors ?? [], { value: document, prefix: "", schema: workerSchema }),
    );
  const config = (document ?? {}) as WorkerConfig;
  problems.push(...routeProblems(file, config), ...listenerProblems("health", config.health));
  refuse(file, problems);
  const secrets = await resolveWorkerSecrets(file, config, env);
  refuse(file, secrets.problems);
  const routes = Object.entries(config.routes).map(([name, { url, queues }]): RouteSettings => {
    const settings = Object.entries(queues).map(([queue, section]) => queueSettings(file, queue, section));
    return { name, url, secret: secrets.values.get(name) ?? "", queues: settings };
  });
  refuse(file, exposures(routes, secrets, env));
  const warnings = Object.entries(config.routes).flatMap(
    ([name, { secret }]) => plainSecretWarning(`Route "${name}": its secret`, secret, files) ?? [],
  );
  return { routes, ...workerSettings(config), warnings };
}

/** What the worker of a gateway and one with a separate file have in common. */
export function workerSettings({
  workerId,
  health,
  shutdownMs = CONFIG_DEFAULTS.WorkerConfig.shutdownMs,
}: Pick<WorkerConfig, "workerId" | "health" | "shutdownMs">): Omit<WorkerSettings, "routes"> {
  const { bind, port } = { ...CONFIG_DEFAULTS.WorkerHealth, port: 0, ...health };
  return { workerId, shutdownMs, health: health && { host: bindAddress(bind) ?? "", port } };
}

function routeProblems(file: string, { routes }: WorkerConfig): ConfigProblem[] {
  return Object.entries(routes ?? {}).flatMap(([name, route]) => {
    const { secret, secretFile, queues } = route ?? {};
    const place = (...keys: string[]) => pathOf("", ["routes", name, ...keys]);
    const named = [secret, secretFile].filter((value) => value !== undefined).length;
    return [
      ...(named === 0 ? [{ path: place("secret"), found: "nothing", expected: "a secret, or secretFile" }] : []),
      ...(named === 2 ? [{ path: place("secretFile"), found: "secret too", expected: "one of the two" }] : []),
      ...queueProblems(file, place("queues"), queues ?? {}),
    ];
  });
}

function exposures(
  routes: readonly RouteSettings[],
  secrets: SecretsOfRoutes,
  env: NodeJS.ProcessEnv,
): ConfigProblem[] {
  const values = [...secrets.values.values()];
  return routes.flatMap(({ name, queues }) =>
    exposedSecrets(pathOf("", ["routes", name, "queues"]), queues, values, env),
  );
}

/** One problem for each place. */
function refuse(file: string, problems: readonly ConfigProblem[]): void {
  const unique = problems.filter(({ path }, index) => problems.findIndex((other) => other.path === path) === index);
  if (unique.length > 0) throw new ConfigError(file, unique);
}
