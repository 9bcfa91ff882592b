import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { OperatorHost } from "../../port/operator.ts";
import { createServer } from "../../shared/node-http.ts";
import { AdminError, type ErrorCode, PROTOCOL_VERSION } from "../protocol.ts";
import { socketPath } from "../socket-path.ts";
import { prepareFolder, SocketProblem } from "./control-folder.ts";
import { CHANGES, perform } from "./operations.ts";
import { readInput } from "./read-request.ts";
import type { About } from "./status.ts";

/** A command is a short request from the same machine. */
const LIMITS = {
  maxHeaderSize: 8 * 1024,
  headersTimeout: 5_000,
  requestTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  keepAlive: false,
  keepAliveTimeout: 1_000,
} as const;
/** More than the commands of one person, or of a script that runs them side by side. */
const MAX_CONNECTIONS = 16;

const STATUS: Record<ErrorCode, number> = {
  invalid: 400,
  not_found: 404,
  refused: 409,
  too_large: 413,
  unknown_operation: 404,
  unknown_version: 404,
  unavailable: 409,
  failed: 500,
};

interface AdminLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface AdminOptions {
  stateDir: string;
  host: OperatorHost;
  about: About;
  logger: AdminLogger;
}

export interface AdminListener {
  /** Removes the socket. */
  close(): void;
}

/**
 * Listens at a Unix socket that its owner alone can reach. Resolves to undefined, with a warning in the log, where that
 * cannot be: a gateway serves its routes all the same.
 */
export async function startAdmin({ stateDir, host, about, logger }: AdminOptions): Promise<AdminListener | undefined> {
  const path = socketPath(stateDir);
  const server = createServer(LIMITS, (req, res) => void answer(req, res, { host, about, logger }));
  server.maxConnections = MAX_CONNECTIONS;
  try {
    await prepareFolder(path);
    await listenPrivately(server, path);
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    const reason = error instanceof SocketProblem ? message : `${path} cannot be created (${code ?? message}).`;
    logger.warn({}, `No admin socket, so that commands such as status do not work here: ${reason}`);
    return undefined;
  }
  server.on("error", (err) => logger.error({ err }, "The admin socket failed."));
  return {
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The socket is bound before `listen` returns; no other file is created meanwhile. */
function listenPrivately(server: Server, path: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject);
  const umask = process.umask(0o077);
  try {
    server.listen(path, () => {
      server.off("error", reject);
      resolve();
    });
  } finally {
    process.umask(umask);
  }
  return promise;
}

type Parts = Pick<AdminOptions, "host" | "about" | "logger">;

async function answer(req: IncomingMessage, res: ServerResponse, { host, about, logger }: Parts): Promise<void> {
  try {
    const operation = operationOf(req, about.version);
    const input = await readInput(req);
    const result = await perform(host, about, operation, input);
    const { id, level } = input as { id?: unknown; level?: unknown };
    if (CHANGES.has(operation) || level !== undefined)
      logger.info({ operation, id, level }, "An operator's command was performed.");
    send(res, 200, { result });
  } catch (error) {
    // The command was stopped before its request had arrived.
    if ((error as NodeJS.ErrnoException).code === "ECONNRESET") return;
    // Nothing is thrown here that holds a secret, but only what was meant for the operator is sent.
    const known = error instanceof AdminError ? error : failure(error);
    if (!(error instanceof AdminError)) logger.error({ err: error }, "An operator's command failed.");
    send(res, STATUS[known.code], { error: { code: known.code, message: known.message } });
  }
}

function operationOf({ method, url = "" }: IncomingMessage, version: string): string {
  const [, asked, operation = ""] = /^\/v(\d{1,6})\/([a-z.-]{1,60})$/.exec(url) ?? [];
  if (asked !== undefined && Number(asked) !== PROTOCOL_VERSION)
    throw new AdminError(
      "unknown_version",
      `The gateway has version ${version} and speaks version ${PROTOCOL_VERSION} of the admin protocol, not ${asked}. Use the command of the same version.`,
    );
  if (asked === undefined || method !== "POST")
    throw new AdminError("unknown_operation", `Send POST /v${PROTOCOL_VERSION}/<operation>.`);
  return operation;
}

function failure(error: unknown): AdminError {
  // The store's own words, without what caused it.
  const message = error instanceof Error && error.name === "PersistError" ? error.message : "The log has the reason.";
  return new AdminError("failed", `The command failed. ${message}`);
}

function send(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { "content-type": "application/json", connection: "close" }).end(JSON.stringify(body));
}
