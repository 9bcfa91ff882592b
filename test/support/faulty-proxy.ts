import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What happens to one request on its way to the gateway. */
export type Fault =
  | "pass"
  /** The gateway never sees it. */
  | "lose request"
  /** The gateway handles the request, but its response is lost. */
  | "lose answer"
  /** The response is delayed. */
  | { delayMs: number }
  /** The proxy itself responds; the gateway never sees the request. */
  | { status: number; headers?: Record<string, string>; body?: string };

/**
 * Starts a proxy in front of a gateway, with a script of faults: one for each request, then none. Without `keys` it
 * removes `Idempotency-Key`, so the gateway behaves like one without idempotency.
 */
export async function startFaultyProxy(upstream: string, { keys = false } = {}) {
  const script: Fault[] = [];
  const seen: { url: string; headers: IncomingMessage["headers"]; body: string; at: number }[] = [];
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    seen.push({ url: req.url ?? "", headers: req.headers, body, at: Date.now() });
    await play(script.shift() ?? "pass", req, res, body).catch(() => res.destroy());
  });

  async function play(fault: Fault, req: IncomingMessage, res: ServerResponse, body: string): Promise<void> {
    if (fault === "lose request") return void res.destroy();
    if (typeof fault === "object" && "status" in fault)
      return void res.writeHead(fault.status, { "content-type": "text/html", ...fault.headers }).end(fault.body ?? "");
    const { authorization = "", "content-type": type = "", "idempotency-key": key } = req.headers;
    const answer = await fetch(upstream + req.url, {
      method: "POST",
      headers: { authorization, "content-type": type, ...(keys && key && { "idempotency-key": String(key) }) },
      body,
    });
    const text = await answer.text();
    if (fault === "lose answer") return void res.destroy();
    if (typeof fault === "object") await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    res.writeHead(answer.status, Object.fromEntries(answer.headers)).end(text);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    /** The requests so far, newest last. */
    seen,
    /** Sets the script of faults, and clears `seen`. */
    play(...faults: Fault[]) {
      script.splice(0, script.length, ...faults);
      seen.length = 0;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type FaultyProxy = Awaited<ReturnType<typeof startFaultyProxy>>;
