import { ENABLED } from "../delivery/change-endpoint.ts";
import { endpointIdOf } from "../delivery/endpoint-id.ts";
import type { SendingStore } from "../delivery/settings.ts";
import type { EndpointConfig } from "../plugin/config.ts";
import type { StoredEndpoint } from "../taskflow/delivery-store.ts";
import type { GatewayConfig } from "./config/load-config.ts";

/** An endpoint as the configuration has it. */
export interface ConfiguredEndpoint extends Omit<EndpointConfig, "secret"> {
  /** The same for a session, a route and a URL: a replica with the same configuration has the same. */
  endpointId: string;
  sessionKey: string;
  routeId: string;
  /** Its place in the list of the route. */
  index: number;
  secret: EndpointConfig["secret"];
}

/** The endpoints of the routes that are switched on. */
export function endpointsIn({ webhooks }: GatewayConfig): ConfiguredEndpoint[] {
  const routes = webhooks.enabled ? Object.entries(webhooks.config.routes ?? {}) : [];
  return routes.flatMap(([routeId, { enabled, sessionKey, endpoints = [] }]) => {
    const owner = sessionKey.trim();
    return (enabled === false ? [] : endpoints).map((endpoint, index) => ({
      ...endpoint,
      endpointId: endpointIdOf(owner, routeId, endpoint.url),
      sessionKey: owner,
      routeId,
      index,
    }));
  });
}

/**
 * Makes the configured endpoints of the store those of the configuration. One that failed or answered 410 is tried again:
 * no action can enable it. A secret is never stored.
 */
export async function storeConfigured(config: GatewayConfig, store: SendingStore, now: () => number): Promise<void> {
  const { deliveries } = store;
  const endpoints = endpointsIn(config);
  const owners = [...new Set(endpoints.map(({ sessionKey }) => sessionKey))];
  const located = owners.map(async (owner) => [owner, await store.locateEvents(owner, "latest")] as const);
  const positions = new Map(await Promise.all(located));
  const at = now();
  const stored = endpoints.map(({ endpointId, sessionKey, url, types, description }): StoredEndpoint => {
    const times = { createdAt: at, updatedAt: at, position: positions.get(sessionKey) ?? "" };
    return { endpointId, ownerKey: sessionKey, url, types, description, source: "config", enabled: true, ...times };
  });
  const known = await deliveries.listEndpoints();
  // A start that changes nothing writes nothing.
  if (stored.length === 0 && known.every(({ source }) => source === "action")) return;
  await deliveries.replaceConfigured(stored);
  for (const { ownerKey, endpointId } of stored)
    await deliveries.updateEndpoint(ownerKey, endpointId, (endpoint) =>
      endpoint.enabled ? undefined : { ...endpoint, ...ENABLED, updatedAt: at },
    );
}
