import type { IncomingMessage, Server } from "node:http";
import { Server as TlsServer } from "node:https";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { GatewayResponse } from "./gateway-response.ts";

/**
 * Ignores the header Upgrade, as a server may (RFC 9110, section 7.8). Node's parser stops behind a request that has it:
 * whatever came with it on the connection, such as the next request or a part of one, would be lost, and what comes later
 * taken for the start of a request. So such a request is put back without the header, and its connection read again.
 */
export function ignoreUpgrades(
  server: Server | TlsServer,
  lastPending: (socket: Socket) => GatewayResponse | undefined,
) {
  const connected = server instanceof TlsServer ? "secureConnection" : "connection";
  server.on("upgrade", (req: IncomingMessage, stream: Duplex, rest: Buffer) => {
    const socket = stream as Socket;
    const readAgain = (): void => {
      socket.off("error", drop);
      if (socket.destroyed || !socket.writable) return;
      // That of a connection without a request.
      socket.setTimeout(0);
      socket.unshift(Buffer.concat([headWithoutUpgrade(req), rest]));
      server.emit(connected, socket);
    };
    // Node has taken all its listeners off.
    socket.on("error", drop);
    const last = lastPending(socket);
    if (last) last.once("close", readAgain);
    else readAgain();
  });
}

function drop(this: Socket): void {
  this.destroy();
}

function headWithoutUpgrade({ method, url, httpVersion, rawHeaders }: IncomingMessage): Buffer {
  let head = `${method} ${url} HTTP/${httpVersion}\r\n`;
  for (let index = 0; index < rawHeaders.length; index += 2)
    if (rawHeaders[index]?.toLowerCase() !== "upgrade") head += `${rawHeaders[index]}: ${rawHeaders[index + 1]}\r\n`;
  // Headers come as one character for each byte.
  return Buffer.from(`${head}\r\n`, "latin1");
}
