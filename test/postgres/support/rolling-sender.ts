import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Answer, GatewayProcess } from "./gateways.ts";

type Body = Record<string, unknown>;

/** What a flow must be like, by what was acknowledged. */
export interface Known {
  revision: number;
  status: string;
  tasks: string[];
}

/**
 * Sends through a gateway as long as it answers, then through the next one. A request without an answer, or with a 503, is
 * sent again under its key: a change is made exactly once.
 */
export class RollingSender {
  readonly flows = new Map<string, Known>();
  /** Tasks whose result was accepted. */
  readonly completed: string[] = [];
  /** Answers that a rolling upgrade does not explain. */
  readonly unexpected: unknown[] = [];
  readonly #gateways: readonly GatewayProcess[];
  #turn: number;

  /** `gateways` may grow while it sends. */
  constructor(gateways: readonly GatewayProcess[], turn: number) {
    this.#gateways = gateways;
    this.#turn = turn;
  }

  /** Flows with a task each, from their creation to their end. */
  async send(stopped: () => boolean): Promise<void> {
    while (!stopped()) {
      const { flowId = "" } = (await this.#answer({ action: "create_flow", goal: "g" })).flow ?? {};
      const known: Known = { revision: 0, status: "queued", tasks: [] };
      this.flows.set(flowId, known);
      const run = { action: "run_task", flowId, runtime: "acp", task: "t", queue: "q", maxAttempts: 9 };
      known.tasks.push((await this.#answer(run)).task?.taskId ?? "");
      for (const change of [
        { action: "set_waiting", currentStep: "s" },
        { action: "resume_flow", status: "running" },
        { action: "finish_flow" },
      ]) {
        const { flow } = await this.#answer({ ...change, flowId, expectedRevision: known.revision });
        known.revision = flow?.revision ?? -1;
        known.status = flow?.status ?? "";
      }
    }
  }

  /** Claims tasks through one gateway and reports through another, as two workers behind a load balancer do. */
  async work(stopped: () => boolean): Promise<void> {
    while (!stopped()) {
      const claim = { action: "claim_tasks", workerId: "w", queues: ["q"], leaseMs: 60_000, waitMs: 200 };
      for (const { task, leaseToken } of (await this.#answer(claim)).claims ?? []) {
        this.#turn += 1;
        await this.#answer({ action: "complete_task", taskId: task.taskId, leaseToken });
        this.completed.push(task.taskId);
      }
    }
  }

  async #answer(body: Body): Promise<NonNullable<Answer["body"]["result"]>> {
    const key = { "idempotency-key": `"${randomUUID()}"` };
    for (;;) {
      const gateway = this.#gateways[this.#turn % this.#gateways.length] as GatewayProcess;
      const answer = await gateway.call(body, key).catch(() => undefined);
      if (answer?.status === 200) return answer.body.result ?? {};
      const { code } = answer?.body ?? {};
      if (answer && code !== "persist_failed" && code !== "idempotency_in_progress") {
        this.unexpected.push({ body, status: answer.status, answer: answer.body });
        return {};
      }
      this.#turn += 1;
      await sleep(20);
    }
  }
}
