import { MAX_ANSWER_BYTES } from "../port/answer-size.ts";
import type { KeyedMutations, MutationName, Mutations, RevisionGuard } from "../port/bound-task-flow.ts";
import type { FlowRecord } from "../port/records.ts";
import type { Times } from "./believed-time.ts";
import { decideCancel, decideRequestCancel } from "./cancel.ts";
import type { CommandContext } from "./command.ts";
import { decideDelete } from "./delete-flow.ts";
import { type FlowEventType, flowEvent } from "./events.ts";
import type { ChangeTarget, Decision, Seen } from "./flow-store.ts";
import { changeFlow, type Effect, fail, finish, newFlow, resume, setWaiting } from "./flow-transitions.ts";
import { decideRunTask } from "./task-transitions.ts";

/** The reads that a change needs, and its decision. A change without a target makes a new flow. */
export interface FlowPlan<Outcome, Target = ChangeTarget | undefined> {
  target: Target;
  decide: (seen: Seen) => Decision<Outcome>;
}

type FlowCommands = {
  [M in MutationName | "deleteFlow"]: (
    input: KeyedMutations[M]["input"],
    context: CommandContext,
  ) => FlowPlan<KeyedMutations[M]["outcome"], M extends "createManaged" ? undefined : ChangeTarget>;
};

/** The changes of flows. */
export const FLOW_COMMANDS: FlowCommands = {
  createManaged: (input, { ownerKey, routeId, times: { wall: now } }) => ({
    target: undefined,
    decide: () => {
      const flow = newFlow(ownerKey, input, now);
      return { outcome: { created: true, flow }, flow, events: [flowEvent("flow.created", flow, { now, routeId })] };
    },
  }),
  setWaiting: guarded(({ status }) => (status === "blocked" ? "flow.blocked" : "flow.waiting"), setWaiting),
  resume: guarded(() => "flow.resumed", resume),
  finish: guarded(() => "flow.succeeded", finish),
  fail: guarded(() => "flow.failed", fail),
  requestCancel: (input, context) => ({
    target: { ownerKey: context.ownerKey, flowId: input.flowId, activeTasks: 1, withWaiting: true },
    decide: (seen) => decideRequestCancel(seen, input, cancelRules(context)),
  }),
  cancel: (flowId, context) => ({
    target: {
      ownerKey: context.ownerKey,
      flowId,
      withTasks: { maxBytes: MAX_ANSWER_BYTES },
      activeTasks: 1,
      withWaiting: true,
    },
    decide: (seen) => decideCancel(seen, cancelRules(context)),
  }),
  deleteFlow: (input, { ownerKey, routeId, times }) => ({
    target: { ownerKey, flowId: input.flowId, activeTasks: 1, forDeletion: true },
    decide: (seen) => decideDelete(seen, input, { now: times.latest, routeId }),
  }),
  runTask: (input, { ownerKey, routeId, times, maxActiveTasksPerFlow }) => {
    const { flowId, runtime, runId, childSessionKey } = input;
    const run = runId === undefined ? undefined : { runtime, runId, childSessionKey };
    const rules = { ownerKey, routeId, maxActiveTasks: maxActiveTasksPerFlow };
    return {
      target: { ownerKey, flowId, activeTasks: maxActiveTasksPerFlow, ...(run && { run }) },
      decide: (seen) => decideRunTask(seen, input, { ...rules, ...heardTimes(times), waitsFrom: times.queued }),
    };
  },
};

function guarded<Input extends RevisionGuard>(
  typeOf: (flow: FlowRecord) => FlowEventType,
  effect: (input: Input, now: number, flow: FlowRecord) => Effect,
) {
  return (
    input: Input,
    { ownerKey, routeId, times: { latest: now } }: CommandContext,
  ): FlowPlan<Mutations["finish"]["outcome"], ChangeTarget> => ({
    target: { ownerKey, flowId: input.flowId },
    decide: ({ flow }) => {
      const outcome = changeFlow(flow, input, (current) => effect(input, now, current), now);
      if (!outcome.applied) return { outcome };
      const event = flowEvent(typeOf(outcome.flow), outcome.flow, { now, routeId });
      return { outcome, flow: outcome.flow, events: [event] };
    },
  });
}

function cancelRules({ routeId, times, retainEndedMs }: CommandContext) {
  return { now: times.latest, routeId, retainEndedMs };
}

/** How far ahead a sender's times may be. */
const MAX_AHEAD_MS = 24 * 60 * 60_000;

/** While a clock is ahead that is not believed, a sender on the same machine says times that would keep its task for long. */
function heardTimes({ steady: now, latest }: Times) {
  return { now, latestEventAt: latest > now ? now + MAX_AHEAD_MS : undefined };
}
