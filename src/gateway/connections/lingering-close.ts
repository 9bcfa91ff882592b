import type { Socket } from "node:net";
import type { Duplex } from "node:stream";

/** A client that sends nothing for this long has seen the response, or is gone. */
const QUIET_MS = 1_000;
/** The rest of a request is read and dropped for no longer than this. */
const LONGEST_MS = 5_000;

const lingering = new WeakSet<Duplex>();

/**
 * Makes a connection linger when it is closed after its response. To close a socket with unread bytes resets the
 * connection, and a client that still sends would lose the response (RFC 9112, section 9.6).
 */
export function lingerOnClose(socket: Socket): void {
  // The method that Node's HTTP server calls after the last response.
  socket.destroySoon = () => closeLingering(socket);
}

/** Ends the gateway's side of a connection, and drops what still arrives until the client closes or time is up. */
export function closeLingering(socket: Socket): void {
  lingering.add(socket);
  socket.end();
  let [received, waited] = [socket.bytesRead, 0];
  const timer = setInterval(() => {
    waited += QUIET_MS;
    if (socket.bytesRead === received || waited >= LONGEST_MS) socket.destroy();
    received = socket.bytesRead;
  }, QUIET_MS);
  socket.once("close", () => clearInterval(timer));
}

export function isLingering(socket: Duplex): boolean {
  return lingering.has(socket);
}
