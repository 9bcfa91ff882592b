import type { components } from "../../generated/config-types.ts";

export type SecretRef = components["schemas"]["SecretRef"];
export type SecretSource = SecretRef["source"];
export type SecretInput = string | SecretRef;
/** One, or several of which the first is the current one. */
export type SecretInputs = components["schemas"]["RouteConfig"]["secret"];
/** A secret that was found, or why not. The reason never holds a value, nor what a provider printed. */
export type Resolved = { ok: true; value: string } | { ok: false; reason: string };

export interface EnvProvider {
  source: "env";
  allowlist?: string[];
}
export interface FileProvider {
  source: "file";
  path: string;
  mode?: "json" | "singleValue";
  /** Accepts a file as Kubernetes and Docker mount it: behind links within its folder, and readable by others. */
  trust?: "mount";
  timeoutMs?: number;
  maxBytes?: number;
}
export interface ExecProvider {
  source: "exec";
  command: string;
  args?: string[];
  env?: Record<string, string>;
  passEnv?: string[];
  trustedDirs?: string[];
  timeoutMs?: number;
  noOutputTimeoutMs?: number;
  maxOutputBytes?: number;
  jsonOnly?: boolean;
}
/** Kept by an OpenClaw gateway, which alone can read it. */
interface StoreProvider {
  source: "store";
}
export type SecretProvider = EnvProvider | FileProvider | ExecProvider | StoreProvider;
export type SecretProviders = Record<string, SecretProvider>;
export type SecretDefaults = Partial<Record<SecretSource, string>>;

export const DEFAULT_PROVIDER = "default";

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
