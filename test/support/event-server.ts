import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { Event, EventType, Flow } from "../../sdk/src/index.ts";

interface Request {
  action: string;
  flowId?: string;
  types?: EventType[];
  cursor?: string;
  position?: "oldest" | "latest";
  limit?: number;
  waitMs?: number;
}

/** What one request gets instead of its answer. */
export type Reply = { status: number; body?: object; headers?: Record<string, string> } | "disconnect";

/**
 * A route with `get_flow` and `list_events` as the contract has them, in memory. Tests decide what single requests get
 * (`script`), and can restart it on the same port.
 */
export async function startEventServer() {
  const journal: Event[] = [];
  const flows = new Map<string, Flow>();
  const seen: Request[] = [];
  const waiting = new Set<() => void>();
  let script: (request: Request) => Reply | undefined = () => undefined;

  function answer(res: ServerResponse, request: Request): void {
    if (request.action === "get_flow") return send(res, 200, { flow: flows.get(request.flowId ?? "") ?? null });
    const start = request.cursor ? Number(request.cursor) : request.position === "latest" ? journal.length : 0;
    const rest = journal
      .map((event, index) => ({ event, index }))
      .slice(start)
      .filter(({ event }) => !request.flowId || event.flowId === request.flowId)
      .filter(({ event }) => !request.types || request.types.includes(event.type));
    const page = rest.slice(0, request.limit ?? 100);
    if (page.length === 0 && request.waitMs) {
      const wake = () => {
        clearTimeout(timer);
        waiting.delete(wake);
        answer(res, { ...request, waitMs: 0, cursor: String(start) });
      };
      const timer = setTimeout(wake, request.waitMs);
      res.on("close", () => waiting.delete(wake) && clearTimeout(timer));
      return void waiting.add(wake);
    }
    const last = page.length < rest.length ? page.at(-1)?.index : journal.length - 1;
    send(res, 200, { events: page.map(({ event }) => event), cursor: String((last ?? -1) + 1) });
  }

  const server = createServer(async (req, res) => {
    let text = "";
    for await (const chunk of req) text += chunk;
    const request: Request = JSON.parse(text);
    seen.push(request);
    const reply = script(request);
    if (reply === "disconnect") return void res.destroy();
    if (!reply) return answer(res, request);
    res.writeHead(reply.status, { "content-type": "application/json", ...reply.headers });
    res.end(JSON.stringify(reply.body ?? { ok: false, code: "internal_error", error: "No." }));
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  onTestFinished(stop);

  return {
    url: `http://127.0.0.1:${port}/plugins/webhooks/zapier`,
    /** Requests so far. */
    seen,
    waiting,
    script: (next: typeof script) => void (script = next),
    flow: (flow: Pick<Flow, "flowId" | "status"> & Partial<Flow>) =>
      void flows.set(flow.flowId, { revision: 0, goal: "g", createdAt: 1, updatedAt: 1, ...flow } as Flow),
    emit(type: EventType, flowId = "f") {
      const status = type.startsWith("flow.succ") ? "succeeded" : "running";
      journal.push({ eventId: `e${journal.length + 1}`, type, occurredAt: 1, flowId, revision: 1, status });
      for (const wake of Array.from(waiting)) wake();
    },
    /** Answers every waiting request at once, as a gateway does that stops. */
    release() {
      for (const wake of Array.from(waiting)) wake();
    },
    stop,
    restart: () => listen(port),
  };
}

function send(res: ServerResponse, status: number, result: object): void {
  res.writeHead(status, { "content-type": "application/json" });
  res.end(JSON.stringify({ ok: true, routeId: "zapier", result }));
}

/** A refusal as the contract has it. */
export function refusal(
  status: number,
  code: string,
  result: object = {},
  headers: Record<string, string> = {},
): Exclude<Reply, "disconnect"> {
  return { status, headers, body: { ok: false, routeId: "zapier", code, error: "No.", requestId: "r", result } };
}
