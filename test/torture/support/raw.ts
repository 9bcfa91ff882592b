import { connect, type Socket } from "node:net";
import { SECRET } from "../../support/gateway.ts";

const PATH = "/plugins/webhooks/zapier";

/** The head of a request to the route, line by line, up to and without the blank line. */
export function head(...lines: string[]): string {
  const usual = [`POST ${PATH} HTTP/1.1`, "Host: gateway", `Authorization: Bearer ${SECRET}`];
  return [...usual, "Content-Type: application/json", ...lines].join("\r\n");
}

/** Opens a socket to the gateway. Errors are ignored: hostile senders expect them. */
export function open(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.off("error", reject).on("error", () => undefined);
      resolve(socket);
    });
  });
}

/** Milliseconds until the first byte of a response, on a machine with much else to do. */
const FIRST_MS = 20_000;

/** The response bytes, until the gateway closes the connection, or has begun to respond and is silent for a while. */
export async function exchange(url: string, bytes: string | Buffer, quietMs = 500): Promise<Exchange> {
  const socket = await open(url);
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    socket.setTimeout(quietMs);
  });
  socket.write(bytes);
  const closed = await new Promise<boolean>((resolve) => {
    socket.once("close", () => resolve(true));
    socket.setTimeout(FIRST_MS, () => resolve(false));
  });
  socket.destroy();
  const text = Buffer.concat(chunks).toString();
  // A response does not end with a line break, so the next one follows directly.
  const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
  return { statuses, text, closed };
}

interface Exchange {
  /** The statuses of the responses, in order. */
  statuses: number[];
  text: string;
  closed: boolean;
}
