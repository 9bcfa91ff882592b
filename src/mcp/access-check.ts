import { hash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { hostHeaderValidation, originValidation } from "@modelcontextprotocol/node";
import { equalsOneOf } from "../plugin/authenticate.ts";

/** Rules for who may call the MCP endpoint. */
export interface AccessRules {
  /** The names by which clients and web pages may call this server, without ports; an IPv6 address in brackets. */
  hostnames: string[];
  /** Token that clients send as `Authorization: Bearer`. Without a token, every program on this machine has access. */
  token: string | undefined;
}

/**
 * Creates a check of the headers, before the body is read. The check answers requests that it refuses.
 *
 * A web page can make its own name resolve to 127.0.0.1 (DNS rebinding), and then its visitors' browsers reach this server
 * as if it were the page's own. Their requests name the page in `Host` and `Origin`.
 */
export function createAccessCheck({ hostnames, token }: AccessRules, path: string) {
  const hostFits = hostHeaderValidation(hostnames);
  const originFits = originValidation(hostnames);
  const expected = token === undefined ? undefined : [digest(token)];
  return (req: IncomingMessage, res: ServerResponse): boolean => {
    // The rest of a body that nobody reads would be taken for the next request.
    res.setHeader("connection", "close");
    if (!hostFits(req, res) || !originFits(req, res)) return false;
    if (req.url?.split("?", 1)[0] !== path)
      return refuse(res, 404, `There is nothing here. The MCP server is at ${path}.`);
    if (expected && !equalsOneOf(digest(bearerOf(req)), expected)) {
      res.setHeader("www-authenticate", 'Bearer realm="taskflow-webhooks mcp"');
      return refuse(res, 401, "The token is missing or wrong: send it as Authorization: Bearer.");
    }
    res.removeHeader("connection");
    return true;
  };
}

function bearerOf(req: IncomingMessage): string {
  return /^bearer +(.+)$/i.exec(req.headers.authorization ?? "")?.[1] ?? "";
}

/** Digests have one length, so that the time of a comparison reveals nothing about the token. */
function digest(text: string): Buffer {
  return hash("sha256", text, "buffer");
}

/** In the form of JSON-RPC, as the other two refuse. */
function refuse(res: ServerResponse, status: number, message: string): false {
  res.writeHead(status, { "content-type": "application/json" });
  res.end(JSON.stringify({ jsonrpc: "2.0", error: { code: -32_000, message }, id: null }));
  return false;
}
