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
import type { FlowRecord } from "../port/records.ts";
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
import { DEFAULT_MAINTENANCE, type MaintenanceSettings } from "./maintenance.ts";
import { decideRunTask } from "./task-transitions.ts";

export interface SessionSettings extends Pick<MaintenanceSettings, "retainKeysMs" | "maxMessages" | "maxMessageBytes"> {
  /** Active tasks that a flow may have. */
  maxActiveTasksPerFlow: number;
}

const DEFAULT_SETTINGS: SessionSettings = { ...DEFAULT_MAINTENANCE, ...CONFIG_DEFAULTS.Taskflow };

/** The flows of one session. Every read and write names the owner, so that no other session's flow is ever seen. */
export function bindSession(
  store: FlowStore,
  time: Time,
  sessionKey: string,
  given: Partial<SessionSettings> = {},
): BoundTaskFlow {
  const settings = { ...DEFAULT_SETTINGS, ...given };
  const commands = commandsOf(sessionKey, time, settings);
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
    runKeyed: (request, method, input, answer) => {
      const { target, decide } = commands[method](input);
      const { retainMs, bounds } = retentionOf(request, settings);
      const times = { now: time.earliest(), expiresAt: time.latest() + retainMs };
      return store.changeKeyed({ ...request, ...times, ownerKey: sessionKey, bounds }, target, (seen) => {
        const { outcome, ...decided } = decide(seen);
        return { ...decided, outcome: answer(outcome) };
      });
    },
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

function commandsOf(ownerKey: string, time: Time, { maxActiveTasksPerFlow }: SessionSettings): Commands {
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
      target: { ownerKey, flowId, withTasks: { maxBytes: MAX_ANSWER_BYTES }, activeTasks: 1 },
      decide: (seen) => decideCancel(seen, time.latest()),
    }),
    runTask: (input) => {
      const { flowId, runtime, runId, childSessionKey } = input;
      const run = runId === undefined ? undefined : { runtime, runId, childSessionKey };
      return {
        target: { ownerKey, flowId, activeTasks: maxActiveTasksPerFlow, ...(run && { run }) },
        decide: (seen) =>
          decideRunTask(seen, input, { ownerKey, ...heardTimes(time), maxActiveTasks: maxActiveTasksPerFlow }),
      };
    },
  };
}
