import { setTimeout as delay } from "node:timers/promises";
import { send } from "./client.ts";

/** A gateway sweeps 5 s after it has started, 60 s after it has started, and then every minute. */
const LEAST_MS_BETWEEN_SWEEPS = 50_000;
/** From the end of one flow to the end of the sweep. */
const SWEEP_MS = 1_000;
/** Sweeps of two gateways that belong together. */
const MOST_MS_APART = 20_000;
const POLL_MS = 100;
/** Of a session whose answers nobody compares. */
const PATH = "/plugins/webhooks/canary";

/**
 * Knows when OpenClaw gateways complete cancellations. Each does so on a separate clock: after one has, and before another
 * has, their answers differ.
 */
export class Sweeps {
  readonly #canaries: readonly Canary[];

  constructor(gateways: readonly Gateway[]) {
    this.#canaries = gateways.map((gateway) => new Canary(gateway));
  }

  /** Resolves when all gateways have swept equally often, and none is about to sweep. */
  async over(): Promise<void> {
    if (this.#areOver()) return;
    do {
      await delay(POLL_MS);
      await Promise.all(this.#canaries.map((canary) => canary.look()));
    } while (!this.#areOver());
    await delay(SWEEP_MS);
  }

  #areOver(): boolean {
    const times = this.#canaries.map(({ sweptAt }) => sweptAt);
    const first = Math.min(...times);
    return Math.max(...times) - first < MOST_MS_APART && Date.now() - first < LEAST_MS_BETWEEN_SWEEPS;
  }
}

/** Its URL is known when it has started. */
interface Gateway {
  readonly url: string;
}

/** A flow whose cancellation is complete after the next sweep. */
class Canary {
  /** When the last sweep was seen; 0: none yet. */
  sweptAt = 0;
  readonly #gateway: Gateway;
  #flowId: string | undefined;

  constructor(gateway: Gateway) {
    this.#gateway = gateway;
  }

  async look(): Promise<void> {
    if (this.#flowId !== undefined) {
      if ((await this.#ask({ action: "get_flow", flowId: this.#flowId })).status !== "cancelled") return;
      this.sweptAt = Date.now();
    }
    const { flowId, revision } = await this.#ask({ action: "create_flow", goal: "canary" });
    await this.#ask({ action: "request_cancel", flowId, expectedRevision: revision });
    this.#flowId = flowId;
  }

  async #ask(request: object): Promise<Flow> {
    const { status, body } = await send(this.#gateway.url, { path: PATH, body: JSON.stringify(request) });
    const flow = (body as { result?: { flow?: Flow } }).result?.flow;
    if (!flow) throw new Error(`${JSON.stringify(request)} was answered with ${status}: ${JSON.stringify(body)}`);
    return flow;
  }
}

interface Flow {
  flowId: string;
  revision: number;
  status: string;
}
