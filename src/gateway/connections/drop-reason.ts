/** Why a connection was refused or closed. */
export type DropReason = "connections" | "connections_per_network" | "pipelined" | "stalled" | "unsent_bytes";
