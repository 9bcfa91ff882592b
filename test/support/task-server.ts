import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { ActionRequest } from "../../generated/actions.ts";
import type { Flow, Task } from "../../sdk/src/index.ts";
import { type Reply, refusal } from "./event-server.ts";

type Request = ActionRequest<"claim_tasks" | "heartbeat_task" | "complete_task" | "fail_task" | "release_task">;
type ReportRequest = ActionRequest<"complete_task" | "fail_task" | "release_task">;
export type Seen = Request & { at: number; key: string | undefined };

type Response = Exclude<Reply, "disconnect">;

interface Held {
  task: Task;
  token: string;
  cancelRequested: boolean;
}

const LEASE_LOST = refusal(409, "lease_lost", { reason: "No." });
const FLOW = { flowId: "f", revision: 0, goal: "g", status: "running", createdAt: 1, updatedAt: 1 } as Flow;

/**
 * A route with the actions of workers, in memory, so that tests decide what single requests get, and leases can be shorter
 * than the contract allows. Nothing here expires by itself: a test takes leases away.
 */
export async function startTaskServer() {
  const queue: Task[] = [];
  const held = new Map<string, Held>();
  const answers = new Map<string, object>();
  const seen: Seen[] = [];
  const waiting = new Set<() => void>();
  let script: (request: Seen) => Reply | "hang" | undefined = () => undefined;
  let count = 0;

  function claim(res: ServerResponse, request: ActionRequest<"claim_tasks">): void {
    const tasks = queue.splice(0, request.maxTasks ?? 1);
    if (tasks.length > 0 || !request.waitMs)
      return send(res, 200, { claims: tasks.map((task) => hold(task, request)) });
    const wake = () => {
      clearTimeout(timer);
      waiting.delete(wake);
      claim(res, { ...request, waitMs: 0 });
    };
    const timer = setTimeout(wake, request.waitMs);
    waiting.add(wake);
    res.on("close", () => waiting.delete(wake) && clearTimeout(timer));
  }

  function hold(task: Task, { workerId, leaseMs = 60_000 }: ActionRequest<"claim_tasks">) {
    const token = `token-${++count}`;
    const claimed: Task = { ...task, status: "running", attempt: (task.attempt ?? 0) + 1, workerId };
    held.set(token, { task: claimed, token, cancelRequested: false });
    return { task: claimed, flow: FLOW, leaseToken: token, leaseExpiresAt: Date.now() + leaseMs };
  }

  function report(res: ServerResponse, request: ReportRequest, { task, token }: Held, key: string | undefined): void {
    held.delete(token);
    const status = request.action === "complete_task" ? "succeeded" : "queued";
    const result = { task: { ...task, status } };
    if (key) answers.set(key, result);
    send(res, 200, result);
  }

  function answer(res: ServerResponse, request: Request, key: string | undefined): void {
    if (request.action === "claim_tasks") return claim(res, request);
    const earlier = key && answers.get(key);
    if (earlier) return send(res, 200, earlier);
    const current = held.get(request.leaseToken);
    if (!current) return reply(res, LEASE_LOST);
    if (request.action !== "heartbeat_task") return report(res, request, current, key);
    const { task, cancelRequested } = current;
    send(res, 200, { task, leaseExpiresAt: Date.now() + 60_000, cancelRequested });
  }

  const server = createServer(async (req, res) => {
    const request: Request = await bodyOf(req);
    const key = req.headers["idempotency-key"] as string | undefined;
    const entry: Seen = { ...request, at: performance.now(), key };
    seen.push(entry);
    const scripted = script(entry);
    if (scripted === "hang") return;
    if (scripted === "disconnect") return void res.destroy();
    if (scripted) return reply(res, scripted);
    answer(res, request, key);
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
    seen,
    /** The requests of one action so far. */
    sent: <A extends Request["action"]>(action: A) =>
      seen.filter((request): request is Extract<Seen, { action: A }> => request.action === action),
    held,
    waiting,
    script: (next: typeof script) => void (script = next),
    add(task: Partial<Task> = {}) {
      queue.push({ taskId: `t${queue.length + held.size + 1}`, status: "queued", task: "Work", ...task } as Task);
      for (const wake of Array.from(waiting)) wake();
    },
    cancel: () => held.forEach((entry) => void (entry.cancelRequested = true)),
    /** As another worker's claim does, after the lease has ended. */
    takeAway: () => held.clear(),
    stop,
    restart: () => listen(port),
  };
}

async function bodyOf(req: IncomingMessage): Promise<Request> {
  let text = "";
  for await (const chunk of req) text += chunk;
  return JSON.parse(text);
}

function send(res: ServerResponse, status: number, result: object): void {
  res.writeHead(status, { "content-type": "application/json", "idempotency-key": '"k"' });
  res.end(JSON.stringify({ ok: true, routeId: "zapier", result }));
}

function reply(res: ServerResponse, { status, headers, body }: Response): void {
  res.writeHead(status, { "content-type": "application/json", ...headers });
  res.end(JSON.stringify(body ?? { ok: false, code: "internal_error", error: "No." }));
}
