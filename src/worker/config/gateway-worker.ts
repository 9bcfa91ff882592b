import { ConfigError } from "../../gateway/config/config-error.ts";
import type { GatewayConfig } from "../../gateway/config/load-config.ts";
import type { ResolvedRoutes } from "../../secrets/describe-route-secrets.ts";
import { pathOf } from "../../shared/schema-errors/describe-problems.ts";
import type { RouteSettings, WorkerSettings } from "../settings.ts";
import { exposedSecrets } from "./exposed-secrets.ts";
import { workerSettings } from "./load-worker-config.ts";
import { queueSettings } from "./queue-settings.ts";

interface Gateway {
  /** As it listens. */
  url: string;
  /** Of all routes. */
  secrets: ResolvedRoutes;
  env: NodeJS.ProcessEnv;
  /** The path of a route. */
  pathOfRoute: (routeId: string) => string;
}

/**
 * The settings of the worker that a gateway starts; undefined when it starts none. A route without a secret, which is not
 * served, is left out. Throws `ConfigError` when a program would get the secret of a route.
 */
export function settingsOfGatewayWorker(
  { file, taskflow }: GatewayConfig,
  { url, secrets, env, pathOfRoute }: Gateway,
): WorkerSettings | undefined {
  const { worker } = taskflow;
  if (!worker) return undefined;
  const address = worker.url?.replace(/\/$/, "") ?? reachable(url);
  const routes = Object.entries(worker.routes).flatMap(([routeId, { queues }]): RouteSettings[] => {
    const secret = secrets.get(routeId)?.find(({ ok }) => ok);
    if (!secret?.ok) return [];
    const settings = Object.entries(queues).map(([queue, section]) => queueSettings(file, queue, section));
    return [{ name: routeId, url: address + pathOfRoute(routeId), secret: secret.value.trim(), queues: settings }];
  });
  const values = [...secrets.values()].flat().flatMap((secret) => (secret.ok ? [secret.value] : []));
  const problems = routes.flatMap(({ name, queues }) =>
    exposedSecrets(pathOf("taskflow.worker", ["routes", name, "queues"]), queues, values, env),
  );
  if (problems.length > 0) throw new ConfigError(file, problems);
  return routes.length > 0 ? { routes, ...workerSettings(worker) } : undefined;
}

/** All addresses of a machine include its loopback address. */
function reachable(url: string): string {
  const { host, protocol, port } = new URL(url);
  if (host.startsWith("0.0.0.0:")) return `${protocol}//127.0.0.1:${port}`;
  return host.startsWith("[::]:") ? `${protocol}//[::1]:${port}` : url;
}
