import type { IncomingMessage, ServerResponse } from "node:http";
import type { BoundTaskFlow } from "./bound-task-flow.ts";

/** The slice of its host that the plugin uses. Our own gateway offers it, and an adapter over OpenClaw's plugin api. */
export interface PluginHost {
  /** `plugins.entries.webhooks.config` as it stands in the configuration. */
  readonly pluginConfig: unknown;
  /** The secrets of a route; a promise where the host has yet to find them. */
  routeSecrets(routeId: string): RouteSecrets | Promise<RouteSecrets>;
  readonly logger: Logger;
  /** The time in milliseconds since the epoch; after a jump of the clock, the later of the two that it may be. */
  readonly now: () => number;
  /** The same, but after a jump it goes on as before for a while. Absent: the host knows of no jumps. */
  readonly steadyNow?: (() => number) | undefined;
  /** How the client's address is found behind proxies. */
  readonly clientAddress: ClientAddressRules;
  /** Counts the requests of all processes that serve these routes; absent: each counts its own. */
  readonly permits?: PermitPool | undefined;
  /** Bounds the memory of large responses; absent: the host does not. */
  readonly largeResponses?: LargeResponses | undefined;
  registerHttpRoute(route: HttpRoute): void;
  /** The flows of one session, which a route changes: the authority of the route. */
  bindSession(sessionKey: string, routeId: string): BoundTaskFlow;
}

export interface LargeResponses {
  /**
   * Waits for a place to make a large response, and resolves to a function that gives it back, when the response has been
   * written. Rejects when clients leave too many unread.
   */
  enter(): Promise<() => void>;
}

/** Permits to answer requests, from rate windows that several processes share. */
export interface PermitPool {
  /**
   * Takes up to `wanted` permits from the window of `key`, of which there are `limit` in `windowMs` milliseconds. A window
   * begins with the first draw after the last one's end. Rejects when the pool cannot be reached.
   */
  draw(request: PermitRequest): Promise<Permits>;
}

export interface PermitRequest {
  key: string;
  wanted: number;
  limit: number;
  windowMs: number;
}

export interface Permits {
  granted: number;
  /** Permits that are left in this window. */
  left: number;
  /** Tells one window of a key from the next: a later one has a greater number. */
  window: number;
  endsInMs: number;
}

export interface RouteSecrets {
  /** Those that were found, the current one first; each of them is accepted. */
  values: readonly string[];
  /** For each of the others, why not. A reason never holds a part of a secret. */
  missing: readonly string[];
  /** What is wrong with those that were found, such as "its secret is shorter than 16 characters". */
  doubts?: readonly string[] | undefined;
}

export interface HttpRoute {
  routeId: string;
  /** The exact path, normalised: leading slash, no trailing slash. A request with a trailing slash matches too. */
  path: string;
  /**
   * Answers the request; resolves to false when it leaves it to the host, as if there were no such route. A host that
   * follows its requests passes a `context`.
   */
  handler: (req: IncomingMessage, res: ServerResponse, context?: RequestContext) => Promise<boolean>;
}

/** Context of a request and its response: facts from the host, and facts that the plugin adds. */
export interface RequestContext {
  /** Identifies the request in the log and in its response. */
  readonly requestId: string;
  /** The action, as soon as it is known. */
  action?: string;
  /** The `code` of the answer; undefined where there is none. */
  code?: string | undefined;
  /** What the request counts for: an IPv4 address, or an IPv6 /64. */
  network?: string;
  /** Header fields that its answer has beside those of every answer. */
  fields?: Record<string, string>;
  /** Set by the plugin. The host calls it once, when the answer has been sent or its connection has closed. */
  onEnd?: () => void;
  /** Milliseconds of its duration during which it waited for events or tasks. */
  waitedMs?: number;
  /** The answer goes on until one side closes the connection: that is no failure. */
  isStream?: boolean;
  /** Does the work of the action, where the host follows that. */
  follow?<Outcome extends object>(work: () => Promise<Outcome>): Promise<Outcome>;
}

/** `fields` never hold a secret or a flow's state. */
export interface Logger {
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}

export interface ClientAddressRules {
  /** Addresses or CIDR blocks whose forwarding headers are believed. */
  trustedProxies: readonly string[];
  /** Believe `x-real-ip` of a trusted proxy where `x-forwarded-for` says nothing. */
  allowRealIpFallback: boolean;
}
