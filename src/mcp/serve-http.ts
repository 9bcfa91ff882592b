import { type NodeIncomingMessageLike, toNodeHandler } from "@modelcontextprotocol/node";
import { createMcpHandler, type McpServerFactory } from "@modelcontextprotocol/server";
import { GatewayResponse } from "../gateway/connections/gateway-response.ts";
import { PendingResponses } from "../gateway/connections/pending-responses.ts";
import { drain } from "../gateway/drain.ts";
import { listen } from "../gateway/listen.ts";
import { createServer } from "../shared/node-http.ts";
import { type AccessRules, createAccessCheck } from "./access-check.ts";

export interface HttpOptions extends AccessRules {
  host: string;
  /** 0 takes any free one. */
  port: number;
  onerror: (error: Error) => void;
}

export interface HttpEndpoint {
  /** Where clients send their messages. */
  url: string;
  /** Calls in flight are answered first. */
  close(): Promise<void>;
}

const PATH = "/mcp";

const LIMITS = {
  maxHeaderSize: 16 * 1024,
  /** A sender that is slower than this, in milliseconds, with its headers or with its whole message, is cut off. */
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1_000,
};

/** More than the 256 KiB that a route takes unless it is configured otherwise. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Streamable HTTP without sessions: a call is complete in itself, the gateway keeps what lasts, and the server has nothing
 * to say unasked. So a restart loses nothing, replicas need no sticky clients, and nobody can fill a table of sessions.
 */
export async function serveHttp(
  factory: McpServerFactory,
  { host, port, onerror, ...rules }: HttpOptions,
): Promise<HttpEndpoint> {
  const pending = new PendingResponses<GatewayResponse>();
  // Nothing here changes by itself, so no client needs an open connection to hear of changes.
  const mcp = createMcpHandler(factory, { onerror, maxRequestBodySize: MAX_BODY_BYTES, maxSubscriptions: 0 });
  const answer = toNodeHandler(mcp, { onerror, maxRequestBodySize: MAX_BODY_BYTES });
  const isAllowed = createAccessCheck(rules, PATH);
  const options = { ...LIMITS, requireHostHeader: false, ServerResponse: GatewayResponse };
  const server = createServer(options, (req, res) => {
    res.track(pending);
    if (isAllowed(req, res)) void answer(req as NodeIncomingMessageLike, res);
  });
  const url = await listen(server, { host, port });
  return {
    url: `${url}${PATH}`,
    close: async () => {
      await drain(server, pending, { graceMs: 0 });
      await mcp.close();
    },
  };
}
