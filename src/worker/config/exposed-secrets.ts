import type { ConfigProblem } from "../../shared/schema-errors/config-problem.ts";
import { pathOf } from "../../shared/schema-errors/describe-problems.ts";
import type { QueueSettings } from "../settings.ts";

const EXPECTED = "a value without the secret of a route, which reaches no program";

const MIN_LENGTH = 8;

/** Places of queues through which a program would get one of these secrets. `prefix` is the place of the queues in the file. */
export function exposedSecrets(
  prefix: string,
  queues: readonly QueueSettings[],
  secrets: readonly string[],
  ours: NodeJS.ProcessEnv,
): ConfigProblem[] {
  const isExposed = (text = "") => secrets.some((secret) => holds(text, secret.trim()));
  return queues.flatMap(({ queues: [queue = ""], args, env, passEnv, mcpServers }) => {
    const values: [string[], string | undefined][] = [
      ...args.map((arg, index): [string[], string] => [["args", String(index)], arg]),
      ...passEnv.map((name, index): [string[], string | undefined] => [["passEnv", String(index)], ours[name]]),
      ...Object.entries(env).map(([name, value]): [string[], string] => [["env", name], value]),
      ...mcpServers.map((server, index): [string[], string] => [
        ["mcpServers", String(index)],
        // A list of texts, so that no character of a secret is escaped away.
        textsIn(server).join("\n"),
      ]),
    ];
    return values
      .filter(([, value]) => isExposed(value))
      .map(([keys]) => ({
        path: pathOf(prefix, [queue, ...keys]),
        found: "the secret of a route",
        expected: EXPECTED,
      }));
  });
}

/** A short secret, of which a gateway warns, is a part of many texts by chance. */
function holds(text: string, secret: string): boolean {
  return secret.length < MIN_LENGTH ? text === secret : text.includes(secret);
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
