/** Reason for refusing or closing a connection. */
export type DropReason = "connections" | "connections_per_network" | "pipelined" | "stalled" | "unsent_bytes";
