import { CONFIG_DEFAULTS } from "../../generated/defaults.ts";
import {
  type BoundTaskFlow,
  type KeyedMutations,
  type KeyedName,
  RETAIN_MESSAGES_MS,
  type RequestKey,
} from "../port/bound-task-flow.ts";
import type { Time } from "./believed-time.ts";
import { bindTasks } from "./bind-tasks.ts";
import type { Binding, SessionSettings } from "./binding.ts";
import { flowEvent } from "./events.ts";
import { type Command, commandsOf } from "./flow-commands.ts";
import type { ChangeTarget, FlowStore, KeyRecord } from "./flow-store.ts";
import { newFlow } from "./flow-transitions.ts";
import { DEFAULT_MAINTENANCE } from "./maintenance.ts";
import { type TaskCommand, taskCommandsOf } from "./task-commands.ts";

const DEFAULT_SETTINGS: SessionSettings = { ...DEFAULT_MAINTENANCE, ...CONFIG_DEFAULTS.Taskflow };

/** The flows of one session. Every read and write names the owner, so that no other session's flow is ever seen. */
export function bindSession(
  store: FlowStore,
  time: Time,
  { sessionKey, routeId, events, queues }: Binding,
  given: Partial<SessionSettings> = {},
): BoundTaskFlow {
  const settings = { ...DEFAULT_SETTINGS, ...given };
  const commands = commandsOf({ sessionKey, routeId }, time, settings);
  const taskCommands = taskCommandsOf({ sessionKey, routeId }, time, settings);
  const keyedCommands: KeyedCommands = { ...commands, ...taskCommands };
  const keyRecord = (request: RequestKey): KeyRecord => {
    const { retainMs, bounds } = retentionOf(request, settings);
    const times = { now: time.earliest(), expiresAt: time.latest() + retainMs };
    return { ...request, ...times, ownerKey: sessionKey, bounds };
  };
  const change = <Outcome>({ target, decide }: Command<Outcome>): Promise<Outcome> => store.change(target, decide);

  return {
    sessionKey,
    events,
    tasks: queues && bindTasks({ store: store.tasks, time, sessionKey, routeId, queues, commands: taskCommands }),
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
      const command = keyedCommands[method](input);
      const key = keyRecord(request);
      if ("settle" in command)
        return store.tasks.changeTaskKeyed(key, command.target, inText(command.decide, answer), command.settle);
      return store.changeKeyed(key, command.target, inText(command.decide, answer));
    },
    keepAnswer: (request, answer) => store.changeKeyed(keyRecord(request), undefined, () => ({ outcome: answer })),
    findAnswer: (key) => store.findAnswer({ ownerKey: sessionKey, key, now: time.earliest() }),
  };
}

type KeyedCommands = {
  [M in KeyedName]: (
    input: KeyedMutations[M]["input"],
  ) => Command<KeyedMutations[M]["outcome"], ChangeTarget | undefined> | TaskCommand<KeyedMutations[M]["outcome"]>;
};

/** The same decision, with the text of its outcome. */
function inText<Before, Outcome, Decided extends { outcome: Outcome }>(
  decide: (seen: Before) => Decided,
  textOf: (outcome: Outcome) => string,
): (seen: Before) => Omit<Decided, "outcome"> & { outcome: string } {
  return (seen) => {
    const decided = decide(seen);
    return { ...decided, outcome: textOf(decided.outcome) };
  };
}

/** How long the answer to a request is kept, in milliseconds, and within which bounds. */
function retentionOf({ kind }: RequestKey, settings: SessionSettings) {
  const { retainKeysMs, maxMessages, maxMessageBytes } = settings;
  if (kind === "key") return { retainMs: retainKeysMs, bounds: undefined };
  const retainMs = Math.max(retainKeysMs, RETAIN_MESSAGES_MS);
  return { retainMs, bounds: { maxKeys: maxMessages, maxBytes: maxMessageBytes } };
}
