import type { components } from "../../generated/config-types.ts";
import { CONFIG_DEFAULTS } from "../../generated/defaults.ts";

export type SecretRef = components["schemas"]["SecretRef"];
export type SecretSource = SecretRef["source"];
export type SecretInput = string | SecretRef;
/** One, or several of which the first is the current one. */
export type SecretInputs = components["schemas"]["RouteConfig"]["secret"];
/** A secret that was found, or why not. The reason never holds a value, nor what a provider printed. */
export type Resolved = { ok: true; value: string } | { ok: false; reason: string };

export type FileProvider = components["schemas"]["FileProvider"];
export type ExecProvider = components["schemas"]["ExecProvider"];
export type EnvProvider = components["schemas"]["EnvProvider"];
export type SecretProvider = components["schemas"]["SecretProvider"];
export type SecretProviders = Record<string, SecretProvider>;
export type SecretDefaults = components["schemas"]["ProviderNames"];

export const DEFAULT_PROVIDER = CONFIG_DEFAULTS.ProviderNames.env;

/** `"${NAME}"` and `"$NAME"` are references to the environment; every other string is the secret itself. */
export function parseSecret(input: SecretInput, defaults: SecretDefaults): SecretRef | { value: string } {
  if (typeof input !== "string") return input;
  const [, braced, bare] = /^\$(?:\{([A-Z][A-Z0-9_]{0,127})\}|([A-Z][A-Z0-9_]{0,127}))$/.exec(input.trim()) ?? [];
  const id = braced ?? bare;
  return id ? { source: "env", provider: defaults.env ?? DEFAULT_PROVIDER, id } : { value: input };
}

export function found(value: unknown): Resolved {
  if (typeof value !== "string" || value.trim() === "") return missing("the value is not a string, or blank");
  return { ok: true, value };
}

export function missing(reason: string): Resolved {
  return { ok: false, reason };
}
