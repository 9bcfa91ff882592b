import type { IncomingMessage, ServerResponse } from "node:http";
import type { ActionOutcome, ActionRequest } from "../../generated/actions.ts";
import type { MutationMethods, MutationName, RequestKey } from "../port/bound-task-flow.ts";
import { type ActionContext, type Change, planAction } from "./action-handlers.ts";
import { headerKey, messageKey } from "./idempotency-key.ts";
import { Problem } from "./problem.ts";

/** `Retry-After` in seconds while the first request with a key is being answered. */
const IN_PROGRESS_RETRY_SECONDS = 1;

/** Runs the actions of a route: plainly, or once for each key that a request carries or message that a sender named. */
export class ActionRunner {
  readonly #routeId: string;
  readonly #context: ActionContext;
  /** Keys whose first request this process is answering. */
  readonly #running = new Set<string>();

  constructor(routeId: string, context: ActionContext) {
    this.#routeId = routeId;
    this.#context = context;
  }

  /**
   * Returns what a message was answered before, whatever it says now: its id alone decides. Undefined for a new one.
   * Rejects while the first is still being answered.
   */
  async replay(messageId: string, res: ServerResponse): Promise<ActionOutcome | undefined> {
    const message = messageKey(this.#routeId, messageId);
    this.#requireIdle(message);
    const kept = await this.#context.flows.findAnswer(message.key);
    if (kept === undefined) return undefined;
    markReplayed(res);
    return read(kept);
  }

  /** Throws a 400 for an `Idempotency-Key` that is no key; rejects with the refusals of one that is taken. */
  run(
    request: ActionRequest,
    { headers }: IncomingMessage,
    res: ServerResponse,
    messageId: string | undefined,
  ): Promise<ActionOutcome> {
    const header = headers["idempotency-key"];
    // Importers of the contract send the header without a value.
    const isKeyed = messageId === undefined && typeof header === "string" && header !== "";
    const key = isKeyed ? headerKey(this.#routeId, header, request) : undefined;
    const plan = planAction(request, this.#context);
    if (plan instanceof Promise) return plan;
    if (messageId !== undefined) return this.#runKeyed(plan as Change, messageKey(this.#routeId, messageId), res);
    if (!key) return this.#runPlain(plan as Change);
    res.setHeader("idempotency-key", header as string);
    return this.#runKeyed(plan as Change, key, res);
  }

  async #runPlain<M extends MutationName>({ method, input, outcomeOf }: Change<M>): Promise<ActionOutcome> {
    const { flows }: { flows: MutationMethods } = this.#context;
    return outcomeOf(await flows[method](input));
  }

  async #runKeyed({ method, input, outcomeOf }: Change, key: RequestKey, res: ServerResponse): Promise<ActionOutcome> {
    this.#requireIdle(key);
    this.#running.add(key.key);
    try {
      let fresh: ActionOutcome | undefined;
      const kept = await this.#context.flows.runKeyed(key, method, input, (outcome) => {
        fresh = outcomeOf(outcome);
        return write(fresh);
      });
      if ("refused" in kept) throw kept.refused === "reused" ? reused() : full(kept.retryAfterMs);
      if (!kept.replayed && fresh) return fresh;
      markReplayed(res);
      return read(kept.answer);
    } finally {
      this.#running.delete(key.key);
    }
  }

  #requireIdle({ key, kind }: RequestKey): void {
    if (this.#running.has(key)) throw inProgress(kind);
  }
}

function markReplayed(res: ServerResponse): void {
  res.setHeader("idempotency-replayed", "true");
}

/** Serializes an outcome: metadata on the first line, the result's JSON on the second. */
function write({ result, ...said }: ActionOutcome): string {
  return `${JSON.stringify(said)}\n${result}`;
}

function read(kept: string): ActionOutcome {
  const end = kept.indexOf("\n");
  return { ...JSON.parse(kept.slice(0, end)), result: kept.slice(end + 1) } as ActionOutcome;
}

function inProgress(kind: RequestKey["kind"]): Problem {
  const what = kind === "key" ? "The first request with this Idempotency-Key" : "The first message with this ID";
  return new Problem("idempotency_in_progress", `${what} is still running.`, {
    headers: { "retry-after": String(IN_PROGRESS_RETRY_SECONDS) },
  });
}

function full(retryAfterMs: number): Problem {
  const seconds = Math.max(1, Math.ceil(retryAfterMs / 1000));
  const message = `The session stores the maximum number of message IDs. The oldest expires in ${seconds} s.`;
  return new Problem("rate_limited", message, { headers: { "retry-after": String(seconds) } });
}

function reused(): Problem {
  return new Problem("idempotency_key_reused", "This Idempotency-Key was used with a different request.");
}
