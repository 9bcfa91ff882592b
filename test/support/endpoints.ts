import type { GatewayConfig } from "../../src/gateway/config/load-config.ts";
import type { Routes } from "../../src/plugin/config.ts";
import { gatewayForTest, RAISED, SECRET, type TestGateway, type TestGatewayOptions } from "./gateway.ts";

type RouteConfig = Routes[string];

/** A route that may manage endpoints. */
export const granted = (sessionKey: string, more: Partial<RouteConfig> = {}): RouteConfig => ({
  sessionKey,
  secret: SECRET,
  grants: ["endpoints"],
  limits: RAISED,
  ...more,
});

/** Two routes of one session, and one of another. */
const SESSIONS: Routes = {
  zapier: granted("agent:main:main"),
  twin: granted("agent:main:main"),
  other: granted("agent:main:other"),
};

/** Receivers of tests are on loopback. */
export const LOCAL: NonNullable<GatewayConfig["taskflow"]["endpoints"]> = {
  allowHttp: true,
  allowPrivateNetworks: ["127.0.0.0/8"],
};

export function endpointGateway({ taskflow, ...options }: TestGatewayOptions = {}): Promise<TestGateway> {
  const endpoints = { ...LOCAL, ...taskflow?.endpoints };
  return gatewayForTest({ routes: SESSIONS, ...options, taskflow: { ...taskflow, endpoints } });
}

export const PUBLIC = "https://hooks.example/taskflow";

export async function create(gateway: TestGateway, fields: object = {}, route = "zapier") {
  const { body } = await gateway.call({ action: "create_endpoint", url: PUBLIC, ...fields }, route);
  return body.result;
}

export async function idsOf(gateway: TestGateway, route = "zapier"): Promise<string[]> {
  const { body } = await gateway.call({ action: "list_endpoints" }, route);
  return body.result.endpoints.map(({ endpointId }) => endpointId);
}
