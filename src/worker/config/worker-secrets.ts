import { createTaskFlowClient } from "../../../sdk/src/index.ts";
import { resolveFromFile } from "../../secrets/file-provider.ts";
import { resolveFrom, withPathsFrom } from "../../secrets/resolve-path.ts";
import { refuseLeftover } from "../../secrets/resolve-route-secrets.ts";
import { resolveSecrets } from "../../secrets/resolve-secrets.ts";
import { missing, type Resolved } from "../../secrets/secret-ref.ts";
import type { ConfigProblem } from "../../shared/schema-errors/config-problem.ts";
import { pathOf } from "../../shared/schema-errors/describe-problems.ts";
import type { WorkerConfig } from "../settings.ts";

export interface SecretsOfRoutes {
  /** By the name of the route. */
  values: ReadonlyMap<string, string>;
  problems: ConfigProblem[];
}

/** Resolves the secret of each route. A problem holds nothing of a secret. */
export async function resolveWorkerSecrets(
  file: string,
  config: WorkerConfig,
  env: NodeJS.ProcessEnv,
): Promise<SecretsOfRoutes> {
  const context = {
    providers: withPathsFrom(file, config.secrets?.providers ?? {}),
    defaults: config.secrets?.defaults ?? {},
    env,
  };
  const routes = Object.entries(config.routes);
  const inputs = routes.flatMap(([name, { secret }]) => (secret === undefined ? [] : [[name, secret] as const]));
  const resolved = await resolveSecrets(Object.fromEntries(inputs), context);
  const values = new Map<string, string>();
  const problems: ConfigProblem[] = [];
  for (const [name, { url, secretFile }] of routes) {
    const found = secretFile === undefined ? resolved.get(name) : await fromFile(resolveFrom(file, secretFile));
    const secret = refuseLeftover(found ?? missing("it was not resolved"));
    const key = secretFile === undefined ? "secret" : "secretFile";
    const problem = secret.ok ? clientProblem(url, secret.value) : undefined;
    if (!secret.ok)
      problems.push({
        path: pathOf("", ["routes", name, key]),
        found: `no usable secret (${secret.reason})`,
        expected: "the secret of the route",
      });
    else if (problem !== undefined)
      problems.push({ path: pathOf("", ["routes", name]), found: problem, expected: "a URL and a secret" });
    else values.set(name, secret.value.trim());
  }
  return { values, problems };
}

async function fromFile(path: string): Promise<Resolved> {
  const read = await resolveFromFile(["value"], { source: "file", path, mode: "singleValue" });
  return read.get("value") ?? missing("it was not read");
}

/** What the client says of a URL or a secret that cannot be used, without either of them. */
function clientProblem(url: string, secret: string): string | undefined {
  try {
    createTaskFlowClient({ url, secret: secret.trim() });
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/\.$/, "");
  }
}
