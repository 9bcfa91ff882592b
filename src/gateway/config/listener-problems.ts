import type { components } from "../../../generated/config-types.ts";
import type { ConfigProblem } from "../../shared/schema-errors/config-problem.ts";
import { describeValue } from "../../shared/schema-errors/describe-problems.ts";
import { bindAddress } from "./bind-address.ts";

type ListenerSection = components["schemas"]["WorkerHealth"] | components["schemas"]["MetricsListener"];

/** What is wrong with the address of a separate listener, which is at `path` of the file. */
export function listenerProblems(path: string, listener: ListenerSection | undefined): ConfigProblem[] {
  const bind: unknown = listener?.bind;
  if (typeof bind !== "string" || bindAddress(bind) !== undefined) return [];
  return [{ path: `${path}.bind`, found: describeValue(bind), expected: "loopback, lan or an IP address" }];
}
