import type { AttemptRecord } from "../port/endpoints.ts";
import type { StoredEndpoint } from "../taskflow/delivery-store.ts";
import { checkUrl } from "./check-url.ts";
import { Dispatcher } from "./dispatcher.ts";
import { HealthLog } from "./health-log.ts";
import { JournalFeed } from "./journal-feed.ts";
import { UNOBSERVED } from "./observer.ts";
import { Sender } from "./sender.ts";
import type { DeliveryOptions } from "./settings.ts";

/** The sender of outgoing webhooks. */
export interface Deliveries {
  /** Returns why a URL cannot be an endpoint's, as a sentence, or undefined. */
  checkUrl(url: string): string | undefined;
  /** Endpoints were created, changed or deleted, or deliveries made due. */
  changed(): void;
  /** Sends an `endpoint.test` with this id now, once. */
  test(endpoint: StoredEndpoint, id: string): Promise<AttemptRecord>;
  /** Waits up to `graceMs` milliseconds for the attempts under way. */
  stop(graceMs: number): Promise<void>;
}

/** Sends the events of all sessions to their endpoints, at least once each. */
export function startDeliveries(options: DeliveryOptions): Deliveries {
  const { store, time, logger, observer = UNOBSERVED } = options;
  const sender = new Sender(options);
  const health = new HealthLog(logger, observer);
  const dispatcher = new Dispatcher(options, sender, {
    attempted: (endpoint, outcome) => health.attempted(endpoint, outcome),
    disabled: () => feed.refresh(),
  });
  const feed = new JournalFeed({
    store,
    logger,
    now: () => time.now(),
    added: () => dispatcher.wake(),
    known: (endpointIds) => {
      health.know(endpointIds);
      dispatcher.know(endpointIds);
    },
  });
  return {
    checkUrl: (url) => checkUrl(url, sender.rules),
    changed: () => {
      feed.refresh();
      dispatcher.wake();
    },
    test: (endpoint, id) => sender.test(endpoint, id),
    stop: async (graceMs) => {
      await feed.stop();
      await dispatcher.stop(graceMs);
      sender.close();
    },
  };
}
