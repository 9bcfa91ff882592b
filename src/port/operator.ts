import type { BoundTaskFlow } from "./bound-task-flow.ts";
import type { AttemptRecord, EndpointRecord } from "./endpoints.ts";
import type { FlowStatus } from "./records.ts";

/** A page of what has a name, in the order of the store. */
export interface NamePage {
  /** The last name of the page before. Absent: the first page. */
  after?: string | undefined;
  limit: number;
}

/** How many tasks of a queue wait, and how many workers hold, each counted up to a bound. */
export interface QueueDepth {
  queue: string;
  waiting: number;
  running: number;
}

export interface QueuePage extends NamePage {
  /** The bound of each count. */
  atMost: number;
}

export interface AttemptLog {
  /** Oldest first. */
  attempts: AttemptRecord[];
  /** The beginning of the receiver's last answer. */
  responseHead?: Uint8Array | undefined;
}

/** What the operator of a host can see and change, in all sessions. Every read is bounded. */
export interface OperatorHost {
  /** Keys of the sessions that have flows. */
  listSessions(page: NamePage): Promise<string[]>;
  /** The flows, tasks and endpoints of a session. Changes have no route. */
  session(sessionKey: string): BoundTaskFlow;
  measureQueues(sessionKey: string, page: QueuePage): Promise<QueueDepth[]>;
  /** Endpoints of all sessions, oldest first. */
  listEndpoints(): Promise<EndpointRecord[]>;
  findAttempts(endpoint: EndpointRecord, eventId: string): Promise<AttemptLog | undefined>;
  /** How many deliveries are pending, counted up to `atMost`, and since when the oldest is. */
  measureDeliveries(atMost: number): Promise<{ pending: number; oldestAt?: number | undefined }>;
  /** Absent where that reads every flow. */
  countFlows?: (() => Promise<ReadonlyMap<FlowStatus, number>>) | undefined;
  readonly system: "sqlite" | "postgresql";
  /** Absent where no gateway answers, but its database is read. */
  readonly gateway?: RunningGateway | undefined;
}

export interface RunningGateway {
  startedAt: number;
  url: string;
  routes: () => RouteStatus[];
  readonly logLevel: string;
  /** Until the process ends. */
  setLogLevel: (level: string) => void;
}

export interface RouteStatus {
  routeId: string;
  session: string;
  path: string;
  /** False while no secret of it resolves. */
  served: boolean;
}
