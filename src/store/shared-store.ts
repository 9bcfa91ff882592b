import type { PermitPool } from "../port/plugin-api.ts";
import type { FlowStore } from "../taskflow/flow-store.ts";

/** A store that several gateways use at once, and what else they share. */
export interface SharedStore extends FlowStore {
  readonly permits: PermitPool;
  /** Where it is, without a user or a password. */
  readonly place: string;
}
