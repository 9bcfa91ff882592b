/** How many records of a session a store has. */
export interface SessionCounts {
  flows: number;
  tasks: number;
  events: number;
  endpoints: number;
  deliveries: number;
  keys: number;
}

/** All that a store has of one session. */
export interface SessionData {
  count(): Promise<SessionCounts>;
  /** Deletes it in steps, and resolves to what was deleted. One that is interrupted can be run again. */
  forget(): Promise<SessionCounts>;
  close(): Promise<void>;
}

export const NO_DATA: Readonly<SessionCounts> = { flows: 0, tasks: 0, events: 0, endpoints: 0, deliveries: 0, keys: 0 };
