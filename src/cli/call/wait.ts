import type { Flow, TaskFlowClient } from "../../../sdk/src/index.ts";
import type { ProgressLine } from "./progress-line.ts";

/** A wait outlasts a gateway that is restarted: about half a minute of failed reads. */
const PATIENT = { retries: 10, maxDelayMs: 5_000 };

/**
 * Reads the flow until it has ended or `timeoutMs` has passed; returns the flow as it was then.
 *
 * @throws {TaskFlowError} as `waitForFlow` of the SDK
 */
export async function waitForEnd(
  client: TaskFlowClient,
  flow: Flow,
  timeoutMs: number | undefined,
  progress: ProgressLine,
): Promise<Flow> {
  const signal = timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs);
  let latest = flow;
  const until = (seen: Flow): boolean => {
    latest = seen;
    progress.show(seen);
    return seen.endedAt !== undefined;
  };
  try {
    return await client.waitForFlow(flow.flowId, { until, retry: PATIENT, signal, maxDelayMs: 5_000 });
  } catch (error) {
    if (signal?.aborted) return latest;
    throw error;
  } finally {
    progress.end();
  }
}
