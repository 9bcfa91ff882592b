import { hash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ActionOutcome, ActionRequest } from "../../generated/actions.ts";
import { SAFE_ACTIONS } from "../../generated/actions.ts";
import type { RequestKey } from "../host/bound-task-flow.ts";
import { type ActionContext, type Once, performAction } from "./perform-action.ts";
import { invalidRequest, Problem } from "./problem.ts";

/** Seconds after which a request that is being answered is worth another try. */
const IN_PROGRESS_RETRY_SECONDS = 1;

const MAX_KEY_LENGTH = 255;
/** RFC 8941, section 3.3.3. */
const QUOTED = /^"((?:[ !#-[\]-~]|\\["\\])+)"$/;
/** What senders that know no structured fields send: visible ASCII without quotes. Two fields would be joined by a blank. */
const BARE = /^([!#-~]+)$/;

/** Performs actions; each once where its request carries a key, or is a message that its sender named. */
export class RepeatableActions {
  readonly #routeId: string;
  readonly #context: ActionContext;
  /** Keys whose first request this process is answering. */
  readonly #running = new Set<string>();

  constructor(routeId: string, context: ActionContext) {
    this.#routeId = routeId;
    this.#context = context;
  }

  /**
   * What a message was answered before, whatever it says now: its id alone decides. Undefined for a new one. Rejects
   * while the first is still being answered.
   */
  async replay(messageId: string, res: ServerResponse): Promise<ActionOutcome | undefined> {
    const message = this.#message(messageId);
    this.#requireIdle(message);
    const kept = await this.#context.flows.findAnswer(message.key);
    if (kept === undefined) return undefined;
    markReplayed(res);
    return read(kept);
  }

  /** Throws a 400 for a header that is no key; rejects with the refusals of one that is taken. */
  perform(
    request: ActionRequest,
    { headers }: IncomingMessage,
    res: ServerResponse,
    messageId: string | undefined,
  ): Promise<ActionOutcome> {
    const header = headers["idempotency-key"];
    const isSafe = SAFE_ACTIONS.has(request.action);
    if (messageId !== undefined && !isSafe) return this.#performOnce(request, this.#message(messageId), res);
    // Importers of the contract send the header without a value.
    const isKeyed = messageId === undefined && typeof header === "string" && header !== "";
    if (!isKeyed) return performAction(request, this.#context);
    // A hash: no sender's key stands in a store, and one is as short as the next.
    const key = sha256(JSON.stringify([this.#routeId, parse(header)]));
    if (isSafe) return performAction(request, this.#context);
    res.setHeader("idempotency-key", header);
    return this.#performOnce(request, { kind: "key", key, fingerprint: fingerprintOf(request) }, res);
  }

  /** Of a route: two of them are two senders, whose ids have nothing to do with each other. */
  #message(id: string): RequestKey {
    return { kind: "message", key: sha256(JSON.stringify([this.#routeId, "webhook-id", id])), fingerprint: "" };
  }

  async #performOnce(request: ActionRequest, key: RequestKey, res: ServerResponse): Promise<ActionOutcome> {
    this.#requireIdle(key);
    this.#running.add(key.key);
    const once: Once = async (method, input, outcomeOf) => {
      const kept = await this.#context.flows.once(key, method, input, (outcome) => write(outcomeOf(outcome)));
      if ("refused" in kept) throw kept.refused === "reused" ? reused() : full(kept.retryAfterMs);
      if (kept.replayed) markReplayed(res);
      // An outcome of the same action, as the fingerprint says; or of what the message asked for when it came first.
      return read(kept.answer) as ReturnType<typeof outcomeOf>;
    };
    try {
      return await performAction(request, { ...this.#context, once });
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

function parse(header: string): string {
  const [, key] = QUOTED.exec(header) ?? BARE.exec(header) ?? [];
  const plain = header.startsWith('"') ? key?.replaceAll(/\\(.)/g, "$1") : key;
  if (plain !== undefined && plain.length <= MAX_KEY_LENGTH) return plain;
  const message = `must have one Idempotency-Key of 1 to ${MAX_KEY_LENGTH} printable ASCII characters, plain or as a quoted string (RFC 8941)`;
  throw invalidRequest([{ pointer: "", header: "Idempotency-Key", message }]);
}

/**
 * Of the request as the action takes it, its action included, and not of the bytes: a sender that writes its body anew
 * may order it otherwise, and the path of the action and the canonical one are the same route. Numbers count with the
 * digits that `validateAction` keeps.
 */
function fingerprintOf(request: ActionRequest): string {
  return sha256(JSON.stringify(request, (_name, value: unknown) => (isObject(value) ? sorted(value) : value)));
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Without a prototype, so that `__proto__` is a name like any other. */
function sorted(object: object): object {
  const inOrder = Object.create(null) as Record<string, unknown>;
  for (const name of Object.keys(object).sort()) inOrder[name] = (object as Record<string, unknown>)[name];
  return inOrder;
}

function sha256(text: string): string {
  return hash("sha256", text, "base64url");
}

/** On one line what is said of the result, on the next the result as it is. */
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
