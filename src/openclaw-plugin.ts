import { openClawHost } from "./host/openclaw.ts";
import type { OpenClawApi } from "./host/openclaw-api.ts";
import type { PluginHost } from "./host/plugin-api.ts";
import type { WebhooksConfig } from "./plugin/config.ts";
import { registerWebhooks } from "./plugin/index.ts";
import { withPathsFrom } from "./secrets/resolve-path.ts";
import { resolveSecrets } from "./secrets/resolve-secrets.ts";
import {
  found,
  missing,
  parseSecret,
  type SecretDefaults,
  type SecretInput,
  type SecretProviders,
} from "./secrets/secret-ref.ts";

/** What an OpenClaw gateway loads in place of its bundled plugin of the same id. */
export default {
  id: "webhooks",
  name: "TaskFlow Webhooks",
  description: "Authenticated HTTP routes through which trusted automation creates and drives TaskFlows.",
  register(api: OpenClawApi): void {
    registerWebhooks(openClawHost(api, secretsOf(api)));
  },
};

/**
 * 2026.9 resolves references before it registers plugins, and leaves those that do not resolve as they are; 2026.5 leaves
 * all of them. What is left is resolved here, by the same rules.
 */
function secretsOf({ pluginConfig, config }: OpenClawApi): PluginHost["routeSecret"] {
  const { routes = {} } = (pluginConfig ?? {}) as WebhooksConfig;
  const { providers = {}, defaults = {} } = config.secrets ?? {};
  const context = {
    providers: withPathsFrom(process.cwd(), providers as SecretProviders),
    defaults: defaults as SecretDefaults,
    env: process.env,
  };
  const references: Record<string, SecretInput> = {};
  for (const [routeId, { enabled, secret }] of Object.entries(routes))
    if (enabled !== false && !("value" in parseSecret(secret, context.defaults))) references[routeId] = secret;
  const resolved = resolveSecrets(references, context);
  return (routeId) => {
    if (Object.hasOwn(references, routeId))
      return resolved.then((secrets) => secrets.get(routeId) ?? missing("it was not resolved"));
    return found(routes[routeId]?.secret);
  };
}
