import { CONFIG_DEFAULTS } from "../../generated/defaults.ts";
import {
  type BoundTaskFlow,
  type CommandName,
  type KeyedMutations,
  RETAIN_MESSAGES_MS,
  type RequestKey,
} from "../port/bound-task-flow.ts";
import type { Time } from "./believed-time.ts";
import { bindTasks } from "./bind-tasks.ts";
import type { Binding, SessionSettings } from "./binding.ts";
import type { Command, CommandContext } from "./command.ts";
import type { CommandStore } from "./command-store.ts";
import type { KeyRecord } from "./flow-store.ts";
import { DEFAULT_MAINTENANCE } from "./maintenance.ts";

const DEFAULT_SETTINGS: SessionSettings = { ...DEFAULT_MAINTENANCE, ...CONFIG_DEFAULTS.Taskflow };

/** The flows of one session. Every read and write names the owner, so that no other session's flow is ever seen. */
export function bindSession(
  store: CommandStore,
  time: Time,
  { sessionKey, routeId, events, queues }: Binding,
  given: Partial<SessionSettings> = {},
): BoundTaskFlow {
  const settings = { ...DEFAULT_SETTINGS, ...given };
  const { maxActiveTasksPerFlow, retainEndedMs } = settings;
  const context = (): CommandContext => ({
    ownerKey: sessionKey,
    routeId,
    times: time.times(),
    maxActiveTasksPerFlow,
    retainEndedMs,
  });
  const command = <M extends CommandName>(method: M, input: KeyedMutations[M]["input"]): Command<M> => ({
    method,
    input,
    context: context(),
  });
  const change = <M extends CommandName>(method: M, input: KeyedMutations[M]["input"]) =>
    store.change(command(method, input), "outcome");
  const keyRecord = (request: RequestKey): KeyRecord => {
    const { retainMs, bounds } = retentionOf(request, settings);
    const times = { now: time.earliest(), expiresAt: time.latest() + retainMs };
    return { ...request, ...times, ownerKey: sessionKey, bounds };
  };

  return {
    sessionKey,
    events,
    tasks: queues && bindTasks({ ownerKey: sessionKey, store: store.tasks, queues, context, change }),
    get: (flowId) => store.findFlow(sessionKey, flowId),
    list: (query) => store.listFlows(sessionKey, query),
    findLatest: () => store.latestFlow(sessionKey),
    resolve: async (token) =>
      (await store.findFlow(sessionKey, token)) ?? (token === sessionKey ? store.latestFlow(sessionKey) : undefined),
    getTaskSummary: (flowId) => store.taskSummary(sessionKey, flowId),
    createManaged: (input) => change("createManaged", input),
    setWaiting: (input) => change("setWaiting", input),
    resume: (input) => change("resume", input),
    finish: (input) => change("finish", input),
    fail: (input) => change("fail", input),
    requestCancel: (input) => change("requestCancel", input),
    cancel: (flowId) => change("cancel", flowId),
    runTask: (input) => change("runTask", input),
    deleteFlow: (input) => change("deleteFlow", input),
    answer: (method, input) => store.change(command(method, input), "text"),
    runKeyed: (request, method, input) => store.changeKeyed(keyRecord(request), command(method, input)),
    keepAnswer: (request, answer) => store.keepAnswer(keyRecord(request), answer),
    findAnswer: (key) => store.findAnswer({ ownerKey: sessionKey, key, now: time.earliest() }),
  };
}

/** How long the answer to a request is kept, in milliseconds, and within which bounds. */
function retentionOf({ kind }: RequestKey, settings: SessionSettings) {
  const { retainKeysMs, maxMessages, maxMessageBytes } = settings;
  if (kind === "key") return { retainMs: retainKeysMs, bounds: undefined };
  const retainMs = Math.max(retainKeysMs, RETAIN_MESSAGES_MS);
  return { retainMs, bounds: { maxKeys: maxMessages, maxBytes: maxMessageBytes } };
}
