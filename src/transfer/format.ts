import { TRANSFER_KINDS, type TransferKind } from "../store/transfer.ts";

/** An export: a header, a line for each record, and a trailer. See docs/export.md. */

export const FORMAT = "taskflow-webhooks-export";
/** A reader of this version refuses every other one. */
export const FORMAT_VERSION = 1;

export interface Header {
  format: typeof FORMAT;
  version: typeof FORMAT_VERSION;
  /** The version of the program that wrote it. */
  product: string;
  /** RFC 3339. */
  exportedAt: string;
  store: "sqlite" | "postgresql";
  holds: readonly TransferKind[];
  /** Absent: all sessions. */
  session?: string | undefined;
  secrets: boolean;
}

export type Counts = Record<TransferKind, number>;

export interface Trailer {
  counts: Counts;
  /** Of the bytes of all lines before the trailer, in hexadecimal digits. */
  sha256: string;
}

export function noCounts(): Counts {
  return Object.fromEntries(TRANSFER_KINDS.map((kind) => [kind, 0])) as Counts;
}

/** Members that hold JSON as text. */
export const JSON_TEXTS: Partial<Record<string, readonly string[]>> = {
  flow: ["stateJson", "waitJson"],
  task: ["inputJson", "resultJson"],
  delivery: ["event"],
};
