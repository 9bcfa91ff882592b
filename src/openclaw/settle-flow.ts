import { setTimeout as delay } from "node:timers/promises";
import { type BoundTaskFlow, type FlowChange, PersistError } from "../port/bound-task-flow.ts";
import type { FlowRecord, JsonText } from "../port/records.ts";

/** What the runs of a flow have come to. */
export interface FlowResult {
  /** Of the run that ended last. */
  reply?: string;
  /** Of the run that failed first. */
  failure?: { taskId: string; error: string };
}

/** A revision that changed is read again; a store that cannot write is given time. */
const ATTEMPTS = 5;
const PAUSE_MS = 1_000;
const ENDED = new Set(["succeeded", "failed", "cancelled", "lost"]);

type Flows = Pick<BoundTaskFlow, "get" | "finish" | "fail">;

/**
 * Ends a flow with a result, at the revision that was read, so that no change of somebody else is lost. A flow that has
 * ended, or that is to be cancelled, stays as it is. Returns what the operator should know; undefined if all is well.
 */
export async function settleFlow(
  flows: Flows,
  flowId: string,
  result: FlowResult,
  pauseMs = PAUSE_MS,
): Promise<string | undefined> {
  let refusal = "";
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      const flow = await flows.get(flowId);
      if (!flow || ENDED.has(flow.status) || flow.cancelRequestedAt !== undefined) return undefined;
      const stateJson = result.reply === undefined ? undefined : withReply(flow.stateJson, result.reply);
      const change = await endFlow(flows, flow, result, stateJson);
      if (change.applied)
        return result.reply !== undefined && stateJson === undefined
          ? "its stateJson is not an object, so that the agent's reply is not stored"
          : undefined;
      refusal = change.code;
      if (change.code !== "revision_conflict") break;
    } catch (error) {
      if (!(error instanceof PersistError)) throw error;
      refusal = error.message;
      if (attempt < ATTEMPTS) await delay(pauseMs * attempt, undefined, { ref: false });
    }
  }
  return `it could not be ended: ${refusal}`;
}

function endFlow(
  flows: Flows,
  { flowId, revision: expectedRevision }: FlowRecord,
  { failure }: FlowResult,
  stateJson: JsonText | undefined,
): Promise<FlowChange> {
  const input = { flowId, expectedRevision, ...(stateJson !== undefined && { stateJson }) };
  return failure
    ? flows.fail({ ...input, blockedTaskId: failure.taskId, blockedSummary: failure.error })
    : flows.finish(input);
}

/** Undefined for a state that has no place for a reply. */
function withReply(stateJson: JsonText | undefined, reply: string): JsonText | undefined {
  const state: unknown = stateJson === undefined ? null : JSON.parse(stateJson);
  if (typeof state !== "object" || Array.isArray(state)) return undefined;
  return JSON.stringify({ ...state, reply });
}
