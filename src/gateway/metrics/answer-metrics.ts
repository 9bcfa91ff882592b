import type { IncomingMessage, ServerResponse } from "node:http";
/** Metrics in the exposition format of Prometheus. */
export interface Exposition {
  readonly contentType: string;
  text(): Promise<string>;
}

export const METRICS_PATH = "/metrics";

/** Answers a scrape. No secret is asked for: whoever reaches the listener may read. */
export function answerMetrics(req: IncomingMessage, res: ServerResponse, metrics: Exposition): void {
  if (req.method !== "GET" && req.method !== "HEAD") {
    res.writeHead(405, { allow: "GET, HEAD" }).end();
    return;
  }
  metrics.text().then(
    (text) => {
      const headers = { "content-type": metrics.contentType, "content-length": Buffer.byteLength(text) };
      res.writeHead(200, { ...headers, "cache-control": "no-store" });
      res.end(req.method === "HEAD" ? undefined : text);
    },
    () => res.writeHead(500).end(),
  );
}

/** Whether a proxy says that it passes the request on: what it is reached from need not be this machine. */
export function isForwarded({ headers }: IncomingMessage): boolean {
  return FORWARDING.some((name) => headers[name] !== undefined);
}

const FORWARDING = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"];
