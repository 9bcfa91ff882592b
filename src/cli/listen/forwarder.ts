import { setTimeout as pause } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import { type EventWithCursor, type TaskFlowClient, TaskFlowError } from "../../../sdk/src/index.ts";
import { messageOf } from "./message.ts";
import type { ForwardOptions } from "./options.ts";

/** Pauses after failed attempts, in milliseconds. */
const PAUSES_MS = [500, 1_000, 2_000];
/** As long as the gateway waits for an endpoint. */
const TIMEOUT_MS = 15_000;
/** Events that wait for their turn. Beyond it no more are read, and the gateway keeps them. */
const MAX_WAITING = 1_000;

/**
 * Sends events to one URL as signed webhooks, one after the other. A receiver that is slow or away delays neither what is
 * printed nor ends it.
 */
export class Forwarder {
  readonly description: string;
  readonly #options: ForwardOptions;
  readonly #client: TaskFlowClient;
  readonly #report: (line: string) => void;
  readonly #signal: AbortSignal;
  #waiting = 0;
  #turn: Promise<void> = Promise.resolve();

  constructor(options: ForwardOptions, client: TaskFlowClient, report: (line: string) => void, signal: AbortSignal) {
    this.#options = options;
    this.#client = client;
    this.#report = report;
    this.#signal = signal;
    const key = options.isNew ? `; the secret to verify them with is ${options.secret}` : "";
    this.description = `which are forwarded to ${options.url}${key}`;
  }

  /** Resolves at once, unless too many events wait. */
  async add(event: EventWithCursor): Promise<void> {
    this.#waiting++;
    this.#turn = this.#turn.then(async () => {
      if (this.#signal.aborted) return;
      await this.#forward(event);
      if (!this.#signal.aborted) this.#waiting--;
    });
    if (this.#waiting > MAX_WAITING) await this.#turn;
  }

  /** Waits for the events in turn, or reports how many were dropped by a signal to stop. */
  async end(): Promise<void> {
    await this.#turn;
    if (this.#waiting > 0) this.#report(`Not forwarded: ${this.#waiting} events.`);
  }

  async #forward(event: EventWithCursor): Promise<void> {
    const name = `${event.type} ${event.eventId}`;
    for (const ms of [...PAUSES_MS, undefined]) {
      const started = Date.now();
      const outcome = await this.#attempt(event).catch(reasonOf);
      if (this.#signal.aborted) return;
      const isDone = typeof outcome === "number" && outcome >= 200 && outcome < 300;
      const next = isDone ? "" : ms === undefined ? ", given up" : `, again in ${ms / 1000} s`;
      this.#report(`${name}: ${outcome} (${Date.now() - started} ms)${next}`);
      if (isDone || ms === undefined) return;
      await pause(ms, undefined, { signal: this.#signal }).catch(() => undefined);
    }
  }

  /** The status of the answer. */
  async #attempt(event: EventWithCursor): Promise<number> {
    const { url, secret } = this.#options;
    const { flow } = await this.#client.getFlow({ flowId: event.flowId }, { signal: this.#signal });
    const body = messageOf(event, flow);
    const at = new Date();
    const response = await fetch(url, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.any([this.#signal, AbortSignal.timeout(TIMEOUT_MS)]),
      headers: {
        "content-type": "application/json",
        "webhook-id": event.eventId,
        "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
        "webhook-signature": new Webhook(secret).sign(event.eventId, at, body),
      },
      body,
    });
    await response.body?.cancel();
    return response.status;
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof TaskFlowError) return error.message;
  const { name, message, cause } = error as Error;
  if (name === "TimeoutError") return `no answer within ${TIMEOUT_MS / 1000} s`;
  const reason = Object(cause) as { code?: string; message?: string };
  return `no answer (${reason.code ?? reason.message ?? message})`;
}
