import { readFileSync } from "node:fs";
import { createTaskFlowClient, type TaskFlowClient, type TaskFlowClientOptions } from "../../sdk/src/index.ts";
import { parseJson } from "../shared/parse-json.ts";
import { UsageError } from "./usage-error.ts";

const EXAMPLE = "http://127.0.0.1:18789/plugins/webhooks/zapier";

export interface Connection {
  /** The route's URL, without anything secret. */
  url: string;
  client: TaskFlowClient;
}

interface RouteOptions {
  url?: unknown;
  "secret-file"?: unknown;
}

/** A client of the route that the options or the environment name. */
export function connect(
  values: RouteOptions,
  env: NodeJS.ProcessEnv,
  options: Pick<TaskFlowClientOptions, "retry" | "timeoutMs"> = {},
): Connection {
  const { url, secret } = readRoute(values, env);
  const client = clientOf({ ...options, url, secret }, values);
  return { url: new URL(url).href.replace(/\/+$/, ""), client };
}

/** The route that the options or the environment name, for a client that is created later. */
export function routeOf(values: RouteOptions, env: NodeJS.ProcessEnv): { url: string; secret: string } {
  const route = readRoute(values, env);
  clientOf(route, values);
  return route;
}

function readRoute(values: RouteOptions, env: NodeJS.ProcessEnv): { url: string; secret: string } {
  const url = urlOf(values.url ?? env.TASKFLOW_WEBHOOKS_URL);
  const file = values["secret-file"] as string | undefined;
  const secret = file === undefined ? (env.TASKFLOW_WEBHOOKS_SECRET ?? "") : readSecretFile(file, "--secret-file");
  return { url, secret: secret.trim() };
}

function clientOf(options: TaskFlowClientOptions, values: RouteOptions): TaskFlowClient {
  try {
    return createTaskFlowClient({ ...options, parse: parseJson });
  } catch (error) {
    // What is wrong with the URL, else with the secret, without either of them.
    const { message } = error as Error;
    const isMissing = options.secret === "" && message.startsWith("The secret");
    throw new UsageError(isMissing ? whichSecret(values["secret-file"] as string | undefined) : message);
  }
}

function urlOf(text: unknown): string {
  if (typeof text === "string" && text.trim() !== "") return text.trim();
  throw new UsageError(`The URL of the route is missing. Set TASKFLOW_WEBHOOKS_URL or --url, for example ${EXAMPLE}`);
}

function whichSecret(file: string | undefined): string {
  if (file !== undefined) return `${file} is empty: no secret`;
  return "The secret is missing. Set TASKFLOW_WEBHOOKS_SECRET, or name a file that contains it with --secret-file";
}

/** For an option that names a file so that its secret shows in no process list. */
export function readSecretFile(file: string, option: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`${option}: ${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}
