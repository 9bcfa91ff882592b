import type { AttemptRecord, DeliveryStatus, DisabledReason } from "../port/endpoints.ts";

/** What watches deliveries: metrics and traces. */
export interface DeliveryObserver {
  /** Does the work of one attempt, for example within a span. `undefined` stands for an attempt that was given up. */
  follow: <Made extends { attempt: AttemptRecord }>(
    type: string,
    work: () => Promise<Made | undefined>,
  ) => Promise<Made | undefined>;
  /** An attempt ended; `status` is the delivery's since then. */
  attempted(attempt: AttemptRecord, status: DeliveryStatus): void;
  disabled(reason: DisabledReason): void;
}

export const UNOBSERVED: DeliveryObserver = {
  follow: (_type, work) => work(),
  attempted: () => undefined,
  disabled: () => undefined,
};
