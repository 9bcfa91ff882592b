import { readFileSync } from "node:fs";
import type { components } from "../../../generated/config-types.ts";

/** `gateway.limits`, every default filled in. */
export type GatewayLimits = Required<components["schemas"]["GatewayLimits"]>;

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
