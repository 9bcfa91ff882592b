import { isIPv6 } from "node:net";

/**
 * `Host` is a host with a port or without one (RFC 9110, section 7.2), in the grammar of RFC 3986, section 3.2.2: an IPv6
 * address in brackets (no later version has addresses), or a name of unreserved characters, escapes and sub-delimiters,
 * which may not be empty in HTTP.
 */
const AUTHORITY = /^(?:\[([\da-f:.]+)\]|((?:[\w.~!$&'()*+,;=-]|%[\da-f]{2})+))(?::\d*)?$/i;

/** Returns the host of an authority in lower case, without brackets and port; undefined where it is malformed. */
export function hostOf(authority: string): string | undefined {
  const [, address, name] = AUTHORITY.exec(authority) ?? [];
  if (address !== undefined && !isIPv6(address)) return undefined;
  return (address ?? name)?.toLowerCase();
}
