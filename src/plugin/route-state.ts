import type { PluginHost } from "../port/plugin-api.ts";
import { InFlightLimit, unverifiedLimits } from "./admission.ts";
import type { RouteSettings } from "./config.ts";
import { type RateLimit, rateLimitOf } from "./rate-limit.ts";

/** Counters that a route keeps about its senders. */
export interface RouteState {
  /** Of requests with a credential, right or wrong, so that guessing is limited. */
  rate: RateLimit;
  /** Of requests without one: anybody can send them, and must not use up the window of a sender at the same address. */
  anonymousRate: RateLimit;
  inFlight: InFlightLimit;
  /** Requests whose signature cannot be checked yet, since their bodies are still arriving. */
  unverified: InFlightLimit;
}

/** Settings that must not change for counters to survive a reload: path, limits and authentication. */
export type RouteStates = ReadonlyMap<string, RouteState>;

export function stateKey({ path, limits, auth }: RouteSettings): string {
  return JSON.stringify([path, limits, auth]);
}

export function newState(route: RouteSettings, host: Pick<PluginHost, "permits">): RouteState {
  const { path, limits } = route;
  return {
    rate: rateLimitOf(path, limits, host),
    anonymousRate: rateLimitOf(`${path}\nanonymous`, limits, host),
    inFlight: new InFlightLimit(limits.maxInFlight),
    unverified: new InFlightLimit(unverifiedLimits(limits).maxInFlight, "signed bodies are still arriving"),
  };
}
