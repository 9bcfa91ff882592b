import type { IncomingMessage, ServerResponse } from "node:http";

/** Conditions of readiness. */
export interface Health {
  /** True from the first signal on: requests in flight finish, load balancers look elsewhere. */
  draining: boolean;
  /** Rejects while the store cannot answer. */
  ping(): Promise<void>;
}

/** `/healthz`: the process lives. `/readyz`: it can do its work; 503 while it cannot. False for any other path. */
export function answerHealth(path: string, req: IncomingMessage, res: ServerResponse, health: Health): boolean {
  if (path !== "/healthz" && path !== "/readyz") return false;
  if (req.method !== "GET" && req.method !== "HEAD") {
    res.writeHead(405, { allow: "GET, HEAD" }).end();
    return true;
  }
  const ready = path === "/healthz" ? Promise.resolve(true) : isReady(health);
  void ready.then((ok) => {
    const body = JSON.stringify({ ok });
    res.writeHead(ok ? 200 : 503, {
      "content-type": "application/json; charset=utf-8",
      "content-length": Buffer.byteLength(body),
      "cache-control": "no-store",
    });
    res.end(body);
  });
  return true;
}

async function isReady(health: Health): Promise<boolean> {
  if (health.draining) return false;
  return health.ping().then(
    () => true,
    () => false,
  );
}
