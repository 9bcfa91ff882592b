import { isIP } from "node:net";

const NAMED: Record<string, string> = { loopback: "127.0.0.1", lan: "0.0.0.0" };

/** The address to listen on; undefined when there is no such address. */
export function bindAddress(bind: string): string | undefined {
  const host = NAMED[bind] ?? bind;
  return isIP(host) === 0 ? undefined : host;
}
