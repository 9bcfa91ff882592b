import type { ActionHandlers, ActionName, ActionOutcome, ActionRequest } from "../../generated/actions.ts";
import { DEFAULT_PAGE_SIZE } from "../../generated/defaults.ts";
import type { JsonValue } from "../../generated/types.ts";
import { MAX_ANSWER_BYTES } from "../port/answer-size.ts";
import type { BoundTaskFlow, FlowPosition, KeyedName, MutationName, Mutations } from "../port/bound-task-flow.ts";
import type { FlowRecord, JsonText } from "../port/records.ts";
import { fitting } from "./answer-size.ts";
import { OUTCOMES, type OutcomeOf } from "./answer-text.ts";
import type { Change } from "./change.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { deletionHandlers } from "./delete-flow.ts";
import { endpointHandlers, type Repeatable } from "./endpoint-actions.ts";
import { exactJson } from "./exact-numbers.ts";
import { json, jsonArray, NULL } from "./json.ts";
import { listEvents } from "./list-events.ts";
import { notSupported, readOutcome } from "./outcome.ts";
import { invalidRequest } from "./problem.ts";
import { taskHandlers } from "./task-actions.ts";
import { flowView } from "./views.ts";

/** Context of an action: the flows of the route's session, and the controller of the route. */
export interface ActionContext {
  flows: BoundTaskFlow;
  /** The controller of flows that are created without one. */
  controllerId: string;
  /** The queue of tasks that are recorded without one. */
  queue?: string | undefined;
}

/** Plan of an action: a read, or a change, which runs with or without an idempotency key. */
type Plan<Outcome = ActionOutcome> =
  | Promise<Outcome>
  | Repeatable<Outcome>
  | { [M in KeyedName]: Change<M, Outcome> }[KeyedName];

/** claim_tasks is never kept, and may wait. */
export type PlannedAction = Exclude<ActionName, "claim_tasks">;
type Plans = { [A in ActionName]: Plan<ActionOutcome<A>> };

/** Returns the plan of the request's action. A read starts at once; a change does not run yet. */
export function planAction(request: ActionRequest<PlannedAction>, context: ActionContext): Plan {
  // The table is keyed by the tag of the handler's request type; TypeScript cannot follow the pair through an index.
  const handler = handlers[request.action] as (r: ActionRequest<PlannedAction>, c: ActionContext) => Plan;
  return handler(request, context);
}

const NO_EVENTS = "This gateway keeps no events.";

const handlers: Pick<ActionHandlers<ActionContext, Plans>, PlannedAction> = {
  create_flow: change("createManaged", (request: ActionRequest<"create_flow">, { controllerId }) => ({
    controllerId,
    ...written(request),
  })),
  get_flow: async ({ flowId }, { flows }) => readOutcome<"get_flow">({ flow: orNull(await flows.get(flowId)) }),
  list_flows: async ({ limit = DEFAULT_PAGE_SIZE, cursor, status }, { flows }) => {
    const after = cursor === undefined ? undefined : positionOf(cursor);
    const query = { limit, maxBytes: MAX_ANSWER_BYTES, ...(after && { after }), ...(status && { statuses: status }) };
    const page = await flows.list(query);
    const views = fitting(page.flows, flowView, { atLeast: 1 });
    const last = page.flows[views.length - 1];
    const more = page.more || views.length < page.flows.length;
    return readOutcome<"list_flows">({
      flows: jsonArray(views),
      nextCursor: more && last ? json(encodeCursor({ createdAt: last.createdAt, id: last.flowId })) : undefined,
    });
  },
  find_latest_flow: async (_request, { flows }) =>
    readOutcome<"find_latest_flow">({ flow: orNull(await flows.findLatest()) }),
  resolve_flow: async ({ token }, { flows }) =>
    readOutcome<"resolve_flow">({ flow: orNull(await flows.resolve(token)) }),
  get_task_summary: async ({ flowId }, { flows }) =>
    readOutcome<"get_task_summary">({ summary: json((await flows.getTaskSummary(flowId)) ?? null) }),
  set_waiting: change("setWaiting", written<ActionRequest<"set_waiting">>),
  resume_flow: change("resume", written<ActionRequest<"resume_flow">>),
  finish_flow: change("finish", written<ActionRequest<"finish_flow">>),
  fail_flow: change("fail", written<ActionRequest<"fail_flow">>),
  request_cancel: change("requestCancel", (request: ActionRequest<"request_cancel">) => request),
  cancel_flow: change("cancel", ({ flowId }: ActionRequest<"cancel_flow">) => flowId),
  ...deletionHandlers,
  ...taskHandlers,
  list_events: async (request, { flows: { events } }) =>
    events ? listEvents(events, request) : notSupported(NO_EVENTS),
  ...endpointHandlers,
};

/** The handler of an action that changes something. */
function change<Request, M extends MutationName>(
  method: M,
  inputOf: (request: Request, context: ActionContext) => Mutations[M]["input"],
): (request: Request, context: ActionContext) => Change<M, OutcomeOf<M>> {
  const outcomeOf = OUTCOMES[method] as Change<M, OutcomeOf<M>>["outcomeOf"];
  return (request, context) => ({ method, input: inputOf(request, context), outcomeOf });
}

function orNull(flow: FlowRecord | undefined) {
  return flow ? flowView(flow) : NULL;
}

type FreeForm = { stateJson?: JsonValue; waitJson?: JsonValue };
type Written = { stateJson?: JsonText; waitJson?: JsonText };

/** The request with its free-form JSON as the text that is kept. To copy all but these fields takes 0.3 µs more. */
function written<Request extends FreeForm>(request: Request): Omit<Request, keyof FreeForm> & Written {
  const { stateJson, waitJson } = request;
  const input: Request & Partial<FreeForm> = { ...request };
  if (stateJson !== undefined) input.stateJson = exactJson(stateJson);
  if (waitJson !== undefined) input.waitJson = exactJson(waitJson);
  return input as Omit<Request, keyof FreeForm> & Written;
}

function positionOf(cursor: string): FlowPosition {
  const position = decodeCursor(cursor);
  if (!position) throw invalidRequest([{ pointer: "/cursor", message: "must be the nextCursor of an earlier page" }]);
  return { createdAt: position.createdAt, flowId: position.id };
}
