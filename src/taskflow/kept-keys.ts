import type { RequestKey } from "../port/bound-task-flow.ts";

/** Names what is kept of a request of an owner. */
export interface KeyName extends Pick<RequestKey, "key"> {
  ownerKey: string;
  now: number;
}

export interface KeyRecord extends RequestKey, KeyName {
  /** From then on the key can be reused. */
  expiresAt: number;
  /** A new one is refused while the owner has as many of its kind. Absent: it is kept, and a sweep deletes the oldest. */
  bounds?: KeyBounds | undefined;
}

/** How much is kept for one session. */
export interface KeyBounds {
  maxKeys: number;
  /** Of their answers. */
  maxBytes: number;
}
