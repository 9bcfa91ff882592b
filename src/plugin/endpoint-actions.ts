import type { ActionOutcome, ActionRequest } from "../../generated/actions.ts";
import { DEFAULT_DELIVERIES } from "../../generated/defaults.ts";
import type { BoundTaskFlow } from "../port/bound-task-flow.ts";
import type { EndpointManager, RedeliveryQuery, RequestIdentity } from "../port/endpoints.ts";
import { isSigningSecret, SIGNING_SECRET_FORM } from "../shared/signing-secret.ts";
import {
  creationOutcome,
  cursorUnknown,
  deletionOutcome,
  deliveriesOutcome,
  endpointUnknown,
  listOutcome,
  type Performed,
  redeliveryOutcome,
  testOutcome,
  updateOutcome,
} from "./endpoint-outcomes.ts";
import { notSupported } from "./outcome.ts";
import { decodePosition } from "./position-cursor.ts";
import { invalidRequest } from "./problem.ts";

type Reading = "list_endpoints" | "list_deliveries";
type Changing = "create_endpoint" | "update_endpoint" | "delete_endpoint" | "test_endpoint" | "redeliver_event";

/** A change that no transaction joins to the key of its request: after a crash it may be made a second time. */
export interface Repeatable<Outcome = ActionOutcome> {
  perform: (identity?: RequestIdentity) => Promise<Performed<Outcome>>;
}

interface Context {
  flows: Pick<BoundTaskFlow, "endpoints">;
}

type Plans = { [A in Reading]: Promise<ActionOutcome<A>> } & {
  [A in Changing]: Promise<ActionOutcome<A>> | Repeatable<ActionOutcome<A>>;
};
type Handlers = { [A in Reading | Changing]: (request: ActionRequest<A>, context: Context) => Plans[A] };

/** What is wrong with a request is found before it claims its key: a corrected request may come with the same key. */
export const endpointHandlers: Handlers = {
  create_endpoint: changing(({ action: _action, ...input }: ActionRequest<"create_endpoint">, endpoints) => {
    requireUrl(input.url, endpoints);
    requireSigningSecret(input.secret);
    return async (identity) => creationOutcome(await endpoints.create(input, identity));
  }),
  update_endpoint: changing(({ action: _action, types, ...input }: ActionRequest<"update_endpoint">, endpoints) => {
    requireUrl(input.url, endpoints);
    const change = types && { types: types.length === 0 ? null : types };
    return async () => updateOutcome(await endpoints.update({ ...input, ...change }));
  }),
  delete_endpoint: changing(({ endpointId }: ActionRequest<"delete_endpoint">, endpoints) => async () => ({
    outcome: deletionOutcome(await endpoints.delete(endpointId)),
  })),
  list_endpoints: reading(async (_request: ActionRequest<"list_endpoints">, endpoints) =>
    listOutcome(await endpoints.list()),
  ),
  test_endpoint: changing(({ endpointId }: ActionRequest<"test_endpoint">, endpoints) => async () => ({
    outcome: testOutcome(await endpoints.test(endpointId)),
  })),
  list_deliveries: reading(async (request: ActionRequest<"list_deliveries">, endpoints) => {
    const { endpointId, status, limit = DEFAULT_DELIVERIES, cursor } = request;
    const page = await endpoints.listDeliveries({ endpointId, status, limit, after: positionOf(cursor) });
    if (!("refused" in page)) return deliveriesOutcome(page);
    if (page.refused === "cursor") throw cursorUnknown();
    return endpointUnknown();
  }),
  redeliver_event: changing((request: ActionRequest<"redeliver_event">, endpoints) => {
    const query = redeliveryQuery(request);
    return async () => ({ outcome: redeliveryOutcome(await endpoints.redeliver(request.endpointId, query)) });
  }),
};

type NotSupported = ReturnType<typeof notSupported>;

const NO_ENDPOINTS = "This gateway sends no webhooks.";

function reading<Request, Outcome extends ActionOutcome>(
  read: (request: Request, endpoints: EndpointManager) => Promise<Outcome>,
) {
  return async (request: Request, { flows: { endpoints } }: Context): Promise<Outcome | NotSupported> =>
    endpoints ? read(request, endpoints) : notSupported(NO_ENDPOINTS);
}

function changing<Request, Outcome extends ActionOutcome>(
  prepare: (request: Request, endpoints: EndpointManager) => Repeatable<Outcome>["perform"],
) {
  return (request: Request, { flows: { endpoints } }: Context): Repeatable<Outcome> | Promise<NotSupported> =>
    endpoints ? { perform: prepare(request, endpoints) } : Promise.resolve(notSupported(NO_ENDPOINTS));
}

function requireUrl(url: string | undefined, endpoints: EndpointManager): void {
  const message = url === undefined ? undefined : endpoints.refusalOfUrl(url);
  if (message !== undefined) throw invalidRequest([{ pointer: "/url", message }]);
}

/** The schema bounds its length in characters alone. */
function requireSigningSecret(secret: string | undefined): void {
  if (secret !== undefined && !isSigningSecret(secret))
    throw invalidRequest([{ pointer: "/secret", message: `must be ${SIGNING_SECRET_FORM}` }]);
}

function redeliveryQuery({ eventId, since, cursor }: ActionRequest<"redeliver_event">): RedeliveryQuery {
  if (eventId !== undefined && since !== undefined)
    throw invalidRequest([{ pointer: "/since", message: "must not be sent together with eventId" }]);
  if (eventId !== undefined && cursor !== undefined)
    throw invalidRequest([{ pointer: "/cursor", message: "must be sent together with since" }]);
  if (eventId !== undefined) return { eventId };
  if (since === undefined) throw invalidRequest([{ pointer: "", message: "must have eventId or since" }]);
  return { since, after: positionOf(cursor) };
}

function positionOf(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const position = decodePosition(cursor);
  if (position === undefined) throw cursorUnknown();
  return position;
}
