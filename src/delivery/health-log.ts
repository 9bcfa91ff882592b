import type { Logger } from "../port/plugin-api.ts";
import type { DeliveryOutcome, StoredEndpoint } from "../taskflow/delivery-store.ts";
import type { DeliveryObserver } from "./observer.ts";

const DISABLED = {
  requested: "an action asked for it",
  gone: "its receiver answered 410",
  failing: "every attempt of five days has failed",
};

/** Reports once when an endpoint begins to fail, when it answers again, and when it is disabled. */
export class HealthLog {
  readonly #logger: Logger;
  readonly #observer: Pick<DeliveryObserver, "disabled">;
  readonly #failing = new Set<string>();
  readonly #disabled = new Set<string>();

  constructor(logger: Logger, observer: Pick<DeliveryObserver, "disabled">) {
    this.#logger = logger;
    this.#observer = observer;
  }

  /** The endpoints that are enabled: of others nothing needs to be remembered. */
  know(endpointIds: readonly string[]): void {
    const known = new Set(endpointIds);
    for (const id of this.#failing) if (!known.has(id)) this.#failing.delete(id);
    for (const id of known) this.#disabled.delete(id);
  }

  attempted({ endpointId, url }: StoredEndpoint, { attempt, endpoint: health }: DeliveryOutcome): void {
    if (!attempt) return;
    const { status, error } = attempt;
    // The rest of the URL may be a secret.
    const fields = { endpointId, origin: URL.parse(url)?.origin, status, error };
    if (health?.enabled === false) this.#disable(endpointId, health.disabledReason, fields);
    else if (attempt.delivered && this.#failing.delete(endpointId))
      this.#logger.info("An endpoint accepts messages again.", fields);
    else if (!attempt.delivered && !this.#failing.has(endpointId)) {
      this.#failing.add(endpointId);
      this.#logger.warn("An endpoint does not accept messages. The gateway tries again.", fields);
    }
  }

  /** Attempts that were under way at the same time find the same. */
  #disable(endpointId: string, reason: keyof typeof DISABLED = "failing", fields: object): void {
    if (this.#disabled.has(endpointId)) return;
    this.#disabled.add(endpointId);
    this.#observer.disabled(reason);
    this.#logger.warn(
      `An endpoint was disabled: ${DISABLED[reason]}. Enable it with update_endpoint, or reload the configuration if it is part of that.`,
      { ...fields },
    );
  }
}
