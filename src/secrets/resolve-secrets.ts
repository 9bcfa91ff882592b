import { didYouMean } from "../shared/did-you-mean.ts";
import { resolveFromEnv } from "./env-provider.ts";
import { resolveFromExec } from "./exec-provider.ts";
import { resolveFromFile } from "./file-provider.ts";
import {
  DEFAULT_PROVIDER,
  found,
  missing,
  parseSecret,
  type Resolved,
  type SecretDefaults,
  type SecretInput,
  type SecretProvider,
  type SecretProviders,
  type SecretRef,
  type SecretSource,
} from "./secret-ref.ts";

const NO_STORE = "a secret of source store needs an OpenClaw gateway, and this host has no such store";

export interface SecretContext {
  providers: SecretProviders;
  defaults: SecretDefaults;
  env: NodeJS.ProcessEnv;
  /** Ends the commands that are asked. */
  signal?: AbortSignal | undefined;
}

/** The secret of each name. Providers work side by side; each is asked once for all of its ids. */
export async function resolveSecrets(
  inputs: Record<string, SecretInput>,
  context: SecretContext,
): Promise<Map<string, Resolved>> {
  const resolved = new Map<string, Resolved>();
  const byProvider = new Map<string, { name: string; ref: SecretRef }[]>();
  for (const [name, input] of Object.entries(inputs)) {
    const secret = parseSecret(input, context.defaults);
    if ("value" in secret) resolved.set(name, found(secret.value));
    else {
      const key = `${secret.source}:${secret.provider}`;
      byProvider.set(key, [...(byProvider.get(key) ?? []), { name, ref: secret }]);
    }
  }
  await Promise.all(
    [...byProvider.values()].map(async (wanted) => {
      const refs = wanted.map(({ ref }) => ref);
      // What one provider throws must not keep the others' routes from starting; its text could hold a secret.
      const values = await askProvider(refs, context).catch(() => new Map<string, Resolved>());
      for (const { name, ref } of wanted) resolved.set(name, values.get(ref.id) ?? missing("the provider failed"));
    }),
  );
  return resolved;
}

async function askProvider(refs: SecretRef[], context: SecretContext): Promise<Map<string, Resolved>> {
  const ids = [...new Set(refs.map(({ id }) => id))];
  const [{ source, provider: alias }] = refs as [SecretRef];
  const provider = providerOf(source, alias, context.providers);
  if (typeof provider === "string") return new Map(ids.map((id) => [id, missing(provider)]));
  switch (provider.source) {
    case "env":
      return resolveFromEnv(ids, provider, context.env);
    case "file":
      return resolveFromFile(ids, provider);
    case "exec":
      return resolveFromExec(ids, alias, provider, context);
    case "store":
      return new Map(ids.map((id) => [id, missing(NO_STORE)]));
  }
}

function providerOf(source: SecretSource, alias: string, providers: SecretProviders): SecretProvider | string {
  const provider = Object.hasOwn(providers, alias) ? providers[alias] : undefined;
  if (!provider) {
    // These two need no entry.
    if (alias === DEFAULT_PROVIDER && (source === "env" || source === "store")) return { source };
    const meant = didYouMean(alias, Object.keys(providers));
    return `there is no provider secrets.providers.${alias}${meant === undefined ? "" : ` (did you mean "${meant}"?)`}`;
  }
  return provider.source === source
    ? provider
    : `secrets.providers.${alias} is of source ${provider.source}, not ${source}`;
}
