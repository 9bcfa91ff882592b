import type { ActionMethods, Input, Result } from "../../generated/sdk-methods.ts";
import { TaskFlowError } from "./errors.ts";
import { type EventsOptions, type EventWithCursor, iterateEvents } from "./events.ts";
import type { CallOptions } from "./options.ts";
import type { Flow, Task } from "./schemas.ts";
import { backOff } from "./wait.ts";
import { type WaitForFlowOptions, waitForFlow } from "./wait-for-flow.ts";
import { startWorker } from "./worker/start-worker.ts";
import type { TaskHandler } from "./worker/task-handler.ts";
import type { TaskWorker, WorkOptions } from "./worker/work-options.ts";

/** The flow of a change, and the revision that the change is based on. */
export interface RevisionGuard {
  flowId: string;
  expectedRevision: number;
}

export interface UpdateFlowOptions extends CallOptions {
  /** Maximum number of attempts. Default 10. */
  attempts?: number;
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
   * @example
   * const flow = await client.updateFlow(flowId, (current, guard) =>
   *   client.resumeFlow({ ...guard, stateJson: { before: current.stateJson ?? null } }),
   * );
   */
  readonly updateFlow: (
    flowId: string,
    change: (flow: Flow, guard: RevisionGuard) => Promise<{ flow: Flow } | undefined> | undefined,
    options?: UpdateFlowOptions,
  ) => Promise<Flow>;

  /**
   * Waits until the flow has ended or `until` returns true. The gateway reports each change of the flow as it is made;
   * where it cannot, the flow is read again and again, with growing pauses. The signal limits the wait, for example
   * `AbortSignal.timeout(60_000)`.
   *
   * @throws {TaskFlowError} `no_such_flow`; `flow_ended` when it has ended and is not as `until` says
   * @example
   * const flow = await client.waitForFlow(flowId, { signal: AbortSignal.timeout(60_000) });
   */
  readonly waitForFlow: (flowId: string, options?: WaitForFlowOptions) => Promise<Flow>;

  /**
   * All flows of the session, newest created first. The next page is fetched when the one before is used up; `limit` is
   * the size of a page.
   * @example
   * for await (const flow of client.flows({ status: ["running"] })) console.log(flow.goal);
   */
  readonly flows: (
    query?: Omit<Input<"listFlows">, "cursor">,
    options?: CallOptions,
  ) => AsyncGenerator<Flow, void, undefined>;

  /**
   * All tasks of the session, newest created first, without `inputJson` and `resultJson`. Fetches pages as `flows` does.
   * @example
   * for await (const task of client.tasks({ queue: "agents", status: ["running"] })) console.log(task.progressSummary);
   */
  readonly tasks: (
    query?: Omit<Input<"listTasks">, "cursor">,
    options?: CallOptions,
  ) => AsyncGenerator<Task, void, undefined>;

  /**
   * Runs the tasks of these queues with `handler`, until the worker is stopped. The worker claims tasks, sends heartbeats
   * while the handler runs, aborts the handler's signal when it must stop, and reports how it ended. It goes on by itself
   * after failures of the network and restarts of the gateway. The route needs the grant `worker`.
   *
   * @throws {RangeError} when `concurrency` is less than 1
   * @example
   * const worker = client.work("builds", async ({ task }, { signal, progress }) => {
   *   progress("Building");
   *   const response = await fetch("https://builds.example.com", { method: "POST", body: task.task, signal });
   *   return { terminalSummary: "Built", resultJson: { status: response.status } };
   * });
   * setTimeout(() => worker.stop({ graceMs: 10_000 }), 3_600_000);
   * await worker.done;
   */
  readonly work: (queues: string | readonly string[], handler: TaskHandler, options?: WorkOptions) => TaskWorker;

  /**
   * Events of the session, oldest first, and new ones as they happen. Continues by itself after failures of the network
   * and restarts of the gateway, and skips nothing. Returns when the signal aborts.
   *
   * @throws {TaskFlowError} `events_expired` when the gateway no longer keeps all events after the `cursor`, unless `onGap`
   * is `continue`; what else `list_events` is refused with
   * @example
   * for await (const event of client.events({ types: ["flow.succeeded"], position: "latest" })) {
   *   console.log(event.flowId, event.cursor);
   * }
   */
  readonly events: (options?: EventsOptions) => AsyncGenerator<EventWithCursor, void, undefined>;
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

    waitForFlow: (flowId, options) => waitForFlow(actions, read, flowId, options),

    work: (queues, handler, options) => startWorker(actions, queues, handler, options),

    events: (options) => iterateEvents(actions.listEvents, options),

    async *flows(query = {}, options) {
      for (let input: Input<"listFlows"> | undefined | "" = query; input; ) {
        const { flows, nextCursor }: Result<"listFlows"> = await actions.listFlows(input, options);
        yield* flows;
        input = nextCursor && { ...query, cursor: nextCursor };
      }
    },

    async *tasks(query = {}, options) {
      for (let input: Input<"listTasks"> | undefined | "" = query; input; ) {
        const { tasks, nextCursor }: Result<"listTasks"> = await actions.listTasks(input, options);
        yield* tasks;
        input = nextCursor && { ...query, cursor: nextCursor };
      }
    },
  };
}
