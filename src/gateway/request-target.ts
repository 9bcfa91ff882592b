import type { IncomingMessage } from "node:http";
import { normalisePath } from "../plugin/config.ts";
import { invalidRequest, type Problem } from "../plugin/problem.ts";
import { hostOf } from "./host-header.ts";

/** A request target in absolute form (RFC 9112, section 3.2.2). */
const ABSOLUTE = /^https?:\/\/([^/?#]*)([^?#]*)/i;

/** The path that a request names, as it was sent, without the query. */
export function rawPathOf({ url = "/" }: IncomingMessage): string {
  const [, , path] = url.startsWith("/") ? [] : (ABSOLUTE.exec(url) ?? []);
  return (path ?? url.split("?", 1)[0]) || "/";
}

/** The path that routes and documents are found by, without slashes at its end. */
export function pathOf(req: IncomingMessage): string {
  const path = rawPathOf(req);
  return path.length > 1 && path.endsWith("/") ? normalisePath(path) : path;
}

/**
 * The path of the route that a request names: percent-encoded characters stand for themselves (RFC 3986, section 6.2.2.2).
 * FastMCP sends `.` as `%2E`, and every client sends `ü` as `%C3%BC`. A path that reaches no route stays as it was sent:
 * it is logged.
 */
export function routePathOf(path: string, routes: ReadonlyMap<string, unknown>): string {
  if (!path.includes("%")) return path;
  const decoded = decodedPath(path);
  return routes.has(decoded) ? decoded : path;
}

function decodedPath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** The host that a request names, with its port; that of the target wins over the header. Undefined only in HTTP/1.0. */
export function authorityOf({ url = "/", headers }: IncomingMessage): string | undefined {
  return ABSOLUTE.exec(url)?.[1] ?? headers.host;
}

/**
 * Throws a `Problem` when there is not the one valid Host header that a request must have (RFC 9112, section 3.2), or the
 * host of its target is malformed. Of a request with two a proxy may read one and the gateway the other: Node keeps the
 * first in `headers`.
 */
export function requireHost(req: IncomingMessage): void {
  const { rawHeaders, httpVersion, headers } = req;
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) if (isHost(rawHeaders[index] ?? "")) hosts += 1;
  if (hosts === 0 ? httpVersion === "1.1" : hosts > 1)
    throw refuse(hosts === 0 ? "must come with a Host header" : `must come with one Host header, not with ${hosts}`);
  if (hosts === 1 && !isValid(headers.host ?? "")) throw refuse(`must have as Host ${GRAMMAR}`);
  if (req.url?.startsWith("/")) return;
  const authority = authorityOf(req);
  if (authority !== undefined && !isValid(authority))
    throw invalidRequest([{ pointer: "", message: `must have in its target ${GRAMMAR}` }]);
}

/** Nearly all requests have the same. */
let lastValid = "localhost";

function isValid(authority: string): boolean {
  if (authority === lastValid) return true;
  if (hostOf(authority) === undefined) return false;
  lastValid = authority;
  return true;
}

const GRAMMAR =
  "a host name, an IPv4 address or an IPv6 address in brackets, with a port or without one, and nothing else";

function refuse(message: string): Problem {
  return invalidRequest([{ pointer: "", header: "Host", message }]);
}

function isHost(name: string): boolean {
  return name.length === 4 && (name === "host" || name.toLowerCase() === "host");
}
