import type { OpenClawRunState, OpenClawSubagent } from "../../../src/openclaw/api.ts";
import type { BoundTaskFlow, FlowChange, RunTaskInput } from "../../../src/port/bound-task-flow.ts";
import type { FlowRecord, TaskRecord } from "../../../src/port/records.ts";

type Run = Parameters<OpenClawSubagent["run"]>[0];

/** An agent whose runs a test ends. */
export class FakeSubagent implements OpenClawSubagent {
  readonly runs: Run[] = [];
  /** Sessions whose runs were stopped. */
  readonly stopped: string[] = [];
  /** Called by `run`; what it throws is the host's refusal. */
  onRun: () => void = () => {};
  readonly #replies = new Map<string, unknown[]>();
  readonly #ends = new Map<string, { state: Promise<OpenClawRunState>; end: (state: OpenClawRunState) => void }>();

  async run(run: Run): Promise<{ runId: string }> {
    this.onRun();
    this.runs.push(run);
    const { promise: state, resolve: end } = Promise.withResolvers<OpenClawRunState>();
    this.#ends.set(run.idempotencyKey, { state, end });
    return { runId: run.idempotencyKey };
  }

  async waitForRun({ runId, timeoutMs }: { runId: string; timeoutMs: number }): Promise<OpenClawRunState> {
    const timeout = new Promise<OpenClawRunState>((resolve) =>
      setTimeout(() => resolve({ status: "timeout" }), timeoutMs),
    );
    return Promise.race([this.#ends.get(runId)?.state ?? timeout, timeout]);
  }

  async getSessionMessages({ sessionKey }: { sessionKey: string }): Promise<{ messages: unknown[] }> {
    return { messages: this.#replies.get(sessionKey) ?? [] };
  }

  async deleteSession({ sessionKey }: { sessionKey: string }): Promise<void> {
    this.stopped.push(sessionKey);
  }

  /** The run of a task's text ends with a reply, in the shape of 2026.9. */
  reply(message: string, reply: string): void {
    const { sessionKey } = this.#runOf(message);
    const content = [{ type: "thinking", thinking: "…" }, { type: "text", text: reply }, { type: "toolCall" }];
    this.#replies.set(sessionKey, [
      { role: "user", content: message },
      { role: "assistant", content },
    ]);
    this.end(message, { status: "ok" });
  }

  end(message: string, state: OpenClawRunState): void {
    this.#ends.get(this.#runOf(message).idempotencyKey)?.end(state);
  }

  #runOf(message: string): Run {
    const run = this.runs.findLast((one) => one.message === message);
    if (!run) throw new Error(`The agent was not asked ${message}.`);
    return run;
  }
}

/** The flows of a session, in memory. */
export class FakeFlows implements Pick<BoundTaskFlow, "runTask" | "get" | "finish" | "fail"> {
  readonly #flows = new Map<string, FlowRecord>();
  /** Called before each change; it may change the flow, or throw. */
  beforeChange: (flow: FlowRecord) => void = () => {};
  #tasks = 0;

  create(fields: Partial<FlowRecord> = {}): string {
    const flowId = `flow-${this.#flows.size + 1}`;
    const times = { createdAt: 1, updatedAt: 1 };
    const kind = { ownerKey: "agent:main:main", syncMode: "managed", notifyPolicy: "done_only" } as const;
    this.#flows.set(flowId, { flowId, ...kind, revision: 0, status: "queued", goal: "g", ...times, ...fields });
    return flowId;
  }

  at(flowId: string): FlowRecord {
    const flow = this.#flows.get(flowId);
    if (!flow) throw new Error(`There is no ${flowId}.`);
    return flow;
  }

  change(flowId: string, fields: Partial<FlowRecord>): FlowRecord {
    const flow = { ...this.at(flowId), ...fields, revision: this.at(flowId).revision + 1 };
    this.#flows.set(flowId, flow);
    return flow;
  }

  async get(flowId: string): Promise<FlowRecord | undefined> {
    return this.#flows.get(flowId);
  }

  async runTask(input: RunTaskInput) {
    this.#tasks += 1;
    const { flowId: parentFlowId, progressSummary: _, settleFlow: __, ...fields } = input;
    const kind = { ownerKey: "agent:main:main", deliveryStatus: "pending", notifyPolicy: "done_only" } as const;
    const taskId = `task-${this.#tasks}`;
    const task: TaskRecord = { taskId, parentFlowId, status: "queued", createdAt: 1, ...kind, ...fields };
    return { created: true, flow: this.at(parentFlowId), task } as const;
  }

  async finish({ flowId, ...input }: Parameters<BoundTaskFlow["finish"]>[0]): Promise<FlowChange> {
    return this.#end(flowId, input, "succeeded");
  }

  async fail({ flowId, ...input }: Parameters<BoundTaskFlow["fail"]>[0]): Promise<FlowChange> {
    return this.#end(flowId, input, "failed");
  }

  #end(
    flowId: string,
    { expectedRevision, ...fields }: { expectedRevision: number; stateJson?: string },
    status: "succeeded" | "failed",
  ): FlowChange {
    this.beforeChange(this.at(flowId));
    if (this.at(flowId).revision !== expectedRevision)
      return { applied: false, code: "revision_conflict", current: this.at(flowId) };
    return { applied: true, flow: this.change(flowId, { ...(fields as Partial<FlowRecord>), status }) };
  }
}
