import type { AttemptRecord } from "../port/endpoints.ts";
import type { ClaimedDelivery, DeliveryOutcome, StoredEndpoint } from "../taskflow/delivery-store.ts";
import { Connections } from "./connections.ts";
import { forbiddenAddresses } from "./forbidden-addresses.ts";
import { createLookUp } from "./look-up.ts";
import { bodyOf, headersOf, secretsOf, TEST_TYPE, testBody } from "./message.ts";
import { UNOBSERVED } from "./observer.ts";
import { MAX_FAILING_MS, nextHealth, nextState } from "./retry.ts";
import type { DeliveryOptions } from "./settings.ts";
import { type Answer, post, type TransportRules } from "./transport.ts";

/** A delivery whose secret is not there, or whose records cannot be read, is tried again after this time. */
const NO_SECRET_MS = 60_000;
const UNREADABLE_MS = 1_000;
const NEVER = new AbortController().signal;

interface Sending {
  endpoint: StoredEndpoint;
  type: string;
  id: string;
  body: Buffer;
  secrets: readonly string[];
}

/** Makes attempts. */
export class Sender {
  readonly #options: DeliveryOptions;
  readonly #rules: TransportRules;
  readonly #connections = new Connections();

  constructor(options: DeliveryOptions) {
    const { settings, lookup = createLookUp() } = options;
    this.#options = options;
    this.#rules = { ...settings, forbidden: forbiddenAddresses(settings.allowPrivateNetworks), lookup };
  }

  get rules(): TransportRules {
    return this.#rules;
  }

  /** Sends a delivery. Never rejects; gives the delivery back when nothing was sent, or the signal was aborted. */
  async deliver(claimed: ClaimedDelivery, endpoint: StoredEndpoint, signal: AbortSignal): Promise<DeliveryOutcome> {
    const { time, settings, observer = UNOBSERVED } = this.#options;
    const secrets = this.#secretsOf(endpoint);
    if (secrets.length === 0) return giveBack(claimed, time.now() + NO_SECRET_MS);
    const { type, eventId: id } = claimed.event;
    const body = await this.#bodyOf(claimed).catch(() => undefined);
    if (!body) return giveBack(claimed, time.now() + UNREADABLE_MS);
    const sent = await this.#send({ endpoint, type, id, body, secrets }, signal);
    if (!sent) return giveBack(claimed);
    const { attempt, answer } = sent;
    const [endedAt, wall] = [time.now(), time.wall()];
    const ended = { answer, endedAt, wall, gainedMs: time.gained(MAX_FAILING_MS), random: Math.random() };
    const delivery = nextState(claimed.delivery, ended, settings.retryDelaysMs);
    observer.attempted(attempt, delivery.status);
    return {
      ...nameOf(claimed),
      attempt,
      responseHead: answer.head.length > 0 ? answer.head : undefined,
      delivery,
      endpoint: nextHealth(endpoint, ended),
    };
  }

  /** Sends a message that only tries the endpoint. */
  async test(endpoint: StoredEndpoint, id: string): Promise<AttemptRecord> {
    const at = this.#options.time.wall();
    const body = testBody(endpoint.endpointId, at);
    const secrets = this.#secretsOf(endpoint);
    // Nothing is sent without a signature.
    const sent = secrets.length > 0 && (await this.#send({ endpoint, type: TEST_TYPE, id, body, secrets }, NEVER));
    return sent ? sent.attempt : { delivered: false, at, durationMs: 0 };
  }

  close(): void {
    this.#connections.close();
  }

  async #send(
    { endpoint, type, id, body, secrets }: Sending,
    signal: AbortSignal,
  ): Promise<{ attempt: AttemptRecord; answer: Answer } | undefined> {
    const { time, observer = UNOBSERVED } = this.#options;
    const [at, started] = [time.wall(), performance.now()];
    const { url, endpointId } = endpoint;
    const message = {
      url,
      headers: headersOf(id, at, body, secrets),
      body,
      agent: this.#connections.of(endpointId, url),
    };
    return observer.follow(type, async () => {
      const answer = await post(message, this.#rules, signal);
      if (!answer) return undefined;
      const { status, error } = answer;
      const durationMs = Math.round(performance.now() - started);
      return { answer, attempt: { delivered: error === undefined, at, durationMs, status, error } };
    });
  }

  #secretsOf(endpoint: StoredEndpoint): readonly string[] {
    const { configuredSecrets, time } = this.#options;
    if (endpoint.source === "config") return configuredSecrets(endpoint) ?? [];
    return secretsOf(endpoint, time.wall());
  }

  /** With the records as they are now. */
  async #bodyOf({ ownerKey, event }: ClaimedDelivery): Promise<Buffer> {
    const { store, views } = this.#options;
    const { flowId, taskId } = event;
    const [flow, task] = await Promise.all([
      store.findFlow(ownerKey, flowId),
      taskId === undefined ? undefined : store.findTask(ownerKey, flowId, taskId),
    ]);
    return bodyOf({ event, flow, task }, views);
  }
}

/** No attempt was made: the delivery is due again, at once or at that time. */
export function giveBack(claimed: ClaimedDelivery, at = claimed.delivery.nextAttemptAt): DeliveryOutcome {
  const { attempts, lastStatus, lastError } = claimed.delivery;
  return {
    ...nameOf(claimed),
    delivery: { status: "pending", attempts, nextAttemptAt: at, lastStatus, lastError },
  };
}

function nameOf({ ownerKey, delivery, claim }: ClaimedDelivery) {
  return { ownerKey, endpointId: delivery.endpointId, eventId: delivery.eventId, claim };
}
