import { positive, text, texts } from "./schema-parts.ts";

const port = { type: "integer", minimum: 0, maximum: 65535 } as const;

/** Not a union, so that a problem in a listener is reported at its place. */
const metrics = {
  description:
    "Where `/metrics` is served. `false`: nowhere. Default: beside the routes, if they are on loopback and no proxy is trusted.",
  if: { type: "boolean", enum: [false] },
  else: {
    type: "object",
    additionalProperties: false,
    required: ["port"],
    properties: {
      port: { ...port, description: "Port of a separate listener for `/metrics`." },
      bind: {
        ...text,
        default: "loopback",
        description: "Address of that listener: `loopback`, `lan` or an IP address.",
      },
    },
  },
} as const;

/** A name without a scheme and a port; an address is always known. */
const host = { type: "string", pattern: "^[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*\\.?$" } as const;

const limits = {
  type: "object",
  additionalProperties: false,
  properties: {
    connections: { ...positive, default: 10_000, description: "Open connections. Further ones are closed." },
    connectionsPerNetwork: {
      ...positive,
      default: 2_000,
      description: "Open connections per IPv4 address or IPv6 /64. Trusted proxies have no such limit.",
    },
    unsentBytes: {
      ...positive,
      default: 67_108_864,
      description:
        "Bytes of responses that clients have not read yet; documentation and metrics may take a quarter. Beyond it requests get 429.",
    },
  },
} as const;

/** `gateway` belongs to OpenClaw: only the keys that are read here are checked, and others are left alone. */
export const gatewaySchema = {
  type: "object",
  description: "The listener.",
  properties: {
    port: { ...port, default: 18_789, description: "Port of the routes. 0 takes any free port." },
    bind: {
      ...text,
      default: "loopback",
      description: "`loopback`, `lan` for all addresses, `custom` with `customBindHost`, or an IP address.",
    },
    customBindHost: { ...text, description: 'The IP address for `bind: "custom"`.' },
    trustedProxies: {
      ...texts,
      description:
        "Addresses or CIDR blocks of proxies whose `X-Forwarded-For` is believed, from the right. Default: none.",
    },
    allowRealIpFallback: {
      type: "boolean",
      default: false,
      description: "Whether `X-Real-IP` of these proxies is believed too.",
    },
    hosts: {
      type: "array",
      items: host,
      description: "Host names under which documentation and metrics are shown on loopback. Default: none.",
    },
    limits,
    docs: {
      type: "boolean",
      default: true,
      description: "Whether `/docs` and the documents of the contract are served.",
    },
    cors: {
      type: "object",
      additionalProperties: false,
      required: ["origins"],
      // As browsers send it (RFC 6454, section 6.2): no path, no slash at the end.
      properties: {
        origins: {
          type: "array",
          items: { type: "string", pattern: "^(?:\\*|[a-z][a-z0-9+.-]*://[^/\\s]+)$" },
          description:
            "Origins whose pages may call the routes from a browser, such as `https://console.example.com`. Default: none.",
        },
      },
    },
    metrics,
    tls: {
      type: "object",
      description: "HTTPS with TLS 1.2 and newer. Default: HTTP.",
      properties: {
        cert: { ...text, description: "Path of the certificate, in PEM." },
        key: { ...text, description: "Path of its key, in PEM." },
        enabled: { type: "boolean", description: "OpenClaw's switch. Default: true if `cert` or `key` is set." },
        certPath: { ...text, description: "OpenClaw's name for `cert`." },
        keyPath: { ...text, description: "OpenClaw's name for `key`." },
      },
    },
  },
} as const;
