import { CONFIG_DEFAULTS } from "../../generated/defaults.ts";
import { namedVariables } from "../shared/named-variables.ts";
import { refusalOfCommand } from "./check-command.ts";
import { runCommand } from "./run-command.ts";
import { type ExecProvider, found, missing, type Resolved } from "./secret-ref.ts";
import { decodeUtf8 } from "./utf8.ts";

const PROTOCOL_VERSION = 1;
const DEFAULTS = CONFIG_DEFAULTS.ExecProvider;

/** Asks a command for all ids at once. What it writes to standard error is dropped: it could hold the secret. */
export async function resolveFromExec(
  ids: string[],
  alias: string,
  provider: ExecProvider,
  { env, signal }: { env: NodeJS.ProcessEnv; signal?: AbortSignal | undefined },
): Promise<Map<string, Resolved>> {
  const all = (reason: string) => new Map(ids.map((id) => [id, missing(reason)]));
  const refusal = refusalOfCommand(provider);
  if (refusal) return all(refusal);
  const { command, args = [], timeoutMs = DEFAULTS.timeoutMs, noOutputTimeoutMs = timeoutMs } = provider;
  const { maxOutputBytes = DEFAULTS.maxOutputBytes } = provider;
  const output = await runCommand({
    command,
    args,
    env: namedVariables(provider, env),
    input: `${JSON.stringify({ protocolVersion: PROTOCOL_VERSION, provider: alias, ids })}\n`,
    timeoutMs,
    noOutputTimeoutMs,
    maxOutputBytes,
    signal,
  });
  if (!output.ok) return all(output.reason);
  const text = decodeUtf8(output.bytes);
  return text === undefined ? all("the command did not answer in UTF-8") : readAnswer(text, ids, provider);
}

function readAnswer(
  text: string,
  ids: string[],
  { jsonOnly = DEFAULTS.jsonOnly }: ExecProvider,
): Map<string, Resolved> {
  const all = (reason: string) => new Map(ids.map((id) => [id, missing(reason)]));
  const answer = parseObject(text);
  if (!answer) {
    const [only] = ids;
    if (jsonOnly || ids.length !== 1 || only === undefined) return all("the command did not answer with a JSON object");
    return new Map([[only, found(text.replace(/\r?\n$/, ""))]]);
  }
  if (answer.protocolVersion !== PROTOCOL_VERSION)
    return all(`the command did not answer in version ${PROTOCOL_VERSION} of the protocol`);
  const { values, errors } = answer as { values?: Record<string, unknown>; errors?: Record<string, unknown> };
  return new Map(
    ids.map((id) => {
      if (has(errors, id)) return [id, missing("the command reported an error for it")];
      return [id, has(values, id) ? found(values[id]) : missing("the command gave no value for it")];
    }),
  );
}

function has(table: Record<string, unknown> | undefined, id: string): table is Record<string, unknown> {
  return typeof table === "object" && table !== null && Object.hasOwn(table, id);
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
