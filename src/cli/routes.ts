import { existsSync } from "node:fs";
import type { GatewayConfig } from "../gateway/config/load-config.ts";
import { endpointWarnings, missingOf, resolveEndpoints } from "../gateway/endpoint-secrets.ts";
import { resolveRoutes, secretsOfRoutes } from "../gateway/route-secrets.ts";
import { reasonForNoRoute } from "../gateway/unserved.ts";
import { normalisePath } from "../plugin/config.ts";
import type { RouteSecrets } from "../port/plugin-api.ts";
import { ROUTES } from "./command-table.ts";
import { configurationFile, openConfiguration } from "./configuration.ts";
import { commandHelp } from "./help.ts";
import { parseOptions } from "./options.ts";
import { UsageError } from "./usage-error.ts";

export async function routes(args: string[]): Promise<void> {
  const options = parseOptions(args, ROUTES.options);
  if (options.help) return void process.stdout.write(commandHelp(ROUTES));
  const place = {
    ...(options.config !== undefined && { config: options.config as string }),
    ...(options["state-dir"] !== undefined && { stateDir: options["state-dir"] as string }),
  };
  const file = configurationFile(place);
  if (!existsSync(file)) throw new UsageError(whatToDo(file, options.config !== undefined));
  const { config } = openConfiguration({ ...place, create: false });
  const sources = { env: process.env };
  const [resolved, endpoints] = await Promise.all([resolveRoutes(config, sources), resolveEndpoints(config, sources)]);
  const secrets = secretsOfRoutes(config, resolved);
  const rows = Object.entries(config.webhooks.config.routes ?? {}).map(([routeId, route]) => {
    const path = normalisePath(route.path ?? `/plugins/webhooks/${routeId}`);
    return [routeId, path, route.sessionKey, stateOf(secrets.get(routeId))];
  });
  process.stdout.write(table([["ROUTE", "PATH", "SESSION", "STATE"], ...rows]));
  const ofEndpoints = endpointWarnings(config, endpoints, resolved).map(({ message }) => message);
  const warnings = [...warningsOf(config, secrets), ...ofEndpoints];
  if (warnings.length > 0) process.stdout.write(`\nWarnings:\n${warnings.map((text) => `  ${text}\n`).join("")}`);
  const unresolved = [...secrets.values()].flatMap(({ missing }) => missing);
  if (unresolved.length + [...endpoints.values()].flatMap(missingOf).length > 0) process.exitCode = 1;
}

/** As the log of the gateway has them. */
function warningsOf(config: GatewayConfig, secrets: Map<string, RouteSecrets>): string[] {
  const isServed = [...secrets.values()].some(({ values }) => values.length > 0);
  return [
    ...(config.warnings ?? []).map(({ message }) => message),
    ...[...secrets].flatMap(([routeId, { doubts = [] }]) => doubts.map((doubt) => `Route "${routeId}": ${doubt}.`)),
    ...(isServed ? [] : [`No route is served: ${reasonForNoRoute(config)}.`]),
  ];
}

function whatToDo(file: string, named: boolean): string {
  const found = `There is no configuration at ${file}.`;
  return named
    ? `${found} Name one that exists with --config.`
    : `${found} Run "taskflow-webhooks serve" once to create one there, or name another with --config.`;
}

function stateOf(secrets: RouteSecrets | undefined): string {
  if (!secrets) return "disabled";
  const { values, missing } = secrets;
  if (missing.length === 0) return values.length === 1 ? "secret resolves" : `${values.length} secrets resolve`;
  return `${values.length === 0 ? "secret does" : "some secrets do"} not resolve: ${missing.join("; ")}`;
}

function table(rows: string[][]): string {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd())
    .join("\n")
    .concat("\n");
}
