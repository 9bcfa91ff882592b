import { spawn } from "node:child_process";
import { lstatSync, realpathSync } from "node:fs";
import { sep } from "node:path";
import { type ExecProvider, found, missing, type Resolved } from "./secret-ref.ts";

const PROTOCOL_VERSION = 1;
const DEFAULT_TIMEOUT_MS = 5_000;
const DEFAULT_MAX_OUTPUT_BYTES = 1024 * 1024;

/** Asks a command for all ids at once. What it writes to standard error is dropped: it could hold the secret. */
export async function resolveFromExec(
  ids: string[],
  alias: string,
  provider: ExecProvider,
  env: NodeJS.ProcessEnv,
): Promise<Map<string, Resolved>> {
  const all = (reason: string) => new Map(ids.map((id) => [id, missing(reason)]));
  const refusal = refusalOf(provider);
  if (refusal) return all(refusal);
  const output = await run(provider, childEnv(provider, env), {
    protocolVersion: PROTOCOL_VERSION,
    provider: alias,
    ids,
  });
  if (!output.ok) return all(output.reason);
  return readAnswer(output.value, ids, provider);
}

function refusalOf({ command, trustedDirs }: ExecProvider): string | undefined {
  if (!command.startsWith("/")) return "the command is not an absolute path";
  try {
    const stats = lstatSync(command);
    if (stats.isSymbolicLink()) return "the command is a symbolic link";
    if (!stats.isFile()) return "the command is not a regular file";
    if ((stats.mode & 0o022) !== 0) return "the command is writable by its group or by others";
    if (stats.uid !== process.getuid?.() && stats.uid !== 0) return "the command belongs to another user";
    if (trustedDirs && !trustedDirs.some((directory) => isInside(command, directory)))
      return "the command is in none of the trusted directories";
    return undefined;
  } catch (error) {
    return `the command cannot be found (${(error as NodeJS.ErrnoException).code ?? "unknown"})`;
  }
}

function isInside(command: string, directory: string): boolean {
  try {
    return realpathSync(command).startsWith(realpathSync(directory) + sep);
  } catch {
    return false;
  }
}

/** Nothing of ours but what is named. */
function childEnv({ env = {}, passEnv = [] }: ExecProvider, ours: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const passed = passEnv.filter((name) => ours[name] !== undefined).map((name) => [name, ours[name]]);
  return { ...Object.fromEntries(passed), ...env };
}

type Output = { ok: true; value: string } | { ok: false; reason: string };

function run(provider: ExecProvider, env: NodeJS.ProcessEnv, request: object): Promise<Output> {
  const { command, args = [], timeoutMs = DEFAULT_TIMEOUT_MS, noOutputTimeoutMs = timeoutMs } = provider;
  const { maxOutputBytes = DEFAULT_MAX_OUTPUT_BYTES } = provider;
  return new Promise((resolve) => {
    // A process group of its own, so that what the command starts ends with it.
    const child = spawn(command, args, { env, shell: false, detached: true, stdio: ["pipe", "pipe", "ignore"] });
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (output: Output): void => {
      clearTimeout(total);
      clearTimeout(silence);
      killGroup(child.pid);
      resolve(output);
    };
    const give = (reason: string) => () => settle({ ok: false, reason });
    const total = setTimeout(give(`the command took longer than ${timeoutMs} ms`), timeoutMs);
    let silence = setTimeout(give(`the command printed nothing for ${noOutputTimeoutMs} ms`), noOutputTimeoutMs);
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      clearTimeout(silence);
      if (size > maxOutputBytes)
        return settle({ ok: false, reason: `the command printed more than ${maxOutputBytes} bytes` });
      chunks.push(chunk);
      silence = setTimeout(give(`the command printed nothing for ${noOutputTimeoutMs} ms`), noOutputTimeoutMs);
    });
    child.on("error", (error: NodeJS.ErrnoException) =>
      settle({ ok: false, reason: `the command cannot be started (${error.code ?? "unknown"})` }),
    );
    child.on("close", (code) =>
      settle(
        code === 0
          ? { ok: true, value: Buffer.concat(chunks).toString("utf8") }
          : { ok: false, reason: `the command ended with ${code === null ? "a signal" : `exit code ${code}`}` },
      ),
    );
    // A command that does not read its input is no error.
    child.stdin.on("error", () => undefined);
    child.stdin.end(`${JSON.stringify(request)}\n`);
  });
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}

function readAnswer(text: string, ids: string[], { jsonOnly = true }: ExecProvider): Map<string, Resolved> {
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
