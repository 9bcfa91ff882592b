import type { McpServerFactory } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";

/**
 * Messages on standard input and output, a line each. Ends when standard input does, as the protocol wants; then nothing
 * holds the process any more. Whatever would be printed goes to standard error, so that no library can break the stream.
 */
export function serveStandardStreams(factory: McpServerFactory, onerror: (error: Error) => void) {
  for (const method of ["log", "info", "debug"] as const) console[method] = console.error;
  return serveStdio(factory, { onerror });
}
