import { MAX_ANSWER_BYTES } from "../port/answer-size.ts";
import type { MutationName, Mutations, RevisionGuard } from "../port/bound-task-flow.ts";
import type { FlowRecord } from "../port/records.ts";
import type { Time } from "./believed-time.ts";
import type { Binding, SessionSettings } from "./binding.ts";
import { decideCancel, decideRequestCancel } from "./cancel.ts";
import { type FlowEventType, flowEvent } from "./events.ts";
import type { ChangeTarget, Decision, Seen } from "./flow-store.ts";
import { changeFlow, type Effect, fail, finish, newFlow, resume, setWaiting } from "./flow-transitions.ts";
import { decideRunTask } from "./task-transitions.ts";

/** The reads that a change needs, and its decision. */
export interface Command<Outcome, Target = ChangeTarget> {
  target: Target;
  decide: (seen: Seen) => Decision<Outcome>;
}

export type Commands = {
  [M in MutationName]: (
    input: Mutations[M]["input"],
  ) => Command<Mutations[M]["outcome"], M extends "createManaged" ? undefined : ChangeTarget>;
};

/** The changes of the flows of a session. */
export function commandsOf(
  { sessionKey: ownerKey, routeId }: Binding,
  time: Time,
  { maxActiveTasksPerFlow, retainEndedMs }: SessionSettings,
): Commands {
  const guarded =
    <Input extends RevisionGuard>(
      typeOf: (flow: FlowRecord) => FlowEventType,
      effect: (input: Input, now: number, flow: FlowRecord) => Effect,
    ) =>
    (input: Input): Command<Mutations["finish"]["outcome"]> => ({
      target: { ownerKey, flowId: input.flowId },
      decide: ({ flow }) => {
        const now = time.latest();
        const outcome = changeFlow(flow, input, (current) => effect(input, now, current), now);
        if (!outcome.applied) return { outcome };
        const event = flowEvent(typeOf(outcome.flow), outcome.flow, { now, routeId });
        return { outcome, flow: outcome.flow, events: [event] };
      },
    });

  const cancelRules = () => ({ now: time.latest(), routeId, retainEndedMs });
  return {
    createManaged: (input) => ({
      target: undefined,
      decide: () => {
        const now = time.wall();
        const flow = newFlow(ownerKey, input, now);
        return { outcome: { created: true, flow }, flow, events: [flowEvent("flow.created", flow, { now, routeId })] };
      },
    }),
    setWaiting: guarded(({ status }) => (status === "blocked" ? "flow.blocked" : "flow.waiting"), setWaiting),
    resume: guarded(() => "flow.resumed", resume),
    finish: guarded(() => "flow.succeeded", finish),
    fail: guarded(() => "flow.failed", fail),
    requestCancel: (input) => ({
      target: { ownerKey, flowId: input.flowId, activeTasks: 1, withWaiting: true },
      decide: (seen) => decideRequestCancel(seen, input, cancelRules()),
    }),
    cancel: (flowId) => ({
      target: { ownerKey, flowId, withTasks: { maxBytes: MAX_ANSWER_BYTES }, activeTasks: 1, withWaiting: true },
      decide: (seen) => decideCancel(seen, cancelRules()),
    }),
    runTask: (input) => {
      const { flowId, runtime, runId, childSessionKey } = input;
      const run = runId === undefined ? undefined : { runtime, runId, childSessionKey };
      const rules = { ownerKey, routeId, maxActiveTasks: maxActiveTasksPerFlow };
      return {
        target: { ownerKey, flowId, activeTasks: maxActiveTasksPerFlow, ...(run && { run }) },
        decide: (seen) => decideRunTask(seen, input, { ...rules, ...heardTimes(time), waitsFrom: time.queued() }),
      };
    },
  };
}

/** How far ahead a sender's times may be. */
const MAX_AHEAD_MS = 24 * 60 * 60_000;

/** While a clock is ahead that is not believed, a sender on the same machine says times that would keep its task for long. */
function heardTimes(time: Time) {
  const now = time.steady();
  return { now, latestEventAt: time.latest() > now ? now + MAX_AHEAD_MS : undefined };
}
