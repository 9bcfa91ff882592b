import { readFileSync } from "node:fs";

/** `gateway.limits`. */
export interface GatewayLimits {
  connections: number;
  connectionsPerNetwork: number;
  /** Bytes of responses that are not sent yet. */
  unsentBytes: number;
}

export const DEFAULT_LIMITS: GatewayLimits = {
  connections: 10_000,
  connectionsPerNetwork: 2_000,
  unsentBytes: 64 * 1024 * 1024,
};

/** Descriptors for everything but connections: the store, the configuration and what it names, the log. */
const RESERVED = 64;

/** As many connections as this process has descriptors for; undefined where the system does not say. */
export function connectionsThatFit(): number | undefined {
  try {
    const [, files] = /^Max open files +(\d+)/m.exec(readFileSync("/proc/self/limits", "latin1")) ?? [];
    return files === undefined ? undefined : Math.max(1, Number(files) - RESERVED);
  } catch {
    return undefined;
  }
}
