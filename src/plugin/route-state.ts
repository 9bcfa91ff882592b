import type { PluginHost } from "../port/plugin-api.ts";
import { InFlightLimit, unverifiedLimits } from "./admission.ts";
import type { RouteSettings } from "./config.ts";
import { type RateLimit, rateLimitOf } from "./rate-limit.ts";
import { WaitingRequests } from "./waiting-requests.ts";

/** What a route knows of its senders. */
export interface RouteState extends Counters {
  routeId: string;
  /** Requests that wait for events. They stay with the ID of the route, whatever else changes. */
  waiting: WaitingRequests;
}

/** Counters that a route keeps about its senders. */
interface Counters {
  /** Of requests with a credential, right or wrong, so that guessing is limited. */
  rate: RateLimit;
  /** Of requests without one: anybody can send them, and must not use up the window of a sender at the same address. */
  anonymousRate: RateLimit;
  inFlight: InFlightLimit;
  /** Requests whose signature cannot be checked yet, since their bodies are still arriving. */
  unverified: InFlightLimit;
}

/** By what must not change for counters to survive a reload: path, limits and authentication. */
export type RouteStates = ReadonlyMap<string, RouteState>;

/** Returns the key of a route's state, and the state: what there was before, as far as it still counts. */
export function nextState(
  route: RouteSettings,
  before: RouteStates,
  host: Pick<PluginHost, "permits">,
): [key: string, state: RouteState] {
  const { routeId, limits } = route;
  const key = stateKey(route);
  const waiting = [...before.values()].find((state) => state.routeId === routeId)?.waiting ?? new WaitingRequests();
  waiting.limit = limits.maxWaiting;
  return [key, { ...(before.get(key) ?? newCounters(route, host)), routeId, waiting }];
}

function stateKey({ path, limits, auth }: RouteSettings): string {
  return JSON.stringify([path, { ...limits, maxWaiting: undefined }, auth]);
}

function newCounters(route: RouteSettings, host: Pick<PluginHost, "permits">): Counters {
  const { path, limits } = route;
  return {
    rate: rateLimitOf(path, limits, host),
    anonymousRate: rateLimitOf(`${path}\nanonymous`, limits, host),
    inFlight: new InFlightLimit(limits.maxInFlight),
    unverified: new InFlightLimit(unverifiedLimits(limits).maxInFlight, "signed bodies are still arriving"),
  };
}
