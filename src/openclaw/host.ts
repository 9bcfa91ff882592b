import { inspect } from "node:util";
import { BoundedRecords } from "../port/answer-size.ts";
import {
  type BoundTaskFlow,
  type Cancellation,
  type FlowChange,
  type FlowPage,
  type FlowPosition,
  type ListFlowsQuery,
  PersistError,
  type TaskCreation,
} from "../port/bound-task-flow.ts";
import type { Logger, PluginHost } from "../port/plugin-api.ts";
import type { FlowRecord, JsonText, TaskRecord } from "../port/records.ts";
import type {
  JsonValue,
  OpenClawApi,
  OpenClawCancel,
  OpenClawCancellation,
  OpenClawChange,
  OpenClawFlow,
  OpenClawFlows,
  OpenClawTask,
  OpenClawTaskCreation,
  WithJsonValues,
} from "./api.ts";
import { RememberedAnswers } from "./remembered-answers.ts";
import { SubagentExecutor } from "./subagent-executor.ts";

/** A gateway that loads its configuration again registers the plugin again: what is remembered stays. */
const ANSWERS = new RememberedAnswers();
const EXECUTOR = new SubagentExecutor();

/** The port, served by an OpenClaw gateway. `routeSecrets` finds what the gateway did not resolve itself. */
export function openClawHost(api: OpenClawApi, routeSecrets: PluginHost["routeSecrets"]): PluginHost {
  const { trustedProxies = [], allowRealIpFallback = false } = api.config.gateway ?? {};
  // Its lines take a message alone.
  const logger: Logger = {
    info: (message) => api.logger.info(message),
    warn: (message) => api.logger.warn(message),
    error: (message, fields) => api.logger.error(withFields(message, fields)),
  };
  return {
    pluginConfig: api.pluginConfig ?? {},
    routeSecrets,
    now: Date.now,
    logger,
    clientAddress: { trustedProxies, allowRealIpFallback },
    registerHttpRoute: ({ path, handler }) =>
      api.registerHttpRoute({
        path,
        auth: "plugin",
        match: "exact",
        replaceExisting: true,
        handler: (req, res) => handler(req, res),
      }),
    bindSession: (sessionKey, routeId) => {
      const { tasks, subagent } = api.runtime;
      const bound = tasks.managedFlows.bindSession({ sessionKey });
      const awaited = tasks.async?.managedFlows.bindSession({ sessionKey }) ?? bound;
      const flows = boundTaskFlow(sessionKey, awaited, bound, api.config);
      if (!subagent) return withAnswers(flows);
      const binding = { subagent, sessionKey, routeId, flows, logger };
      return {
        ...withAnswers(flows),
        withSubagent: () => withAnswers({ ...flows, runTask: EXECUTOR.runTaskOf(binding) }),
      };
    },
  };
}

type Flows = Omit<BoundTaskFlow, "runKeyed" | "keepAnswer" | "findAnswer">;

/** The keyed stores of this host are for bundled and official plugins alone, on 2026.5 and on 2026.9. */
function withAnswers(flows: Flows): BoundTaskFlow {
  return { ...flows, ...ANSWERS.of(flows.sessionKey, flows) };
}

function withFields(message: string, { requestId, err }: Record<string, unknown> = {}): string {
  const id = typeof requestId === "string" && `Request ${requestId}.`;
  return [message, id, err && inspect(err)].filter(Boolean).join(" ");
}

function boundTaskFlow(
  sessionKey: string,
  flows: OpenClawFlows,
  native: OpenClawCancel,
  cfg: OpenClawApi["config"],
): Flows {
  const create = (input: Parameters<OpenClawFlows["createManaged"]>[0]) =>
    flows.tryCreateManaged ? flows.tryCreateManaged(input) : flows.createManaged(input);
  return {
    sessionKey,
    createManaged: async (input) => {
      const flow = await write(() => create(withValues(input)));
      if (!flow) throw new PersistError("The gateway could not store the flow.");
      return { created: true, flow: flowRecord(flow) };
    },
    get: async (flowId) => recordIfAny(await read(() => flows.get(flowId))),
    list: async (query) => page(await read(() => flows.list()), query),
    findLatest: async () => recordIfAny(await read(() => flows.findLatest())),
    resolve: async (token) => recordIfAny(await read(() => flows.resolve(token))),
    getTaskSummary: (flowId) => read(() => flows.getTaskSummary(flowId)),
    setWaiting: async (input) => changeOf(await write(() => flows.setWaiting(withValues(input)))),
    resume: async (input) => changeOf(await write(() => flows.resume(withValues(input)))),
    finish: async (input) => changeOf(await write(() => flows.finish(withValues(input)))),
    fail: async (input) => changeOf(await write(() => flows.fail(withValues(input)))),
    requestCancel: async (input) => changeOf(await write(() => flows.requestCancel(input))),
    cancel: async (flowId) => cancellationOf(await write(() => native.cancel({ flowId, cfg }))),
    runTask: async (input) => taskCreationOf(await write(() => flows.runTask(input))),
  };
}

