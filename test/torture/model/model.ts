/**
 * A model of flows, as reference/behaviour.md describes them, without times, stores or the service's types. The model
 * is small enough to verify by reading. A flow is identified by the number of its creation.
 */

export interface ModelFlow {
  flow: number;
  owner: string;
  status: string;
  revision: number;
  goal: string;
  currentStep?: string;
  blockedTaskId?: string;
  blockedSummary?: string;
  stateJson?: string;
  waitJson?: string;
  cancelRequested: boolean;
  ended: boolean;
  tasks: ModelTask[];
}

export interface ModelTask {
  runtime: string;
  runId?: string;
  childSessionKey?: string;
  task: string;
  label?: string;
}

type Strings = "currentStep" | "blockedTaskId" | "blockedSummary";
type Fields = { [Name in Strings]?: string | null } & { stateJson?: string; waitJson?: string };

/** A flow is identified by its number, and a flow that does not exist by -1. */
export type Command =
  | { kind: "create"; owner: string; goal: string; status?: string; fields: Fields }
  | { kind: "get" | "summary" | "cancel"; owner: string; flow: number }
  | { kind: "latest"; owner: string }
  | { kind: "list"; owner: string; limit: number }
  | { kind: "resolve"; owner: string; flow: number }
  | { kind: "resolveKey"; owner: string; key: string }
  | { kind: Change; owner: string; flow: number; expectedRevision: number; status?: string; fields: Fields }
  | { kind: "runTask"; owner: string; flow: number; task: ModelTask; preferMetadata: boolean };
type Change = "setWaiting" | "resume" | "finish" | "fail" | "requestCancel";

type Shown = Omit<ModelFlow, "owner" | "tasks">;

/** The flows of all owners, in order of creation. */
export class Model {
  readonly flows: ModelFlow[];

  constructor(flows: ModelFlow[] = []) {
    this.flows = flows;
  }

  copy(): Model {
    return new Model(this.flows.map((flow) => ({ ...flow, tasks: flow.tasks.map((task) => ({ ...task })) })));
  }

  /** Applies a command to the model and returns its result. `flow` is the number of a new flow. */
  apply(command: Command, flow: number): unknown {
    switch (command.kind) {
      case "create":
        return this.#create(command, flow);
      case "get":
      case "resolve":
        return shownIfAny(this.#find(command));
      case "latest":
        return shownIfAny(this.#of(command.owner).at(-1));
      case "resolveKey":
        return command.key === command.owner ? shownIfAny(this.#of(command.owner).at(-1)) : undefined;
      case "list": {
        const all = this.#of(command.owner).toReversed();
        return { flows: all.slice(0, command.limit).map(shown), more: all.length > command.limit };
      }
      case "summary": {
        const found = this.#find(command);
        return found && { total: found.tasks.length, active: found.tasks.length };
      }
      case "cancel":
        return cancel(this.#find(command));
      case "runTask":
        return runTask(this.#find(command), command);
      default:
        return change(this.#find(command), command);
    }
  }

  #create({ owner, goal, status = "queued", fields }: Extract<Command, { kind: "create" }>, flow: number): unknown {
    const created: ModelFlow = {
      flow,
      owner,
      status,
      revision: 0,
      goal,
      cancelRequested: false,
      ended: false,
      tasks: [],
    };
    set(created, fields);
    this.flows.push(created);
    this.flows.sort((a, b) => a.flow - b.flow);
    return { created: true, flow: shown(created) };
  }

  #of(owner: string): ModelFlow[] {
    return this.flows.filter((flow) => flow.owner === owner);
  }

  #find({ owner, flow }: { owner: string; flow: number }): ModelFlow | undefined {
    return this.flows.find((known) => known.flow === flow && known.owner === owner);
  }
}

function change(flow: ModelFlow | undefined, command: Extract<Command, { kind: Change }>): unknown {
  if (!flow) return { applied: false, code: "not_found" };
  if (flow.revision !== command.expectedRevision)
    return { applied: false, code: "revision_conflict", current: shown(flow) };
  const { fields, kind } = command;
  flow.revision += 1;
  if (kind === "requestCancel") flow.cancelRequested = true;
  else {
    set(flow, fields);
    const blocked = Boolean(fields.blockedTaskId || fields.blockedSummary);
    flow.status = {
      setWaiting: blocked ? "blocked" : "waiting",
      resume: command.status ?? "queued",
      finish: "succeeded",
      fail: "failed",
    }[kind];
    flow.ended = kind === "finish" || kind === "fail";
    if (kind === "resume" || kind === "finish") unblock(flow);
    if (kind !== "setWaiting") flow.waitJson = "null";
  }
  return { applied: true, flow: shown(flow) };
}

function cancel(flow: ModelFlow | undefined): unknown {
  if (!flow) return { cancelled: false, code: "not_found" };
  const tasks = flow.tasks.length;
  if (flow.ended) return { cancelled: false, code: "terminal", flow: shown(flow), tasks };
  if (!flow.cancelRequested) flow.revision += 1;
  flow.cancelRequested = true;
  if (tasks > 0) return { cancelled: false, code: "cancel_pending", flow: shown(flow), tasks };
  flow.revision += 1;
  Object.assign(flow, { status: "cancelled", ended: true, waitJson: "null" });
  unblock(flow);
  return { cancelled: true, flow: shown(flow), tasks };
}

function runTask(
  flow: ModelFlow | undefined,
  { task, preferMetadata }: Extract<Command, { kind: "runTask" }>,
): unknown {
  if (!flow) return { created: false, code: "not_found" };
  const refused = (code: string) => ({ created: false, code, flow: shown(flow) });
  if (flow.cancelRequested) return refused("cancel_requested");
  if (flow.ended) return refused("terminal");
  if (task.childSessionKey?.startsWith("agent:elsewhere:")) return refused("task_not_created");
  const known = flow.tasks.find(
    ({ runtime, runId, childSessionKey }) =>
      runId !== undefined &&
      runId === task.runId &&
      runtime === task.runtime &&
      childSessionKey === task.childSessionKey,
  );
  if (!known) flow.tasks.push({ ...task });
  else if (preferMetadata) Object.assign(known, { task: task.task, ...(task.label && { label: task.label }) });
  else if (!known.label && task.label) known.label = task.label;
  return { created: true, flow: shown(flow), task: { ...(known ?? task) } };
}

/** An absent field stays unchanged; null clears the field. */
function set(flow: ModelFlow, { stateJson, waitJson, ...strings }: Fields): void {
  for (const [name, value] of Object.entries(strings) as [Strings, string | null][])
    if (value === null) delete flow[name];
    else flow[name] = value;
  if (stateJson !== undefined) flow.stateJson = stateJson;
  if (waitJson !== undefined) flow.waitJson = waitJson;
}

function unblock(flow: ModelFlow): void {
  delete flow.blockedTaskId;
  delete flow.blockedSummary;
}

function shownIfAny(flow: ModelFlow | undefined): Shown | undefined {
  return flow && shown(flow);
}

function shown({ owner: _owner, tasks: _tasks, ...flow }: ModelFlow): Shown {
  return { ...flow };
}
