import type { components } from "../../../generated/config-types.ts";
import type { Routes } from "../../plugin/config.ts";
import { didYouMean } from "../../shared/did-you-mean.ts";
import type { ConfigProblem } from "../../shared/schema-errors/config-problem.ts";
import { pathOf } from "../../shared/schema-errors/describe-problems.ts";
import { listenerProblems } from "./listener-problems.ts";
import { queueProblems } from "./queue-problems.ts";
import type { Sections } from "./sections.ts";
import { isTlsOn } from "./tls-section.ts";

/** `taskflow.worker` as it stands in the file. */
export type WorkerSection = components["schemas"]["GatewayWorker"];

const PLACE = "taskflow.worker";
/** What a worker asks of a route. */
const ACTIONS = ["claim_tasks", "heartbeat_task", "complete_task", "fail_task", "release_task"] as const;

/** What is wrong with the worker that the gateway starts, beyond what the schema says. */
export function workerProblems(file: string, { taskflow, gateway }: Sections, routes: Routes): ConfigProblem[] {
  const worker: Partial<WorkerSection> | undefined = taskflow?.worker;
  if (typeof worker !== "object" || worker === null) return [];
  const needsUrl = isTlsOn(gateway?.tls) && worker.url === undefined;
  return [
    ...(needsUrl
      ? [
          {
            path: `${PLACE}.url`,
            found: "nothing, with gateway.tls",
            expected: "a URL with the name of the certificate",
          },
        ]
      : []),
    ...listenerProblems(`${PLACE}.health`, worker.health),
    ...Object.entries(worker.routes ?? {}).flatMap(([routeId, section]) => {
      const path = pathOf(PLACE, ["routes", routeId]);
      const problem = routeProblem(routeId, routes);
      return [
        ...(problem ? [{ path, ...problem }] : []),
        ...queueProblems(file, `${path}.queues`, section?.queues ?? {}),
      ];
    }),
  ];
}

function routeProblem(routeId: string, routes: Routes): Omit<ConfigProblem, "path"> | undefined {
  const route = Object.hasOwn(routes, routeId) ? routes[routeId] : undefined;
  if (!route) {
    const suggestion = didYouMean(routeId, Object.keys(routes));
    return { found: "no such route", expected: "the ID of a route of this gateway", suggestion };
  }
  if (route.enabled === false) return { found: "a route that is switched off", expected: "a route that is served" };
  if (route.auth) return { found: "a route whose senders sign", expected: "a route without auth" };
  if (!Array.isArray(route.grants) || !route.grants.includes("worker"))
    return { found: "a route without the grant worker", expected: 'grants: ["worker"] in the route' };
  const { actions } = route;
  const missing = Array.isArray(actions) ? ACTIONS.find((action) => !actions.includes(action)) : undefined;
  return (
    missing && { found: `a route that does not allow ${missing}`, expected: `${ACTIONS.join(", ")} in its actions` }
  );
}
