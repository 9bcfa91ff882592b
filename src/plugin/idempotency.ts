import { hash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ActionOutcome, ActionRequest } from "../../generated/actions.ts";
import { SAFE_ACTIONS } from "../../generated/actions.ts";
import type { BoundTaskFlow, RequestKey } from "../host/bound-task-flow.ts";
import { type ActionContext, type Once, performAction } from "./perform-action.ts";
import { invalidRequest, Problem } from "./problem.ts";

/** Seconds after which a request that is being answered is worth another try. */
const IN_PROGRESS_RETRY_SECONDS = 1;

const MAX_KEY_LENGTH = 255;
/** RFC 8941, section 3.3.3. */
const QUOTED = /^"((?:[ !#-[\]-~]|\\["\\])+)"$/;
/** What senders that know no structured fields send: visible ASCII without quotes. Two fields would be joined by a blank. */
const BARE = /^([!#-~]+)$/;

type HostOnce = NonNullable<BoundTaskFlow["once"]>;

/** Performs actions; each once where its request carries a key and the host can tell a repetition. */
export class RepeatableActions {
  readonly #routeId: string;
  readonly #context: ActionContext;
  /** Keys whose first request this process is answering. */
  readonly #running = new Set<string>();

  constructor(routeId: string, context: ActionContext) {
    this.#routeId = routeId;
    this.#context = context;
  }

  /** Throws a 400 for a header that is no key; rejects with the refusals of one that is taken. */
  perform(request: ActionRequest, { headers }: IncomingMessage, res: ServerResponse): Promise<ActionOutcome> {
    const header = headers["idempotency-key"];
    const { once } = this.#context.flows;
    if (typeof header !== "string" || !once) return performAction(request, this.#context);
    // A hash: no sender's key stands in a store, and one is as short as the next.
    const key = sha256(JSON.stringify([this.#routeId, parse(header)]));
    if (SAFE_ACTIONS.has(request.action)) return performAction(request, this.#context);
    res.setHeader("idempotency-key", header);
    return this.#performKeyed(request, key, once, res);
  }

  async #performKeyed(request: ActionRequest, key: string, once: HostOnce, res: ServerResponse) {
    if (this.#running.has(key)) throw inProgress();
    this.#running.add(key);
    try {
      const { outcome, replayed } = await this.#performOnce(
        request,
        { key, fingerprint: fingerprintOf(request) },
        once,
      );
      if (replayed) res.setHeader("idempotency-replayed", "true");
      return outcome;
    } finally {
      this.#running.delete(key);
    }
  }

  async #performOnce(request: ActionRequest, key: RequestKey, hostOnce: HostOnce) {
    let replayed = false;
    const once: Once = async (method, input, outcomeOf) => {
      const kept = await hostOnce(key, method, input, (outcome) => write(outcomeOf(outcome)));
      if (kept.reused) throw reused();
      replayed = kept.replayed;
      // The fingerprint holds the action: what is kept is an outcome of the same one.
      return read(kept.answer) as ReturnType<typeof outcomeOf>;
    };
    const outcome = await performAction(request, { ...this.#context, once });
    return { outcome, replayed };
  }
}

function parse(header: string): string {
  const [, key] = QUOTED.exec(header) ?? BARE.exec(header) ?? [];
  const plain = header.startsWith('"') ? key?.replaceAll(/\\(.)/g, "$1") : key;
  if (plain !== undefined && plain.length <= MAX_KEY_LENGTH) return plain;
  const message = `must have as Idempotency-Key one string (RFC 8941) of 1 to ${MAX_KEY_LENGTH} characters`;
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

function inProgress(): Problem {
  return new Problem("idempotency_in_progress", "A request with this Idempotency-Key is still being answered.", {
    headers: { "retry-after": String(IN_PROGRESS_RETRY_SECONDS) },
  });
}

function reused(): Problem {
  return new Problem("idempotency_key_reused", "This Idempotency-Key came with another request before.");
}
