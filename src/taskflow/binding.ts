import type { EventLog } from "../port/events.ts";
import type { MaintenanceSettings } from "./maintenance.ts";
import type { TaskQueues } from "./task-queues.ts";

/** A session, and who changes its flows. */
export interface Binding {
  sessionKey: string;
  /** Absent: the operator changes them. */
  routeId?: string | undefined;
  /** The journal of the session. */
  events?: EventLog | undefined;
  /** The queues of all sessions. Absent: no worker runs tasks. */
  queues?: TaskQueues | undefined;
}

export interface SessionSettings
  extends Pick<MaintenanceSettings, "retainKeysMs" | "retainEndedMs" | "maxMessages" | "maxMessageBytes"> {
  /** Active tasks that a flow may have. */
  maxActiveTasksPerFlow: number;
}
