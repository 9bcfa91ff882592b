import type { FlowStatus, TaskStatus } from "./records.ts";

/** What happened to a flow or a task. */
export const EVENT_TYPES = [
  "flow.created",
  "flow.waiting",
  "flow.blocked",
  "flow.resumed",
  "flow.cancel_requested",
  "flow.succeeded",
  "flow.failed",
  "flow.cancelled",
  "flow.lost",
  "flow.deleted",
  "task.created",
  "task.claimed",
  "task.progress",
  "task.retrying",
  "task.succeeded",
  "task.failed",
  "task.timed_out",
  "task.cancelled",
  "task.lost",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** An applied change of a flow or a task. It never holds the flow's state or the session's metadata. */
export interface EventRecord {
  /** A UUIDv7 (RFC 9562). */
  eventId: string;
  /** The session key that owns the flow. It never appears in an answer. */
  ownerKey: string;
  type: EventType;
  /** Milliseconds since the Unix epoch. */
  occurredAt: number;
  flowId: string;
  /** Revision, status and step of the flow after the change. */
  revision: number;
  status: FlowStatus;
  currentStep?: string | undefined;
  /** Present if a task changed: its status and progress after the change. */
  taskId?: string | undefined;
  taskStatus?: TaskStatus | undefined;
  progressSummary?: string | undefined;
  /** The route whose request made the change. Absent: maintenance or the operator did. */
  routeId?: string | undefined;
}

/**
 * A place between two events of the journal. The store chooses the text; within one store all have the same length, and
 * sort as the events do. It is printable ASCII.
 */
export type EventPosition = string;

/** An event, and the position after it. */
export interface PlacedEvent {
  event: EventRecord;
  position: EventPosition;
}

export interface EventQuery {
  after: EventPosition;
  flowId?: string | undefined;
  /** Absent: all types. */
  types?: readonly EventType[] | undefined;
  limit: number;
  /** The page ends before an event with which it would have more bytes, however few events it has then. */
  maxBytes: number;
}

export type EventsRead =
  /** Oldest first. Every matching event before `position` is in this page or in an earlier one. */
  | { events: PlacedEvent[]; position: EventPosition }
  /** Events after the position were deleted. `oldest` is the position before the oldest event that is kept. */
  | { refused: "expired"; oldest: EventPosition }
  /** The position is none of this journal. */
  | { refused: "unknown" };

export interface Listening {
  stop(): void;
}

/** The journal of one session. */
export interface EventLog {
  read(query: EventQuery): Promise<EventsRead>;
  /** The position before the oldest event that is kept, or after the newest. */
  locate(place: "oldest" | "latest"): Promise<EventPosition>;
  /**
   * Calls `wake` once, when there may be events after the position, unless it is stopped before. A callback, not a
   * promise: thousands may wait for hours, and each costs memory.
   */
  listen(after: EventPosition, wake: () => void): Listening;
}
