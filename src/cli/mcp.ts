import { type Log, openLog } from "../gateway/log.ts";
import { LogSampler } from "../gateway/log-sampler.ts";
import { shortened } from "../gateway/shortened.ts";
import { printable } from "../shared/printable.ts";
import { MCP } from "./command-table.ts";
import { connect } from "./connection.ts";
import { commandHelp } from "./help.ts";
import { logLevelOf } from "./log-level.ts";
import { httpOptions, parseMcpOptions } from "./mcp-options.ts";
import { onStop } from "./signals.ts";
import { UsageError } from "./usage-error.ts";

export async function mcp(args: string[]): Promise<void> {
  const options = parseMcpOptions(args);
  if (options.help) return void process.stdout.write(commandHelp(MCP));
  const { url: route, client } = connect(options, process.env);
  const http = httpOptions(options, process.env);
  const log = await openLog(logLevelOf(process.env));
  const { logger } = log;
  const sampler = new LogSampler(logger);
  const onerror = (error: Error) =>
    sampler.log("warn", {}, { err: shortened(printable(error.message)) }, "A message could not be handled.");
  // Not loaded for what was wrong so far: it comes with the libraries of the protocol.
  const { mcpOf } = await import("../mcp/index.ts");
  const server = mcpOf(client);
  if (!http) return endOn(log, server.overStandardStreams(onerror));
  const endpoint = await server.overHttp({ ...http, onerror }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      `Cannot listen on ${http.host}, port ${http.port} (${error.code}). Choose another with --http.`,
    );
  });
  endOn(log, endpoint);
  logger.info({ url: endpoint.url, route }, "The MCP server is ready.");
}

/** A signal ends it in order, over HTTP when the calls in flight are answered. */
function endOn({ logger, close }: Log, server: { close(): Promise<void> }): void {
  onStop((signal) => {
    logger.debug({ signal }, "Stopping.");
    void server.close().then(close);
  });
}