/** What this gateway tells in sentences, in the words of the port. Any other sentence is a refusal without a code. */
const TASK_REFUSALS = {
  "Flow cancellation has already been requested.": "cancel_requested",
  "Flow does not accept managed child tasks.": "not_managed",
  "TaskFlow does not accept managed child tasks.": "not_managed",
} as const;
const CANCEL_REFUSALS = {
  "One or more child tasks are still active.": "cancel_pending",
  "Flow changed while cancellation was in progress.": "revision_conflict",
} as const;
const NOT_STORED = /^(?:Flow|Task|TaskFlow) persistence failed\.$/;
const ENDED = /^Flow is already /;

function codeOf<Code>(sentence: string, refusals: Readonly<Record<string, Code>>): Code | "terminal" | undefined {
  if (NOT_STORED.test(sentence)) throw new PersistError(sentence);
  return Object.hasOwn(refusals, sentence) ? refusals[sentence] : ENDED.test(sentence) ? "terminal" : undefined;
}

type Work<Result> = () => Result | Promise<Result>;

/**
 * A store that cannot write throws on 2026.5, and may on newer gateways. What was to be written may be in memory by then:
 * 2026.5 keeps it there.
 */
function write<Result>(work: Work<Result>): Promise<Result> {
  return attempt(work, "The gateway could not store the change.", { uncertain: true });
}

/** A store that cannot be read has changed nothing. */
function read<Result>(work: Work<Result>): Promise<Result> {
  return attempt(work, "The gateway could not read its store.", { uncertain: false });
}

async function attempt<Result>(work: Work<Result>, message: string, options: { uncertain: boolean }): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw isStorageError(error) ? new PersistError(message, { cause: error, ...options }) : error;
  }
}

function isStorageError(error: unknown): boolean {
  const { code, message, cause } = error as NodeJS.ErrnoException;
  return code === "ERR_SQLITE_ERROR" || NOT_STORED.test(message) || (cause instanceof Error && isStorageError(cause));
}

function changeOf(change: OpenClawChange): FlowChange {
  if (change.applied) return { applied: true, flow: flowRecord(change.flow) };
  const { code, current } = change;
  if (code === "persist_failed") throw new PersistError("The gateway could not store the change.");
  return { applied: false, code, ...(current && { current: flowRecord(current) }) };
}

function taskCreationOf(creation: OpenClawTaskCreation): TaskCreation {
  if (creation.created)
    return { created: true, flow: flowRecord(creation.flow), task: taskRecord(creation.task, creation.flow.flowId) };
  const { found, reason, flow } = creation;
  const code = found ? (codeOf(reason, TASK_REFUSALS) ?? "task_not_created") : "not_found";
  return { created: false, code, reason, ...(flow && { flow: flowRecord(flow) }) };
}

function cancellationOf({ found, cancelled, reason, flow, tasks }: OpenClawCancellation): Cancellation {
  const seen = {
    ...(flow && { flow: flowRecord(flow) }),
    ...(flow && tasks && { tasks: tasks.map((task) => taskRecord(task, flow.flowId)) }),
  };
  if (cancelled) return { cancelled, ...seen };
  const sentence = reason ?? "The gateway refused the cancellation.";
  const code = found ? (codeOf(sentence, CANCEL_REFUSALS) ?? "cancel_rejected") : "not_found";
  return { cancelled, code, reason: sentence, ...seen };
}

/** The gateway returns all flows at once; its order decides, so that flows of one millisecond are not lost between pages. */
function page(flows: OpenClawFlow[], query: ListFlowsQuery): FlowPage {
  const { limit, maxBytes = Number.POSITIVE_INFINITY, after, statuses } = query;
  const rest = after ? flows.slice(placeAfter(flows, after)) : flows;
  const wanted = new BoundedRecords<FlowRecord>({ limit, maxBytes });
  for (const flow of rest) if ((!statuses || statuses.includes(flow.status)) && !wanted.add(flowRecord(flow))) break;
  return { flows: wanted.items, more: wanted.more };
}

/** Behind the flow itself; where it has been deleted since, behind all that are as young. */
function placeAfter(flows: OpenClawFlow[], { flowId, createdAt }: FlowPosition): number {
  const place = flows.findIndex((flow) => flow.flowId === flowId);
  if (place >= 0) return place + 1;
  const older = flows.findIndex((flow) => flow.createdAt < createdAt);
  return older < 0 ? flows.length : older;
}

function recordIfAny(flow: OpenClawFlow | undefined): FlowRecord | undefined {
  return flow && flowRecord(flow);
}

function flowRecord({ stateJson, waitJson, ...flow }: OpenClawFlow): FlowRecord {
  return {
    ...flow,
    ...(stateJson !== undefined && { stateJson: JSON.stringify(stateJson) }),
    ...(waitJson !== undefined && { waitJson: JSON.stringify(waitJson) }),
  };
}

function taskRecord(task: OpenClawTask, flowId: string): TaskRecord {
  return { ...task, parentFlowId: task.parentFlowId ?? flowId };
}

/** This host takes values: integers beyond 2^53 are rounded to a double here. */
function withValues<Input extends FreeForm>(input: Input): WithJsonValues<Input> {
  const { stateJson, waitJson } = input;
  return {
    ...input,
    ...(stateJson !== undefined && { stateJson: JSON.parse(stateJson) as JsonValue }),
    ...(waitJson !== undefined && { waitJson: JSON.parse(waitJson) as JsonValue }),
  } as WithJsonValues<Input>;
}

interface FreeForm {
  stateJson?: JsonText;
  waitJson?: JsonText;
}
