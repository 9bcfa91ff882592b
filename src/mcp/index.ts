import type { TaskFlowClient } from "../../sdk/src/index.ts";
import type { ToolClient } from "./call-tool.ts";
import { createServer } from "./create-server.ts";
import { type HttpEndpoint, type HttpOptions, serveHttp } from "./serve-http.ts";
import { serveStandardStreams } from "./serve-standard-streams.ts";

/** All of the MCP server, which the build makes one file with its libraries. */
export interface Mcp {
  /** Serves whoever started the process. */
  overStandardStreams(onerror: (error: Error) => void): { close(): Promise<void> };
  /** Serves whoever may come by HTTP. */
  overHttp(options: HttpOptions): Promise<HttpEndpoint>;
}

/** One client for all servers: it remembers whether its gateway keeps idempotency keys. */
export function mcpOf(client: TaskFlowClient): Mcp {
  const factory = () => createServer(client as unknown as ToolClient);
  return {
    overStandardStreams: (onerror) => serveStandardStreams(factory, onerror),
    overHttp: (options) => serveHttp(factory, options),
  };
}
