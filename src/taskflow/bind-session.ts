import type { BoundTaskFlow, MutationName, Mutations, RevisionGuard } from "../host/bound-task-flow.ts";
import type { FlowRecord } from "../host/records.ts";
import type { Time } from "./believed-time.ts";
import { decideCancel } from "./cancel.ts";
import type { ChangeTarget, Decision, FlowStore, Seen } from "./flow-store.ts";
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
import { DEFAULT_MAINTENANCE } from "./maintenance.ts";
import { decideRunTask } from "./task-transitions.ts";

/**
 * The flows of one session. Every read and write names the owner, so that no other session's flow is ever seen.
 * `retainKeysMs`: how long the answer to a request with a key is kept.
 */
export function bindSession(
  store: FlowStore,
  time: Time,
  sessionKey: string,
  retainKeysMs = DEFAULT_MAINTENANCE.retainKeysMs,
): BoundTaskFlow {
  const commands = commandsOf(sessionKey, time);
  const change = <Outcome>({ target, decide }: Command<Outcome>): Promise<Outcome> => store.change(target, decide);

  return {
    sessionKey,
    createManaged: async (input) => {
      const flow = newFlow(sessionKey, input, time.wall());
      await store.insertFlow(flow);
      return { created: true, flow };
    },
    get: (flowId) => store.findFlow(sessionKey, flowId),
    list: (query) => store.listFlows(sessionKey, query),
    findLatest: () => store.latestFlow(sessionKey),
    resolve: async (token) =>
      (await store.findFlow(sessionKey, token)) ?? (token === sessionKey ? store.latestFlow(sessionKey) : undefined),
    getTaskSummary: (flowId) => store.taskSummary(sessionKey, flowId),
    setWaiting: (input) => change(commands.setWaiting(input)),
    resume: (input) => change(commands.resume(input)),
    finish: (input) => change(commands.finish(input)),
    fail: (input) => change(commands.fail(input)),
    requestCancel: (input) => change(commands.requestCancel(input)),
    cancel: (flowId) => change(commands.cancel(flowId)),
    runTask: (input) => change(commands.runTask(input)),
    once: (request, method, input, answer) => {
      const { target, decide } = commands[method](input);
      return store.changeOnce(
        { ...request, ownerKey: sessionKey, now: time.earliest(), expiresAt: time.latest() + retainKeysMs },
        target,
        (seen) => {
          const { outcome, ...decided } = decide(seen);
          return { ...decided, outcome: answer(outcome) };
        },
      );
    },
  };
}

/** What is read for a change, and what is decided on it. */
interface Command<Outcome, Target = ChangeTarget> {
  target: Target;
  decide: (seen: Seen) => Decision<Outcome>;
}

type Commands = {
  [M in MutationName]: (
    input: Mutations[M]["input"],
  ) => Command<Mutations[M]["outcome"], M extends "createManaged" ? undefined : ChangeTarget>;
};

function commandsOf(ownerKey: string, time: Time): Commands {
  const guarded =
    <Input extends RevisionGuard>(effect: (input: Input, now: number, flow: FlowRecord) => Effect) =>
    (input: Input): Command<Mutations["finish"]["outcome"]> => ({
      target: { ownerKey, flowId: input.flowId },
      decide: ({ flow }) => {
        const now = time.latest();
        const outcome = changeFlow(flow, input, (current) => effect(input, now, current), now);
        return outcome.applied ? { outcome, flow: outcome.flow } : { outcome };
      },
    });

  return {
    createManaged: (input) => ({
      target: undefined,
      decide: () => {
        const flow = newFlow(ownerKey, input, time.wall());
        return { outcome: { created: true, flow }, flow };
      },
    }),
    setWaiting: guarded(setWaiting),
    resume: guarded(resume),
    finish: guarded(finish),
    fail: guarded(fail),
    requestCancel: guarded((_input, now, flow) => requestCancel(flow, now)),
    cancel: (flowId) => ({
      target: { ownerKey, flowId, withTasks: true },
      decide: (seen) => decideCancel(seen, time.latest()),
    }),
    runTask: (input) => {
      const { flowId, runtime, runId, childSessionKey } = input;
      const run = runId === undefined ? undefined : { runtime, runId, childSessionKey };
      return {
        target: { ownerKey, flowId, ...(run && { run }) },
        decide: (seen) => decideRunTask(seen, ownerKey, input, time.latest()),
      };
    },
  };
}
