import { type EnvProvider, missing, type Resolved } from "./secret-ref.ts";

export function resolveFromEnv(
  ids: string[],
  { allowlist }: EnvProvider,
  env: NodeJS.ProcessEnv,
): Map<string, Resolved> {
  return new Map(ids.map((id) => [id, fromEnv(id, allowlist, env)]));
}

function fromEnv(id: string, allowlist: string[] | undefined, env: NodeJS.ProcessEnv): Resolved {
  if (allowlist && !allowlist.includes(id)) return missing(`the environment variable ${id} is not on the allowlist`);
  const value = env[id];
  if (value === undefined || value.trim() === "") return missing(`the environment variable ${id} is not set, or blank`);
  return { ok: true, value };
}
