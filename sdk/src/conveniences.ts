import type { ActionMethods, Input, Result } from "../../generated/sdk-methods.ts";
import { TaskFlowError } from "./errors.ts";
import type { CallOptions } from "./options.ts";
import type { Flow } from "./schemas.ts";
import { backOff } from "./wait.ts";

/** The flow of a change, and the revision that the change is based on. */
export interface RevisionGuard {
  flowId: string;
  expectedRevision: number;
}

export interface UpdateFlowOptions extends CallOptions {
  /** Maximum number of attempts. Default 10. */
  attempts?: number;
}

export interface WaitForFlowOptions extends CallOptions {
  /** Returns true when the wait is over. Default: when the flow has ended. */
  until?: (flow: Flow) => boolean;
  /** The pause before read n is a random part of this times 2ⁿ. Milliseconds, default 500. */
  baseDelayMs?: number;
  /** The longest pause. Milliseconds, default 10,000. */
  maxDelayMs?: number;
}

/** Helpers that combine several actions. */
export interface Conveniences {
  /**
   * Reads the flow and lets `change` decide on it; repeats this when another writer was faster (`revision_conflict`),
   * a bounded number of times. `change` returns the promise of the change that it makes, or nothing to leave the flow as
   * it is. The options are those of the reads; what `change` calls takes its own.
   *
   * @returns the flow as it is then
   * @throws {TaskFlowError} `no_such_flow`; `revision_conflict` when every attempt came too late; what else a change
   * ends with. When its answer is lost it is sent again only where the gateway keeps its idempotency key.
   */
  readonly updateFlow: (
    flowId: string,
    change: (flow: Flow, guard: RevisionGuard) => Promise<{ flow: Flow } | undefined> | undefined,
    options?: UpdateFlowOptions,
  ) => Promise<Flow>;

  /**
   * Reads the flow again and again, with growing pauses, until it has ended or is as `until` says. How long at most,
   * the signal says, for example `AbortSignal.timeout(60_000)`.
   *
   * @throws {TaskFlowError} `no_such_flow`; `flow_ended` when it has ended and is not as `until` says
   */
  readonly waitForFlow: (flowId: string, options?: WaitForFlowOptions) => Promise<Flow>;

  /**
   * All flows of the session, newest created first. The next page is fetched when the one before is used up; `limit` is
   * the size of a page.
   */
  readonly flows: (
    query?: Omit<Input<"listFlows">, "cursor">,
    options?: CallOptions,
  ) => AsyncGenerator<Flow, void, undefined>;
}

export function conveniences(actions: ActionMethods<CallOptions>): Conveniences {
  const read = async (flowId: string, options: CallOptions): Promise<Flow> => {
    const { flow } = await actions.getFlow({ flowId }, options);
    if (!flow) throw new TaskFlowError("no_such_flow", { action: "get_flow", code: "no_such_flow" });
    return flow;
  };

  return {
    async updateFlow(flowId, change, { attempts = 10, ...options } = {}) {
      for (let n = 1; ; n++) {
        const flow = await read(flowId, options);
        try {
          return (await change(flow, { flowId, expectedRevision: flow.revision }))?.flow ?? flow;
        } catch (error) {
          if (n >= attempts || !(error instanceof TaskFlowError) || error.code !== "revision_conflict") throw error;
          // Of those who decided on one revision, one was in time; a random pause keeps the rest from meeting again.
          await backOff(n, 20, 1000, options.signal);
        }
      }
    },

    async waitForFlow(flowId, { until, baseDelayMs = 500, maxDelayMs = 10_000, ...options } = {}) {
      for (let n = 0; ; n++) {
        const flow = await read(flowId, options);
        if (until ? until(flow) : flow.endedAt) return flow;
        // It would be waited for in vain, until somebody reopens it.
        if (flow.endedAt)
          throw new TaskFlowError(`flow is ${flow.status}`, { action: "get_flow", code: "flow_ended", current: flow });
        await backOff(n, baseDelayMs, maxDelayMs, options.signal);
      }
    },

    async *flows(query = {}, options) {
      for (let input: Input<"listFlows"> | undefined | "" = query; input; ) {
        const { flows, nextCursor }: Result<"listFlows"> = await actions.listFlows(input, options);
        yield* flows;
        input = nextCursor && { ...query, cursor: nextCursor };
      }
    },
  };
}
