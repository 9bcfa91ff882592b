import type { ActionOutcome, ActionRequest } from "../../generated/actions.ts";
import { DEFAULT_TASKS } from "../../generated/defaults.ts";
import { MAX_ANSWER_BYTES } from "../port/answer-size.ts";
import type { BoundTaskFlow, KeyedName, RunTaskInput } from "../port/bound-task-flow.ts";
import type { ListTasksQuery, TaskManager, TaskMutationName, TaskMutations } from "../port/tasks.ts";
import { fitting } from "./answer-size.ts";
import { OUTCOMES, type OutcomeOf } from "./answer-text.ts";
import type { Change } from "./change.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { exactJson } from "./exact-numbers.ts";
import { json, jsonArray, NULL } from "./json.ts";
import { notSupported, readOutcome, taskOutcome } from "./outcome.ts";
import { invalidRequest } from "./problem.ts";
import { NO_TASKS, queueRefusal } from "./task-outcomes.ts";
import { shortTaskView, taskView } from "./views.ts";

interface Context {
  flows: Pick<BoundTaskFlow, "tasks" | "get">;
  /** The queue of tasks that are recorded without one. */
  queue?: string | undefined;
}

/** All actions of tasks but claim_tasks, which may wait: see claim-tasks.ts. */
export const taskHandlers = {
  run_task: (request: ActionRequest<"run_task">, { flows, queue }: Context) =>
    request.queue !== undefined && !flows.tasks
      ? refuseQueue(flows, request.flowId)
      : ({
          method: "runTask",
          input: runTaskInput(request, queue),
          outcomeOf: OUTCOMES.runTask,
        } satisfies Change<"runTask">),
  get_task: reading(async ({ taskId }: ActionRequest<"get_task">, tasks) => {
    const task = await tasks.get(taskId);
    return readOutcome<"get_task">({ task: task ? taskView(task) : NULL });
  }),
  list_tasks: reading(listTasks),
  cancel_task: change("cancelTask", ({ taskId }: ActionRequest<"cancel_task">) => taskId),
  heartbeat_task: change("heartbeatTask", (request: ActionRequest<"heartbeat_task">) => request),
  complete_task: change("completeTask", ({ resultJson, ...request }: ActionRequest<"complete_task">) => ({
    ...request,
    ...(resultJson !== undefined && { resultJson: exactJson(resultJson) }),
  })),
  fail_task: change("failTask", (request: ActionRequest<"fail_task">) => request),
  release_task: change("releaseTask", (request: ActionRequest<"release_task">) => request),
};

type NotSupported = ReturnType<typeof notSupported>;

function reading<Request, Outcome extends ActionOutcome>(
  read: (request: Request, tasks: TaskManager) => Promise<Outcome>,
) {
  return async (request: Request, { flows: { tasks } }: Context): Promise<Outcome | NotSupported> =>
    tasks ? read(request, tasks) : notSupported(NO_TASKS);
}

function change<Request, M extends TaskMutationName & KeyedName>(
  method: M,
  inputOf: (request: Request) => TaskMutations[M]["input"],
) {
  const outcomeOf = OUTCOMES[method] as Change<M, OutcomeOf<M>>["outcomeOf"];
  return (request: Request, { flows: { tasks } }: Context): Change<M, OutcomeOf<M>> | Promise<NotSupported> =>
    tasks ? { method, input: inputOf(request), outcomeOf } : Promise.resolve(notSupported(NO_TASKS));
}

async function listTasks(request: ActionRequest<"list_tasks">, tasks: TaskManager) {
  const { flowId, status, queue, limit = DEFAULT_TASKS, cursor } = request;
  const query: ListTasksQuery = { flowId, statuses: status, queue, limit, maxBytes: MAX_ANSWER_BYTES };
  const page = await tasks.list(cursor === undefined ? query : { ...query, after: positionOf(cursor) });
  const views = fitting(page.tasks, shortTaskView, { atLeast: 1 });
  const last = page.tasks[views.length - 1];
  const more = page.more || views.length < page.tasks.length;
  return readOutcome<"list_tasks">({
    tasks: jsonArray(views),
    nextCursor: more && last ? json(encodeCursor({ createdAt: last.createdAt, id: last.taskId })) : undefined,
  });
}

function positionOf(cursor: string) {
  const position = decodeCursor(cursor);
  if (!position) throw invalidRequest([{ pointer: "/cursor", message: "must be the nextCursor of an earlier page" }]);
  return { createdAt: position.createdAt, taskId: position.id };
}

/** A task that its sender runs waits in no queue. */
function runTaskInput({ inputJson, ...request }: ActionRequest<"run_task">, defaultQueue?: string): RunTaskInput {
  const queue = request.queue ?? (request.status === "running" ? undefined : defaultQueue);
  if (queue === undefined) return request;
  return { ...request, queue, ...(inputJson !== undefined && { inputJson: exactJson(inputJson) }) };
}

async function refuseQueue(flows: Context["flows"], flowId: string): Promise<ActionOutcome<"run_task">> {
  const flow = await flows.get(flowId);
  return flow ? queueRefusal(flow) : taskOutcome({ created: false, code: "not_found", reason: "" });
}
