import type { CommandName, KeyedMutations, KeyedName } from "../port/bound-task-flow.ts";
import { claimTasks } from "./claim-command.ts";
import type { Command } from "./command.ts";
import type { Answers, Changed, CommandStore, EndAttemptsRequest } from "./command-store.ts";
import { FLOW_COMMANDS, type FlowPlan } from "./flow-commands.ts";
import type { FlowStore, Seen } from "./flow-store.ts";
import { sweep } from "./maintenance.ts";
import { settleFlow } from "./settle-flow.ts";
import { TASK_COMMANDS, type TaskPlan } from "./task-commands.ts";
import { endAttempt } from "./task-reports.ts";
import type { SeenTask } from "./task-store.ts";

/** Runs commands on a store of this thread. */
export function interpretCommands(store: FlowStore, answers: Answers): CommandStore {
  // Only an action asks for the text.
  const textOf = (command: Command) => (outcome: unknown) =>
    answers.textOf(command.method as KeyedName, outcome as never);
  return {
    ...delegate(store, MEMBERS),
    ...(store.deliveries && { deliveries: store.deliveries }),
    change: <M extends CommandName>(command: Command<M>, as: string) => {
      const plan: Plan<unknown> = planOf(command);
      return change(store, as === "text" ? inText(plan, textOf(command)) : plan) as Promise<Changed<M, never>>;
    },
    changeKeyed: (key, command) => {
      const plan = inText(planOf(command), textOf(command));
      if (isOfTask(plan)) return store.tasks.changeTaskKeyed(key, plan.target, plan.decide, plan.settle);
      return store.changeKeyed(key, plan.target, plan.decide);
    },
    keepAnswer: (key, answer) => store.changeKeyed(key, undefined, () => ({ outcome: answer })),
    sweep: (request) => sweep(store, request),
    tasks: {
      ...delegate(store.tasks, TASK_MEMBERS),
      claim: (input, context) => claimTasks(store.tasks, input, context, answers),
      endAttempts: (request) => endAttempts(store, request),
    },
  };
}

type Plan<Outcome> = FlowPlan<Outcome> | TaskPlan<Outcome>;
type PlanOf<M extends CommandName> = Plan<KeyedMutations[M]["outcome"]>;

/** The table is keyed by the command's method; TypeScript cannot follow the pair through an index. */
const COMMANDS = { ...FLOW_COMMANDS, ...TASK_COMMANDS } as unknown as {
  [M in CommandName]: (input: KeyedMutations[M]["input"], context: Command["context"]) => PlanOf<M>;
};

function planOf<M extends CommandName>({ method, input, context }: Command<M>): PlanOf<M> {
  return COMMANDS[method](input, context);
}

function isOfTask<Outcome>(plan: Plan<Outcome>): plan is TaskPlan<Outcome> {
  return "settle" in plan;
}

function change<Outcome>(store: FlowStore, plan: Plan<Outcome>): Promise<Outcome> {
  if (isOfTask(plan)) return store.tasks.changeTask(plan.target, plan.decide, plan.settle);
  return plan.target ? store.change(plan.target, plan.decide) : create(store, plan);
}

async function create<Outcome>(store: FlowStore, { decide }: FlowPlan<Outcome>): Promise<Outcome> {
  const { outcome, flow, events } = decide(NOTHING);
  const [event] = events ?? [];
  if (flow && event) await store.insertFlow(flow, event);
  return outcome;
}

/** What the decision on a new flow sees. */
const NOTHING = {
  flow: undefined,
  tasks: [],
  moreTasks: false,
  hasActiveTasks: false,
  existing: undefined,
  waiting: [],
};

/** The same change with the text of its outcome. */
function inText<Outcome>(plan: Plan<Outcome>, textOf: (outcome: Outcome) => string): Plan<string> {
  const written = <Decided extends { outcome: Outcome }>(decided: Decided) => ({
    ...decided,
    outcome: textOf(decided.outcome),
  });
  if (isOfTask(plan)) return { ...plan, decide: (seen: SeenTask) => written(plan.decide(seen)) };
  return { ...plan, decide: (seen: Seen) => written(plan.decide(seen)) };
}

function endAttempts({ tasks }: FlowStore, { limit, times, retainEndedMs }: EndAttemptsRequest): Promise<number> {
  return tasks.endAttempts(
    { limit },
    (task, flow, isOverdue) => {
      const rules = { now: times.latest, waitsFrom: times.queued, retainEndedMs, random: Math.random() };
      return endAttempt(task, flow, isOverdue, rules);
    },
    (flow, left) => settleFlow(flow, left, times.latest),
  );
}

/** What is the same in both. */
const MEMBERS = [
  "system",
  "operator",
  "readClock",
  "pollEventsMs",
  "findFlow",
  "latestFlow",
  "listFlows",
  "findTask",
  "taskSummary",
  "findAnswer",
  "readEvents",
  "locateEvents",
  "onEvents",
  "onCommit",
  "countFlows",
  "ping",
  "close",
] as const satisfies readonly (keyof FlowStore & keyof CommandStore)[];
const TASK_MEMBERS = [
  "findTask",
  "listTasks",
  "nextTaskMs",
  "nextAttemptEndMs",
  "onTasks",
  "pollTasksMs",
] as const satisfies readonly (keyof FlowStore["tasks"] & keyof CommandStore["tasks"])[];

/** Members of an object, as they are when they are used. */
function delegate<Whole extends object, Name extends keyof Whole & string>(
  whole: Whole,
  names: readonly Name[],
): Pick<Whole, Name> {
  const part: Partial<Pick<Whole, Name>> = {};
  for (const name of names) {
    if (typeof whole[name] === "function")
      part[name] = ((...input: unknown[]) =>
        (whole[name] as (...input: unknown[]) => unknown)(...input)) as Whole[Name];
    else Object.defineProperty(part, name, { get: () => whole[name], enumerable: true });
  }
  return part as Pick<Whole, Name>;
}
