import { CONFIG_DEFAULTS } from "../../generated/defaults.ts";
import { MAX_ANSWER_BYTES } from "../port/answer-size.ts";
import {
  type BoundTaskFlow,
  type MutationName,
  type Mutations,
  RETAIN_MESSAGES_MS,
  type RequestKey,
  type RevisionGuard,
} from "../port/bound-task-flow.ts";
import type { EventLog } from "../port/events.ts";
import type { FlowRecord } from "../port/records.ts";
import type { Time } from "./believed-time.ts";
import { decideCancel } from "./cancel.ts";
import { type FlowEventType, flowEvent } from "./events.ts";
import type { ChangeTarget, Decision, FlowStore, KeyRecord, Seen } from "./flow-store.ts";
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
import { DEFAULT_MAINTENANCE, type MaintenanceSettings } from "./maintenance.ts";
import { decideRunTask } from "./task-transitions.ts";

export interface SessionSettings extends Pick<MaintenanceSettings, "retainKeysMs" | "maxMessages" | "maxMessageBytes"> {
  /** Active tasks that a flow may have. */
  maxActiveTasksPerFlow: number;
}

const DEFAULT_SETTINGS: SessionSettings = { ...DEFAULT_MAINTENANCE, ...CONFIG_DEFAULTS.Taskflow };

/** A session, and the route that changes its flows. */
export interface Binding {
  sessionKey: string;
  routeId: string;
  /** The journal of the session. */
  events?: EventLog | undefined;
}

/** The flows of one session. Every read and write names the owner, so that no other session's flow is ever seen. */
export function bindSession(
  store: FlowStore,
  time: Time,
  { sessionKey, routeId, events }: Binding,
  given: Partial<SessionSettings> = {},
): BoundTaskFlow {
  const settings = { ...DEFAULT_SETTINGS, ...given };
  const commands = commandsOf({ sessionKey, routeId }, time, settings);
  const keyRecord = (request: RequestKey): KeyRecord => {
    const { retainMs, bounds } = retentionOf(request, settings);
    const times = { now: time.earliest(), expiresAt: time.latest() + retainMs };
    return { ...request, ...times, ownerKey: sessionKey, bounds };
  };
  const change = <Outcome>({ target, decide }: Command<Outcome>): Promise<Outcome> => store.change(target, decide);

  return {
    sessionKey,
    events,
    createManaged: async (input) => {
      const now = time.wall();
      const flow = newFlow(sessionKey, input, now);
      await store.insertFlow(flow, flowEvent("flow.created", flow, { now, routeId }));
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
    runKeyed: (request, method, input, answer) => {
      const { target, decide } = commands[method](input);
      return store.changeKeyed(keyRecord(request), target, (seen) => {
        const { outcome, ...decided } = decide(seen);
        return { ...decided, outcome: answer(outcome) };
      });
    },
    keepAnswer: (request, answer) => store.changeKeyed(keyRecord(request), undefined, () => ({ outcome: answer })),
    findAnswer: (key) => store.findAnswer({ ownerKey: sessionKey, key, now: time.earliest() }),
  };
}

/** How far ahead a sender's times may be. */
const MAX_AHEAD_MS = 24 * 60 * 60_000;

/** While a clock is ahead that is not believed, a sender on the same machine says times that would keep its task for long. */
function heardTimes(time: Time) {
  const now = time.steady();
  return { now, latestEventAt: time.latest() > now ? now + MAX_AHEAD_MS : undefined };
}

/** How long the answer to a request is kept, in milliseconds, and within which bounds. */
function retentionOf({ kind }: RequestKey, settings: SessionSettings) {
  const { retainKeysMs, maxMessages, maxMessageBytes } = settings;
  if (kind === "key") return { retainMs: retainKeysMs, bounds: undefined };
  const retainMs = Math.max(retainKeysMs, RETAIN_MESSAGES_MS);
  return { retainMs, bounds: { maxKeys: maxMessages, maxBytes: maxMessageBytes } };
}

/** The reads that a change needs, and its decision. */
interface Command<Outcome, Target = ChangeTarget> {
  target: Target;
  decide: (seen: Seen) => Decision<Outcome>;
}

type Commands = {
  [M in MutationName]: (
    input: Mutations[M]["input"],
  ) => Command<Mutations[M]["outcome"], M extends "createManaged" ? undefined : ChangeTarget>;
};

function commandsOf(
  { sessionKey: ownerKey, routeId }: Binding,
  time: Time,
  { maxActiveTasksPerFlow }: SessionSettings,
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
    requestCancel: guarded(
      () => "flow.cancel_requested",
      (_input, now, flow) => requestCancel(flow, now),
    ),
    cancel: (flowId) => ({
      target: { ownerKey, flowId, withTasks: { maxBytes: MAX_ANSWER_BYTES }, activeTasks: 1 },
      decide: (seen) => decideCancel(seen, { now: time.latest(), routeId }),
    }),
    runTask: (input) => {
      const { flowId, runtime, runId, childSessionKey } = input;
      const run = runId === undefined ? undefined : { runtime, runId, childSessionKey };
      const rules = { ownerKey, routeId, maxActiveTasks: maxActiveTasksPerFlow };
      return {
        target: { ownerKey, flowId, activeTasks: maxActiveTasksPerFlow, ...(run && { run }) },
        decide: (seen) => decideRunTask(seen, input, { ...rules, ...heardTimes(time) }),
      };
    },
  };
}
