import type { DeliveryStore } from "../../src/taskflow/delivery-store.ts";
import type { FlowStore } from "../../src/taskflow/flow-store.ts";

/** A store of this thread that keeps endpoints and deliveries. */
export type SendingFlowStore = FlowStore & { readonly deliveries: DeliveryStore };
