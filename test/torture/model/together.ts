import { isDeepStrictEqual } from "node:util";
import type fc from "fast-check";
import type { BoundTaskFlow, CreateFlowInput, RunTaskInput } from "../../../src/port/bound-task-flow.ts";
import type { FlowRecord, TaskRecord } from "../../../src/port/records.ts";
import type { Command, Model, ModelTask } from "./model.ts";

/** The service below HTTP: a bound session for each owner, and the id of each flow by its number. */
export interface Service {
  owners: Record<string, BoundTaskFlow>;
  ids: string[];
  /** Commands that have run. */
  steps: number;
}

/** The current model, replaced by the copy that explains the outcome. */
export interface Knowledge {
  model: Model;
}

/** A command before its flow and revision are chosen. */
export type Intent = (flows: number, revisionOf: (flow: number) => number) => Command;

type Numbered = { command: Command; flow: number };

/**
 * Commands that are sent at the same time. Some order of them has to explain all answers and what there is afterwards:
 * the service is linearizable, or this throws.
 */
export class Together implements fc.AsyncCommand<Knowledge, Service> {
  readonly #intents: Intent[];
  #sent: Command[] = [];

  constructor(intents: Intent[]) {
    this.#intents = intents;
  }

  check(): boolean {
    return true;
  }

  async run(knowledge: Knowledge, service: Service): Promise<void> {
    const { model } = knowledge;
    const revisionOf = (flow: number) => model.flows.find((known) => known.flow === flow)?.revision ?? 0;
    this.#sent = this.#intents.map((intent) => intent(service.ids.length, revisionOf));
    let next = service.ids.length;
    const numbered = this.#sent.map((command) => ({ command, flow: command.kind === "create" ? next++ : -1 }));
    const answers = await Promise.all(numbered.map((one) => perform(one, service)));
    service.steps += answers.length;
    const modeled = plain(answers, service.ids);
    const left = plain(await Promise.all(Object.values(service.owners).map(all)), service.ids);
    for (const order of orders(numbered)) {
      const copy = model.copy();
      const expected = new Map(order.map((one) => [one, copy.apply(one.command, one.flow)]));
      const answered = plain(
        numbered.map((one) => expected.get(one)),
        service.ids,
      );
      if (!isDeepStrictEqual(answered, modeled) || !isDeepStrictEqual(stateOf(copy, service), left)) continue;
      knowledge.model = copy;
      return;
    }
    const copy = model.copy();
    const expected = plain(
      numbered.map(({ command, flow }) => copy.apply(command, flow)),
      service.ids,
    );
    const lines = { modeled, expected, left, "expected to be left": stateOf(copy, service) };
    throw new Error(
      [
        "No order of these explains it:",
        ...Object.entries(lines).map(([name, seen]) => `${name}: ${JSON.stringify(seen)}`),
      ].join("\n"),
    );
  }

  toString(): string {
    return JSON.stringify(this.#sent);
  }
}

async function all(session: BoundTaskFlow): Promise<object[]> {
  return (await session.list({ limit: 10_000 })).flows.map(view);
}

function stateOf(model: Model, { owners, ids }: Service): unknown {
  const lists = Object.keys(owners).map((owner) => model.apply({ kind: "list", owner, limit: 10_000 }, -1));
  return plain(
    lists.map((list) => (list as { flows: unknown }).flows),
    ids,
  );
}

async function perform({ command, flow: number }: Numbered, { owners, ids }: Service): Promise<unknown> {
  const session = owners[command.owner] as BoundTaskFlow;
  const flowId = "flow" in command ? (ids[command.flow] ?? "no-such-flow") : "";
  switch (command.kind) {
    case "create": {
      const { goal, status, fields } = command;
      const input = { goal, controllerId: "c", ...(status && { status }), ...fields } as CreateFlowInput;
      const creation = await session.createManaged(input);
      if (!creation.created) return creation;
      ids[number] = creation.flow.flowId;
      return { created: true, flow: view(creation.flow) };
    }
    case "get":
      return viewIfAny(await session.get(flowId));
    case "resolve":
      return viewIfAny(await session.resolve(flowId));
    case "resolveKey":
      return viewIfAny(await session.resolve(owners[command.key]?.sessionKey ?? command.key));
    case "latest":
      return viewIfAny(await session.findLatest());
    case "list": {
      const { flows, more } = await session.list({ limit: command.limit });
      return { flows: flows.map(view), more };
    }
    case "summary": {
      const summary = await session.getTaskSummary(flowId);
      return summary && { total: summary.total, active: summary.active };
    }
    case "cancel": {
      const answer = await session.cancel(flowId);
      const code = answer.cancelled ? undefined : answer.code;
      const { cancelled, flow, tasks } = answer;
      return { cancelled, code, flow: viewIfAny(flow), tasks: flow && tasks?.length };
    }
    case "runTask": {
      const { task, preferMetadata } = command;
      const answer = await session.runTask({ flowId, ...task, preferMetadata } as RunTaskInput);
      const flow = viewIfAny(answer.flow);
      return answer.created
        ? { created: true, flow, task: taskView(answer.task) }
        : { created: false, code: answer.code, flow };
    }
    default: {
      const { expectedRevision, status, fields, kind } = command;
      const answer = await session[kind]({ flowId, expectedRevision, ...(status && { status }), ...fields } as never);
      return answer.applied
        ? { applied: true, flow: view(answer.flow) }
        : { applied: false, code: answer.code, current: viewIfAny(answer.current) };
    }
  }
}

function viewIfAny(flow: FlowRecord | undefined): object | undefined {
  return flow && view(flow);
}

function view(flow: FlowRecord): object {
  const { flowId, status, revision, goal, currentStep, blockedTaskId, blockedSummary, stateJson, waitJson } = flow;
  return {
    flow: flowId,
    status,
    revision,
    goal,
    currentStep,
    blockedTaskId,
    blockedSummary,
    stateJson,
    waitJson,
    cancelRequested: flow.cancelRequestedAt !== undefined,
    ended: flow.endedAt !== undefined,
  };
}

function taskView({ runtime, runId, childSessionKey, task, label }: TaskRecord): ModelTask {
  return {
    runtime,
    task,
    ...(runId && { runId }),
    ...(childSessionKey && { childSessionKey }),
    ...(label && { label }),
  };
}

/** Without what is undefined, and with numbers for the ids of flows. */
function plain(value: unknown, ids: string[]): unknown {
  const json = JSON.stringify(value, (key, inner: unknown) =>
    key === "flow" && typeof inner === "string" ? ids.indexOf(inner) : inner,
  );
  return JSON.parse(json);
}

function orders<Item>(items: Item[]): Item[][] {
  if (items.length <= 1) return [items];
  return items.flatMap((item, index) => orders(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}
