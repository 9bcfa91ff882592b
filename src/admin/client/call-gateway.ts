import { request } from "../../shared/node-http.ts";
import { AdminError, type ErrorCode, type OperationName, type Operations, PROTOCOL_VERSION } from "../protocol.ts";
import { refusalOfPath, socketPath } from "../socket-path.ts";

/** A busy gateway answers in milliseconds; a search through all sessions takes longer. */
const TIMEOUT_MS = 30_000;
/** More than any answer has. */
const MAX_BYTES = 64 * 1024 * 1024;

export interface Place {
  stateDir: string;
  /** Milliseconds without a sign of the gateway. */
  timeoutMs?: number | undefined;
}

/** Asks the gateway that runs on a state directory. Rejects with `AdminError`. */
export async function callGateway<Name extends OperationName>(
  { stateDir, timeoutMs = TIMEOUT_MS }: Place,
  operation: Name,
  input: Operations[Name]["input"],
): Promise<Operations[Name]["result"]> {
  const path = socketPath(stateDir);
  const refusal = refusalOfPath(path);
  if (refusal !== undefined) throw new AdminError("unavailable", refusal);
  const text = await post({ path, operation, timeoutMs }, JSON.stringify(input)).catch((error: unknown) => {
    throw explained(error, { stateDir, path, timeoutMs });
  });
  const { result, error } = parse(text, path);
  if (error) throw new AdminError(error.code, error.message);
  return result as Operations[Name]["result"];
}

interface Answer {
  result?: unknown;
  error?: { code: ErrorCode; message: string };
}

function parse(text: string, path: string): Answer {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer === "object" && answer !== null && ("result" in answer || "error" in answer))
      return answer as Answer;
  } catch {}
  throw new AdminError("unavailable", `What listens at ${path} is no gateway: its response was not understood.`);
}

function post(
  { path, operation, timeoutMs }: { path: string; operation: string; timeoutMs: number },
  body: string,
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
  const url = `/v${PROTOCOL_VERSION}/${operation}`;
  const req = request({ socketPath: path, path: url, method: "POST", headers, agent: false }, (res) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    res.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MAX_BYTES) req.destroy(new Error("the response is too long"));
      chunks.push(chunk);
    });
    res.on("end", () => resolve(Buffer.concat(chunks).toString()));
    res.on("error", reject);
  });
  req.setTimeout(timeoutMs, () => req.destroy(new TimeoutError()));
  req.on("error", reject);
  req.end(body);
  return promise;
}

class TimeoutError extends Error {}

function explained(
  error: unknown,
  { stateDir, path, timeoutMs }: { stateDir: string; path: string; timeoutMs: number },
): AdminError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof TimeoutError)
    return new AdminError(
      "unavailable",
      `The gateway at ${path} did not answer within ${timeoutMs / 1000} seconds. It is busy or stopped. A change may or may not have been applied.`,
    );
  if (code === "ENOENT" || code === "ECONNREFUSED" || code === "ENOTDIR")
    return new AdminError(
      "unavailable",
      `No gateway runs with the state directory ${stateDir}. Start it, name its directory with --state-dir, or a PostgreSQL database with --store.`,
    );
  if (code === "EACCES")
    return new AdminError(
      "unavailable",
      `${path} belongs to another user. Run the command as the user of the gateway.`,
    );
  return new AdminError("unavailable", `The gateway at ${path} did not answer (${code ?? message}).`);
}
