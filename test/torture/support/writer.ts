import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Answer, Connection } from "./connection.ts";

/** The acknowledged state of a flow, which a restart must not undo. */
export interface Acknowledged {
  flowId: string;
  revision: number;
  tasks: number;
}

/** The statuses of a writer's flows by revision; the state at a revision is `{ step: <revision> }`. */
export const STATUS_AT = ["queued", "waiting", "running", "succeeded"];

/** Refusals after which the writer repeats the request with the same key. */
const RETRY = new Set(["persist_failed", "idempotency_in_progress"]);

type Request = Record<string, unknown> & { action: string };

/** The requests for a flow, in order. The first one creates the flow. */
const LIFE: readonly ((flowId: string) => Request)[] = [
  () => ({ action: "create_flow", goal: randomUUID(), stateJson: { step: 0 } }),
  (flowId) => ({ action: "set_waiting", flowId, expectedRevision: 0, stateJson: { step: 1 } }),
  (flowId) => ({ action: "run_task", flowId, runtime: "acp", task: "t" }),
  (flowId) => ({ action: "resume_flow", flowId, expectedRevision: 1, status: "running", stateJson: { step: 2 } }),
  (flowId) => ({ action: "finish_flow", flowId, expectedRevision: 2, stateJson: { step: 3 } }),
];

/**
 * Takes one flow after the other through its life. A request whose answer did not arrive is sent again under its
 * `Idempotency-Key`, to the next gateway if need be, so that it must take effect exactly once.
 */
export class Writer {
  /** By goal. */
  readonly flows = new Map<string, Acknowledged>();
  /** Goals of the flows that the writer used since the set was last cleared. */
  readonly touched = new Set<string>();
  /** Changes. */
  acknowledged = 0;
  /** Responses that no crash explains. */
  readonly unexpected: unknown[] = [];
  #step = 0;
  #goal = "";
  #request: { body: Request; key: string } | undefined;

  /** Writes until the connection breaks or the signal aborts. */
  async write(connection: Connection, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.#request ??= this.#next();
      const { body, key } = this.#request;
      const answer = await connection.call(body, { "idempotency-key": `"${key}"` }).catch(() => undefined);
      if (answer?.status === 200) this.#acknowledge(answer);
      else if (answer === undefined || !RETRY.has(answer.body.code ?? "")) {
        if (answer) this.unexpected.push({ request: body, answer: answer.body });
        return;
      } else await sleep(20);
    }
  }

  #next(): { body: Request; key: string } {
    const body = LIFE[this.#step]?.(this.flows.get(this.#goal)?.flowId ?? "");
    if (!body) throw new Error(`There is no step ${this.#step}.`);
    if (typeof body.goal === "string") this.#goal = body.goal;
    return { body, key: randomUUID() };
  }

  #acknowledge({ body: { result } }: Answer): void {
    if (!result?.flow) throw new Error("An answer with 200 has no flow.");
    const { flowId, revision } = result.flow;
    const known = this.flows.get(this.#goal);
    this.flows.set(this.#goal, { flowId, revision, tasks: (known?.tasks ?? 0) + (result.task ? 1 : 0) });
    this.touched.add(this.#goal);
    this.acknowledged += 1;
    this.#request = undefined;
    this.#step = (this.#step + 1) % LIFE.length;
  }
}
