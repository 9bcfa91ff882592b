import { join } from "node:path";
import { CONTROL_FOLDER, SOCKET_FILE } from "./protocol.ts";

/** Longest path of a Unix socket on Linux, in bytes: `sun_path` has 108 with the NUL at its end. */
const MAX_BYTES = 107;

export function socketPath(stateDir: string): string {
  return join(stateDir, CONTROL_FOLDER, SOCKET_FILE);
}

/** Why a path cannot be that of a socket, as a sentence, or undefined. Node would cut it off. */
export function refusalOfPath(path: string): string | undefined {
  const bytes = Buffer.byteLength(path);
  if (bytes <= MAX_BYTES) return undefined;
  return `The path of the admin socket, ${path}, has ${bytes} bytes; a Unix socket has at most ${MAX_BYTES}. Choose a state directory with a shorter path.`;
}
