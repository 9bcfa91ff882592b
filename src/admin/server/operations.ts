import type { OperatorHost } from "../../port/operator.ts";
import { didYouMean } from "../../shared/did-you-mean.ts";
import { AdminError, type OperationName } from "../protocol.ts";
import { endpointOperations } from "./endpoint-operations.ts";
import { flowOperations } from "./flow-operations.ts";
import type { Handlers } from "./handlers.ts";
import { type Input, refuseUnknown, wordOf } from "./read-input.ts";
import { type About, statusOf } from "./status.ts";
import { taskOperations } from "./task-operations.ts";

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const OPERATIONS: Handlers<OperationName> = {
  status: async (host, input, about) => {
    refuseUnknown(input, []);
    return statusOf(host, about);
  },
  ...flowOperations,
  ...taskOperations,
  ...endpointOperations,
  "log-level": async ({ gateway }, input) => {
    refuseUnknown(input, ["level"]);
    if (!gateway) throw new AdminError("unavailable", "Only a running gateway has a log level.");
    const level = wordOf(input, "level", LOG_LEVELS);
    if (level !== undefined) gateway.setLogLevel(level);
    return { level: gateway.logLevel };
  },
};

/** Those that change something. */
export const CHANGES: ReadonlySet<string> = new Set<OperationName>([
  "flows.cancel",
  "tasks.retry",
  "tasks.cancel",
  "endpoints.redeliver",
]);

/** Performs an operation by its name, over a socket or in the process of the command. Rejects with `AdminError`. */
export function perform(host: OperatorHost, about: About, name: string, input: unknown): Promise<unknown> {
  if (!Object.hasOwn(OPERATIONS, name)) {
    const near = didYouMean(name, Object.keys(OPERATIONS));
    const hint = near === undefined ? "" : ` Did you mean ${near}?`;
    throw new AdminError("unknown_operation", `There is no operation ${JSON.stringify(name.slice(0, 40))}.${hint}`);
  }
  if (typeof input !== "object" || input === null || Array.isArray(input))
    throw new AdminError("invalid", "The input must be a JSON object.");
  return OPERATIONS[name as OperationName](host, input as Input, about);
}
