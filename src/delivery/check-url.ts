import { type BlockList, isIP } from "node:net";
import type { DeliveryErrorClass } from "../port/endpoints.ts";

/** Which URLs may be called. */
export interface UrlRules {
  forbidden: BlockList;
  allowHttp: boolean;
}

interface UrlProblem {
  error: DeliveryErrorClass;
  /** A sentence. It holds the host alone: the rest of a URL may be a secret. */
  reason: string;
}

const MAX_URL_LENGTH = 2_048;
/** Names of the machine itself, with or without a dot at the end. */
const LOCALHOST = /^(?:.+\.)?localhost(?:\.localdomain)?\.?$|^ip6-(?:localhost|loopback)\.?$/;
const LOOPBACK = ["127.0.0.1", "::1"];
const OPEN_IT = "The operator can allow it in taskflow.endpoints.allowPrivateNetworks.";

/**
 * Returns why a URL cannot be an endpoint's, or undefined. What a name resolves to is checked when the connection is made:
 * it may be another address each time.
 */
export function checkUrl(url: string, rules: UrlRules): string | undefined {
  return urlProblem(url, rules)?.reason;
}

export function urlProblem(url: string, { forbidden, allowHttp }: UrlRules): UrlProblem | undefined {
  const target = parseUrl(url);
  if (typeof target === "string") return { error: "protocol", reason: target };
  if (target.protocol === "http:" && !allowHttp)
    return {
      error: "forbidden_scheme",
      reason: "The URL must start with https://. The operator can allow http in taskflow.endpoints.allowHttp.",
    };
  // The parser has brought each spelling of an address (0x7f.1, 2130706433, full-width digits) into one form.
  const host = target.hostname.replace(/^\[(.*)\]$/, "$1");
  if (isForbidden(host, forbidden))
    return { error: "forbidden_address", reason: `The address ${host} is not public. ${OPEN_IT}` };
  if (LOCALHOST.test(host) && LOOPBACK.every((address) => isForbidden(address, forbidden)))
    return { error: "forbidden_address", reason: `The host ${host} is the gateway's own machine. ${OPEN_IT}` };
  return undefined;
}

function isForbidden(host: string, forbidden: BlockList): boolean {
  const version = isIP(host);
  return version !== 0 && forbidden.check(host, version === 4 ? "ipv4" : "ipv6");
}

/** Returns the URL, or a sentence that says what is wrong with its form. */
function parseUrl(url: string): URL | string {
  if (url.length > MAX_URL_LENGTH) return `The URL is longer than ${MAX_URL_LENGTH} characters.`;
  // The parser drops them, so that the URL would not be the one that was sent.
  if (/[\s\p{Cc}]/u.test(url)) return "The URL must not contain blanks or control characters.";
  if (!URL.canParse(url)) return "The URL cannot be read. It must be like https://hooks.example.com/taskflow.";
  const target = new URL(url);
  if (target.protocol !== "https:" && target.protocol !== "http:") return "The URL must start with https://.";
  if (target.username !== "" || target.password !== "" || /^[^/?#]*\/\/[^/?#\\]*@/.test(url))
    return "The URL must not contain a user name or a password.";
  if (url.includes("#")) return "The URL must not contain a fragment (#).";
  if (target.port === "0") return "The URL must not name port 0.";
  return target;
}
