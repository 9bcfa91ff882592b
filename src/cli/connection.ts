import { readFileSync } from "node:fs";
import { createTaskFlowClient, type TaskFlowClient, type TaskFlowClientOptions } from "../../sdk/src/index.ts";
import { UsageError } from "./usage-error.ts";

/** The options of a command that talks to a gateway, for `parseOptions`. */
export const CONNECTION_OPTIONS = { url: { type: "string" }, "secret-file": { type: "string" } } as const;

/** How help explains them. The secret itself is no option: it would show in the process list and in histories. */
export const CONNECTION_HELP: readonly (readonly [string, string])[] = [
  ["--url URL", "the route's URL; default: TASKFLOW_WEBHOOKS_URL"],
  ["--secret-file FILE", "a file with the route's secret; default: the secret in TASKFLOW_WEBHOOKS_SECRET"],
];

const EXAMPLE = "http://127.0.0.1:18789/plugins/webhooks/zapier";

export interface Connection {
  /** The route's URL, without anything secret. */
  url: string;
  client: TaskFlowClient;
}

/** A client of the route that the options or the environment name. */
export function connect(
  values: { url?: unknown; "secret-file"?: unknown },
  env: NodeJS.ProcessEnv,
  options: Pick<TaskFlowClientOptions, "retry" | "timeoutMs"> = {},
): Connection {
  const { origin, pathname } = routeUrl(values.url ?? env.TASKFLOW_WEBHOOKS_URL);
  const path = pathname.replace(/(?<=.)\/$/, "");
  const secret = secretOf(values["secret-file"], env);
  return { url: `${origin}${path}`, client: createTaskFlowClient({ ...options, baseUrl: origin, path, secret }) };
}

function routeUrl(text: unknown): URL {
  if (typeof text !== "string" || text.trim() === "")
    throw new UsageError(`Which route? Set TASKFLOW_WEBHOOKS_URL or --url to its URL, for example ${EXAMPLE}`);
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UsageError(`The URL is not one of http or https. A route's is, for example, ${EXAMPLE}`);
  // It is shown in errors, and none of these is a route's.
  if (url.username || url.password || url.search || url.hash)
    throw new UsageError(
      "The URL has a user, a query or a fragment, which no route's URL has. The secret goes elsewhere.",
    );
  return url;
}

function secretOf(file: unknown, env: NodeJS.ProcessEnv): string {
  const secret = (
    typeof file === "string" ? readSecretFile(file, "--secret-file") : (env.TASKFLOW_WEBHOOKS_SECRET ?? "")
  ).trim();
  if (secret === "")
    throw new UsageError(
      typeof file === "string"
        ? `${file} is empty: no secret`
        : "With which secret? Set TASKFLOW_WEBHOOKS_SECRET, or name a file that holds it with --secret-file",
    );
  // What fits no header would be shown in the runtime's error.
  if (!/^[ -~\x80-\xff]+$/.test(secret)) throw new UsageError("The secret has characters that fit no header");
  return secret;
}

/** For an option that names a file so that its secret shows in no process list. */
export function readSecretFile(file: string, option: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`${option}: ${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}
