import type { Flow } from "./read-flows";

/** What a trigger's event goes by. */
export interface Event {
  /** When it happened, in milliseconds since the epoch by the gateway's clock. */
  time: (flow: Flow) => number;
  key: (flow: Flow) => string;
  /** Flows come newest created first: whether all that follow one are older by the event's time, too. */
  sorted: boolean;
  happened: (flow: Flow) => boolean;
}

export const EVENTS: Readonly<Record<string, Event>> = {
  flow_created: {
    time: ({ createdAt }) => createdAt,
    key: ({ flowId }) => flowId,
    sorted: true,
    happened: () => true,
  },
  flow_updated: {
    time: ({ updatedAt }) => updatedAt,
    key: ({ flowId, revision }) => `${flowId}:${revision}`,
    sorted: false,
    happened: ({ revision }) => revision > 0,
  },
};
