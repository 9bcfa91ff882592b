import type { LookupFunction } from "node:net";
import type { Logger } from "../port/plugin-api.ts";
import type { BelievedTime } from "../taskflow/believed-time.ts";
import type { DeliveryStore, StoredEndpoint } from "../taskflow/delivery-store.ts";
import type { FlowStore } from "../taskflow/flow-store.ts";
import type { Views } from "./message.ts";
import type { DeliveryObserver } from "./observer.ts";

/** What `taskflow.endpoints` says of sending. */
export interface DeliverySettings {
  /** The first retry comes after the first of them, and so on; after the last the delivery has failed. */
  retryDelaysMs: readonly number[];
  timeoutMs: number;
  /** CIDR blocks. */
  allowPrivateNetworks: readonly string[];
  allowHttp: boolean;
}

/** The store that deliveries are kept in. */
export type SendingStore = Pick<
  FlowStore,
  "findFlow" | "findTask" | "readEvents" | "locateEvents" | "onEvents" | "pollEventsMs"
> & {
  readonly deliveries: DeliveryStore;
};

export interface DeliveryOptions {
  store: SendingStore;
  /** Deliveries are due by the believed time: a wall clock that jumps neither delays nor hurries them. */
  time: Pick<BelievedTime, "now" | "wall" | "gained">;
  settings: DeliverySettings;
  logger: Logger;
  views: Views;
  /** What an endpoint of the configuration is signed with; undefined while there is no such secret. */
  configuredSecrets: (endpoint: StoredEndpoint) => readonly string[] | undefined;
  observer?: DeliveryObserver | undefined;
  /** Default: the system's. */
  lookup?: LookupFunction | undefined;
}
