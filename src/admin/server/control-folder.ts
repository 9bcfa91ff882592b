import { chmodSync, lstatSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { dirname } from "node:path";
import { makeDirectory } from "../../shared/make-directory.ts";
import { refusalOfPath } from "../socket-path.ts";

/** Why there is no admin socket; the gateway goes on without. */
export class SocketProblem extends Error {}

/** Milliseconds that another process has to take a connection. */
const PROBE_MS = 1_000;

/** Makes the folder of the socket, for its owner alone, and takes away what a dead process has left in it. */
export async function prepareFolder(path: string): Promise<void> {
  const refusal = refusalOfPath(path);
  if (refusal !== undefined) throw new SocketProblem(refusal);
  const folder = dirname(path);
  makeDirectory(folder);
  const stats = lstatSync(folder);
  const user = process.geteuid?.();
  if (!stats.isDirectory()) throw new SocketProblem(`${folder} is not a folder. Move it away, then start again.`);
  // Its owner could put another socket in the place of this one.
  if (user !== undefined && stats.uid !== user)
    throw new SocketProblem(`${folder} belongs to user ${stats.uid}, while this process runs as user ${user}.`);
  if ((stats.mode & 0o777) !== 0o700) chmodSync(folder, 0o700);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return;
  if (!found.isSocket()) throw new SocketProblem(`${path} is not a socket. Move it away, then start again.`);
  if (await isAnswered(path)) throw new SocketProblem(`Another gateway has the admin socket ${path}.`);
  rmSync(path, { force: true });
}

/** Whether a process listens. One that does not take the connection in time may only be busy. */
function isAnswered(path: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect(path);
  const timer = setTimeout(() => resolve(true), PROBE_MS);
  socket.once("connect", () => resolve(true));
  socket.once("error", ({ code }: NodeJS.ErrnoException) => resolve(code !== "ECONNREFUSED" && code !== "ENOENT"));
  return promise.finally(() => {
    clearTimeout(timer);
    socket.destroy();
  });
}
