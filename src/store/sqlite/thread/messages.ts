import { PersistError } from "../../../port/bound-task-flow.ts";
import { StoreError } from "../../store-error.ts";

/** What goes between the thread of a store and the one that it serves. Calls and their results come in order of time. */

/** To the thread. */
export type Call = [id: number, name: string, ...input: unknown[]];

/** From the thread: what has happened since the last message. */
export interface News {
  results: Result[];
  /** Owners of events that were committed. */
  owners: string[];
  /** Tasks that wait in their queues. */
  tasks: [ownerKey: string, queue: string][];
  /** How many changes each commit made durable. */
  commits: number[];
  /** What the operator should know. */
  warnings: string[];
  /** Why the store stops. */
  failure?: string | undefined;
}

export type Result = [id: number, value: unknown] | [id: number, value: undefined, error: SentError];

/** An error loses its class on the way. */
interface SentError {
  kind: "persist" | "store" | "other";
  error: unknown;
  uncertain: boolean;
}

export function sendable(error: unknown): SentError {
  const kind = error instanceof PersistError ? "persist" : error instanceof StoreError ? "store" : "other";
  return { kind, error, uncertain: error instanceof PersistError && error.uncertain };
}

export function received({ kind, error, uncertain }: SentError): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  if (kind === "store") return new StoreError(error.message);
  return kind === "persist" ? new PersistError(error.message, { cause: error.cause, uncertain }) : error;
}

/** What the thread starts with. */
export interface ThreadData {
  stateDir: string;
  /** Counts what is on the disk; see CommitMarks. */
  marks: SharedArrayBuffer;
}
