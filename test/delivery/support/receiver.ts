import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface Received {
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
  at: number;
}

export interface Receiver {
  url: string;
  received: Received[];
}

type Answer = (res: ServerResponse, received: Received, count: number) => void;

/** An HTTP server on loopback that keeps what it gets. Default: it answers 204. */
export async function startReceiver(answer: Answer = (res) => void res.writeHead(204).end()): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer(async (req, res) => {
    const one = { url: req.url ?? "", headers: req.headers, body: await textOf(req), at: performance.now() };
    received.push(one);
    answer(res, one, received.length);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received };
}

async function textOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
