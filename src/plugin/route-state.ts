import { ACTION_GRANTS, type ActionName } from "../../generated/actions.ts";
import type { PluginHost } from "../port/plugin-api.ts";
import { InFlightLimit, unverifiedPlaces } from "./admission.ts";
import type { RouteSettings } from "./config.ts";
import { type RateLimit, rateLimitOf } from "./rate-limit.ts";
import { WaitingRequests } from "./waiting-requests.ts";

/** What a route knows of its senders. */
export interface RouteState extends Counters {
  routeId: string;
  /** Requests that wait for events or tasks. They stay with the ID of the route, whatever else changes. */
  waiting: WaitingRequests;
}

/** Counters that a route keeps about its senders. Those of workers are separate, and larger. */
interface Counters extends Lane {
  /** Of requests without a credential: anybody can send them, and must not use up the window of a sender at the same address. */
  anonymousRate: RateLimit;
  workers: Lane;
}

/** Where requests of one kind are counted. */
export interface Lane {
  /** Of requests with a credential, right or wrong, so that guessing is limited. */
  rate: RateLimit;
  inFlight: InFlightLimit;
  /** Requests whose signature cannot be checked yet, since their bodies are still arriving. */
  unverified: InFlightLimit;
}

/**
 * Where a request counts. At the route's own path its action is not known yet: on a route for workers it is taken for a
 * worker's until then.
 */
export function laneOf({ grants }: RouteSettings, state: RouteState, action: ActionName | undefined): Lane {
  if (!grants.has("worker")) return state;
  return action === undefined || ACTION_GRANTS[action] === "worker" ? state.workers : state;
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
  const senders = { limit: limits.requestsPerMinute, name: "route" };
  const workers = { limit: limits.workerRequestsPerMinute, name: "workers" };
  return {
    rate: rateLimitOf(path, senders, host),
    anonymousRate: rateLimitOf(`${path}\nanonymous`, senders, host),
    ...placesOf(limits.maxInFlight, "requests are in flight"),
    workers: {
      rate: rateLimitOf(`${path}\nworkers`, workers, host),
      ...placesOf(limits.maxWorkerInFlight, "requests of workers are in flight"),
    },
  };
}

function placesOf(limit: number, counted: string): Pick<Lane, "inFlight" | "unverified"> {
  return {
    inFlight: new InFlightLimit(limit, counted),
    unverified: new InFlightLimit(unverifiedPlaces(limit), "signed bodies are still arriving"),
  };
}
