import type { IncomingMessage, ServerResponse } from "node:http";
import type { ActionOutcome, ActionRequest } from "../../generated/actions.ts";
import type { KeptAnswer, KeyedMethods, KeyedName, RequestKey } from "../port/bound-task-flow.ts";
import { type ActionContext, type PlannedAction, planAction } from "./action-handlers.ts";
import { read, write } from "./answer-text.ts";
import type { Change } from "./change.ts";
import type { Repeatable } from "./endpoint-actions.ts";
import type { Performed } from "./endpoint-outcomes.ts";
import { claimOf, headerKey, identityOf, messageKey } from "./idempotency-key.ts";
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
    return kept === undefined ? undefined : replayOf(kept, res);
  }

  /** Throws a 400 for an `Idempotency-Key` that is no key; rejects with the refusals of one that is taken. */
  run(
    request: ActionRequest<PlannedAction>,
    req: IncomingMessage,
    res: ServerResponse,
    messageId: string | undefined,
  ): Promise<ActionOutcome> {
    const key = messageId === undefined ? this.keyOf(request, req) : undefined;
    const plan = planAction(request, this.#context);
    if (plan instanceof Promise) return plan;
    const once = messageId === undefined ? key : messageKey(this.#routeId, messageId);
    if (key) res.setHeader("idempotency-key", req.headers["idempotency-key"] as string);
    if ("perform" in plan) return once ? this.#runRepeatable(plan, once, res) : plan.perform().then(outcomeOf);
    return once ? this.#runKeyed(plan as Change, once, res) : this.#runPlain(plan as Change);
  }

  /**
   * Keeps `outcome` with a message that is to be answered once and never again, whatever its answer is. Returns what the
   * message was answered before; undefined for a new one.
   */
  async claimMessage(
    messageId: string,
    outcome: ActionOutcome,
    res: ServerResponse,
  ): Promise<ActionOutcome | undefined> {
    const message = messageKey(this.#routeId, messageId);
    const { answer, replayed } = requireKept(await this.#context.flows.keepAnswer(message, write(outcome)));
    return replayed ? replayOf(answer, res) : undefined;
  }

  /** The key that the sender has chosen. Throws a 400 for an `Idempotency-Key` that is no key. */
  keyOf(request: ActionRequest, { headers }: IncomingMessage): RequestKey | undefined {
    const header = headers["idempotency-key"];
    // Importers of the contract send the header without a value.
    return typeof header === "string" && header !== "" ? headerKey(this.#routeId, header, request) : undefined;
  }

  async #runPlain<M extends KeyedName>({ method, input, outcomeOf }: Change<M>): Promise<ActionOutcome> {
    const { flows } = this.#context;
    if (flows.answer) return read(await flows.answer(method, input));
    const methods: Partial<KeyedMethods> | undefined = method in flows ? flows : flows.tasks;
    return outcomeOf(await (methods as KeyedMethods)[method](input));
  }

  async #runKeyed({ method, input }: Change, key: RequestKey, res: ServerResponse): Promise<ActionOutcome> {
    this.#requireIdle(key);
    this.#running.add(key.key);
    try {
      const { answer, replayed } = requireKept(await this.#context.flows.runKeyed(key, method, input));
      return replayed ? replayOf(answer, res) : read(answer);
    } finally {
      this.#running.delete(key.key);
    }
  }

  async #runRepeatable(plan: Repeatable, key: RequestKey, res: ServerResponse): Promise<ActionOutcome> {
    this.#requireIdle(key);
    this.#running.add(key.key);
    try {
      return await this.#claimAndPerform(plan, key, res);
    } finally {
      this.#running.delete(key.key);
    }
  }

  /** Claims the key, makes the change and keeps the answer. A claim without an answer is what a crash left. */
  async #claimAndPerform({ perform }: Repeatable, key: RequestKey, res: ServerResponse): Promise<ActionOutcome> {
    const { flows } = this.#context;
    const before = await flows.findAnswer(key.key);
    // Not by the claim: a session keeps a bounded number of keys, and may have deleted that one.
    if (before !== undefined) return replayOf(requireKept(await flows.keepAnswer(key, before)).answer, res);
    requireKept(await flows.keepAnswer(claimOf(key), ""));
    const { outcome, replay = outcome, repeated } = await perform(identityOf(key));
    const written = write(replay);
    const { answer } = requireKept(await flows.keepAnswer(key, written));
    // Another process that found the change of this one may have kept the same answer before.
    return repeated || answer !== written ? replayOf(answer, res) : outcome;
  }

  #requireIdle({ key, kind }: RequestKey): void {
    if (this.#running.has(key)) throw inProgress(kind);
  }
}

function outcomeOf({ outcome }: Performed): ActionOutcome {
  return outcome;
}

function requireKept(kept: KeptAnswer) {
  if ("refused" in kept) throw kept.refused === "reused" ? reused() : full(kept.retryAfterMs);
  return kept;
}

function replayOf(kept: string, res: ServerResponse): ActionOutcome {
  res.setHeader("idempotency-replayed", "true");
  return read(kept);
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
