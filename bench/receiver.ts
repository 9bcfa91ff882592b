import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const now = () => performance.timeOrigin + performance.now();

/** Milliseconds from the time that an event has, which is before its commit, to the headers of its message. */
export async function startReceiver() {
  const latencies: number[] = [];
  const server = createServer((req, res) => {
    const at = now();
    const chunks: Buffer[] = [];
    req.on("data", (chunk: Buffer) => chunks.push(chunk));
    req.on("end", () => {
      const { data } = JSON.parse(Buffer.concat(chunks).toString()) as { data: { event: { occurredAt: number } } };
      latencies.push(at - data.event.occurredAt);
      res.writeHead(204).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, latencies, server };
}
