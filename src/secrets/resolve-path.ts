import { dirname, join, resolve } from "node:path";
import { homeDirectory } from "../shared/home-directory.ts";
import type { SecretProviders } from "./secret-ref.ts";

/**
 * A path that stands in the configuration file: `~/` is the user's home, and a relative path starts at the file's
 * folder, so that it means the same wherever the gateway is started.
 */
export function resolveFrom(file: string, path: string): string {
  return path === "~" || path.startsWith("~/") ? join(homeDirectory(), path.slice(1)) : resolve(dirname(file), path);
}

/** The providers with the paths of their files resolved. */
export function withPathsFrom(file: string, providers: SecretProviders): SecretProviders {
  return Object.fromEntries(
    Object.entries(providers).map(([alias, provider]) => [
      alias,
      provider.source === "file" ? { ...provider, path: resolveFrom(file, provider.path) } : provider,
    ]),
  );
}
