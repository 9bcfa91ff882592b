import type { OpenClawApi } from "./openclaw/api.ts";
import { openClawHost } from "./openclaw/host.ts";
import type { WebhooksConfig } from "./plugin/config.ts";
import { registerWebhooks } from "./plugin/index.ts";
import type { PluginHost } from "./port/plugin-api.ts";
import { describeRouteSecrets } from "./secrets/describe-route-secrets.ts";
import { withPathsFrom } from "./secrets/resolve-path.ts";
import { refuseLeftover, resolveRouteSecrets } from "./secrets/resolve-route-secrets.ts";
import {
  found,
  parseSecret,
  type Resolved,
  type SecretDefaults,
  type SecretInputs,
  type SecretProviders,
} from "./secrets/secret-ref.ts";

const NOT_RESOLVED = { values: [], missing: ["it was not resolved"] };

/** Plugin entry for OpenClaw gateways. It replaces the bundled plugin of the same id. */
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
function secretsOf({ pluginConfig, config }: OpenClawApi): PluginHost["routeSecrets"] {
  const { routes = {} } = (pluginConfig ?? {}) as WebhooksConfig;
  const { providers = {}, defaults = {} } = config.secrets ?? {};
  const context = {
    providers: withPathsFrom(process.cwd(), providers as SecretProviders),
    defaults: defaults as SecretDefaults,
    env: process.env,
  };
  const unresolved: Record<string, SecretInputs> = {};
  const known = new Map<string, Resolved[]>();
  for (const [routeId, { enabled, secret }] of Object.entries(routes)) {
    if (enabled === false) continue;
    const values = [secret].flat().map((input) => parseSecret(input, context.defaults));
    if (values.every((value) => "value" in value))
      known.set(
        routeId,
        values.map(({ value }) => refuseLeftover(found(value))),
      );
    else unresolved[routeId] = secret;
  }
  const atOnce = describeRouteSecrets(known);
  const resolved = resolveRouteSecrets(unresolved, context);
  const later = resolved.then((others) => describeRouteSecrets(new Map([...known, ...others])));
  return (routeId) => atOnce.get(routeId) ?? later.then((secrets) => secrets.get(routeId) ?? NOT_RESOLVED);
}
