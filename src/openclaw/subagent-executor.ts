import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { BoundTaskFlow } from "../port/bound-task-flow.ts";
import type { Logger } from "../port/plugin-api.ts";
import type { TaskRecord } from "../port/records.ts";
import type { OpenClawSubagent } from "./api.ts";
import { type FlowResult, settleFlow } from "./settle-flow.ts";
import { type RunOutcome, type RunTimes, runSubagent, TAKEN } from "./subagent-run.ts";

/** Runs of a session at a time, and tasks that wait for one. */
export const MAX_RUNNING = 4;
export const MAX_WAITING = 256;
/** Outcomes that a session remembers, so that a repeated run ID does not run again. */
const MAX_REMEMBERED = 1_000;
const MAX_REMEMBERED_CHARACTERS = 4 * 1024 * 1024;
/** Run IDs of all sessions: more than the host itself remembers. */
const MAX_CLAIMED = 10_000;
const OVERFLOW = { error: `The gateway already has ${MAX_WAITING} tasks that wait for its agent.` };

/** In the answer of `run_task`. The host has no way to end the task: later it reports the task as lost. */
const NOTE =
  "The gateway's agent runs this task, and ends the flow with its reply. The task itself stays queued and later becomes lost.";

/** Calls a function outside of every request: in a request of a route, and in its timers, the host refuses to run its agent. */
const outsideRequests = AsyncLocalStorage.snapshot();

type Flows = Pick<BoundTaskFlow, "runTask" | "get" | "finish" | "fail">;

interface Binding {
  subagent: OpenClawSubagent;
  sessionKey: string;
  routeId: string;
  flows: Flows;
  logger: Logger;
}

/**
 * Lets the host's agent run the tasks of routes, and ends their flows with the replies. All is in the memory of this
 * process: a restart of the host forgets the runs, and their flows stay as they are.
 */
export class SubagentExecutor {
  readonly #sessions = new Map<string, SessionRuns>();
  /** Which session a run ID belongs to. */
  readonly #claimed = new LRUCache<string, string>({ max: MAX_CLAIMED });
  readonly #times: RunTimes | undefined;

  constructor(times?: RunTimes) {
    this.#times = times;
  }

  /** Returns `runTask` of a session's flows that also has the task run. */
  runTaskOf(binding: Binding): BoundTaskFlow["runTask"] {
    const { sessionKey, flows } = binding;
    const claim = (runId: string) => this.#claim(runId, sessionKey);
    const session = this.#sessions.get(sessionKey) ?? new SessionRuns(claim, this.#times);
    this.#sessions.set(sessionKey, session);
    return async (input) => {
      const creation = await flows.runTask(input);
      if (!creation.created || !isForAgent(creation.task)) return creation;
      const { task } = creation;
      outsideRequests(() => setTimeout(() => void session.execute(task, binding), 0));
      return { ...creation, task: { ...task, progressSummary: NOTE } };
    };
  }

  #claim(runId: string, sessionKey: string): boolean {
    const owner = this.#claimed.get(runId) ?? sessionKey;
    this.#claimed.set(runId, owner);
    return owner === sessionKey;
  }
}

/** A task that is running, or has a session, is a record of work that somebody else has begun. */
function isForAgent({ status, childSessionKey }: TaskRecord): boolean {
  return status === "queued" && childSessionKey === undefined;
}

class SessionRuns {
  readonly #claim: (runId: string) => boolean;
  readonly #times: RunTimes | undefined;
  /** Runs that have not ended, by their idempotency keys. */
  readonly #open = new Map<string, Promise<RunOutcome>>();
  readonly #ended = new LRUCache<string, RunOutcome>({
    max: MAX_REMEMBERED,
    maxSize: MAX_REMEMBERED_CHARACTERS,
    sizeCalculation: (outcome) => ("reply" in outcome && outcome.reply.length) || 1,
  });
  readonly #flows = new Map<string, { open: number } & FlowResult>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(claim: (runId: string) => boolean, times: RunTimes | undefined) {
    this.#claim = claim;
    this.#times = times;
  }

  /** Has a task run, and ends its flow when it was the last of the flow's tasks here. Never rejects. */
  async execute(task: TaskRecord, binding: Binding): Promise<void> {
    const { taskId, parentFlowId } = task;
    const flow = this.#flows.get(parentFlowId) ?? { open: 0 };
    this.#flows.set(parentFlowId, flow);
    flow.open += 1;
    const outcome = await this.#outcomeOf(task, binding);
    if ("reply" in outcome) flow.reply = outcome.reply;
    if ("error" in outcome) flow.failure ??= { taskId, error: outcome.error };
    flow.open -= 1;
    if (flow.open > 0) return;
    this.#flows.delete(parentFlowId);
    if (flow.reply === undefined && !flow.failure) return;
    await settle(parentFlowId, flow, binding);
  }

  /** The same for all tasks of one run ID. */
  #outcomeOf(task: TaskRecord, binding: Binding): Promise<RunOutcome> {
    const key = task.runId?.trim() || task.taskId;
    const ended = this.#ended.get(key);
    const known = ended ? Promise.resolve(ended) : this.#open.get(key);
    if (known) return known;
    if (!this.#claim(key)) return Promise.resolve(TAKEN);
    if (this.#waiting.length >= MAX_WAITING) return Promise.resolve(OVERFLOW);
    const run = this.#runInTurn(key, task, binding);
    this.#open.set(key, run);
    return run;
  }

  async #runInTurn(key: string, { taskId, parentFlowId, task }: TaskRecord, binding: Binding): Promise<RunOutcome> {
    const { subagent, sessionKey, routeId, flows, logger } = binding;
    await this.#enter();
    try {
      const ownSession = sessionOf(sessionKey, key);
      logger.info(`Route "${routeId}": the agent runs task ${taskId} in session ${ownSession}.`, { routeId });
      const order = {
        sessionKey: ownSession,
        idempotencyKey: key,
        message: task,
        isCancelled: () => isCancelled(flows, parentFlowId),
        warn: (message: string) => logger.warn(message, { routeId }),
      };
      const outcome = await runSubagent(subagent, order, this.#times);
      if (!("stopped" in outcome)) this.#ended.set(key, outcome);
      return outcome;
    } finally {
      this.#open.delete(key);
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#running < MAX_RUNNING) this.#running += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** The place goes to the task that has waited longest. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running -= 1;
  }
}

/** A session for each run, which belongs to the agent of the route's session. */
function sessionOf(sessionKey: string, key: string): string {
  const [agent = ""] = /^agent:[^:]+:/.exec(sessionKey) ?? [];
  const id = createHash("sha256").update(`${sessionKey}\n${key}`).digest("hex").slice(0, 32);
  return `${agent}subagent:webhook-${id}`;
}

/** A flow that cannot be read is looked at again later. */
async function isCancelled(flows: Flows, flowId: string): Promise<boolean> {
  const flow = await flows.get(flowId).catch(() => undefined);
  return flow?.status === "cancelled" || flow?.cancelRequestedAt !== undefined;
}

async function settle(flowId: string, result: FlowResult, { flows, routeId, logger }: Binding): Promise<void> {
  try {
    const problem = await settleFlow(flows, flowId, result);
    if (problem)
      logger.warn(`Route "${routeId}": the agent has run the tasks of flow ${flowId}, but ${problem}.`, { routeId });
  } catch (err) {
    logger.error(`Route "${routeId}": flow ${flowId} could not be ended after the agent had run its tasks.`, {
      routeId,
      err,
    });
  }
}
