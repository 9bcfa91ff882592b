import type { BoundTaskFlow, FlowChange, RevisionGuard } from "../host/bound-task-flow.ts";
import type { FlowRecord } from "../host/records.ts";
import { decideCancel } from "./cancel.ts";
import type { Clock } from "./clock.ts";
import type { FlowStore } from "./flow-store.ts";
import {
  changeFlow,
  type Effect,
  fail,
  finish,
  newFlow,
  requestCancel,
  resume,
  setWaiting,
} from "./flow-transitions.ts";
import { decideRunTask } from "./task-transitions.ts";

/** The flows of one session. Every read and write names the owner, so that no other session's flow is ever seen. */
export function bindSession(store: FlowStore, clock: Clock, sessionKey: string): BoundTaskFlow {
  const change = <Input extends RevisionGuard>(
    input: Input,
    effect: (input: Input, now: number, flow: FlowRecord) => Effect,
  ): Promise<FlowChange> =>
    store.change<FlowChange>({ ownerKey: sessionKey, flowId: input.flowId }, ({ flow }) => {
      const now = clock();
      const outcome = changeFlow(flow, input, (current) => effect(input, now, current), now);
      return outcome.applied ? { outcome, flow: outcome.flow } : { outcome };
    });

  return {
    sessionKey,
    createManaged: async (input) => {
      const flow = newFlow(sessionKey, input, clock());
      await store.insertFlow(flow);
      return { created: true, flow };
    },
    get: (flowId) => store.findFlow(sessionKey, flowId),
    list: (query) => store.listFlows(sessionKey, query),
    findLatest: () => store.latestFlow(sessionKey),
    resolve: async (token) =>
      (await store.findFlow(sessionKey, token)) ?? (token === sessionKey ? store.latestFlow(sessionKey) : undefined),
    getTaskSummary: (flowId) => store.taskSummary(sessionKey, flowId),
    setWaiting: (input) => change(input, setWaiting),
    resume: (input) => change(input, resume),
    finish: (input) => change(input, finish),
    fail: (input) => change(input, fail),
    requestCancel: (input) => change(input, (_input, now, flow) => requestCancel(flow, now)),
    cancel: (flowId) =>
      store.change({ ownerKey: sessionKey, flowId, withTasks: true }, (seen) => decideCancel(seen, clock())),
    runTask: (input) => {
      const { flowId, runtime, runId, childSessionKey } = input;
      const run = runId === undefined ? undefined : { runtime, runId, childSessionKey };
      return store.change({ ownerKey: sessionKey, flowId, ...(run && { run }) }, (seen) =>
        decideRunTask(seen, sessionKey, input, clock()),
      );
    },
  };
}
