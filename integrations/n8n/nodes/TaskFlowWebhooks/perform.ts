import {
  type DeclarativeRestApiSettings,
  type IDataObject,
  type IExecutePaginationFunctions,
  type INodeExecutionData,
  type JsonObject,
  NodeApiError,
  sleep,
} from "n8n-workflow";
import { inTurn } from "./in-turn";

type Request = DeclarativeRestApiSettings.ResultOptions;

/** Tries after the first, for answers that say when to come again. */
const RETRIES = 3;
const LONGEST_PAUSE_SECONDS = 60;
/** Records in one page when all are wanted. The state of a flow can be large. */
const PAGE = 200;
/** For each operation that returns pages, the name of the list in its result. */
const LISTS: Record<string, string> = { list_flows: "flows", list_tasks: "tasks" };

/**
 * What one item asks for. n8n starts all items of a node at once, and a route takes eight requests at a time from one
 * address: so they go one after the other.
 */
export async function perform(this: IExecutePaginationFunctions, request: Request): Promise<INodeExecutionData[]> {
  const list = LISTS[this.getNodeParameter("operation") as string];
  return await inTurn(`${this.getExecutionId()}/${this.getNode().id}`, async () =>
    list === undefined ? await ask(this, request) : await recordsOf(this, request, list),
  );
}

/** Asks, and again when the gateway says so: 429, 503, and 409 while the same request is still being answered. */
async function ask(context: IExecutePaginationFunctions, request: Request): Promise<INodeExecutionData[]> {
  for (let retry = 0; ; retry++) {
    try {
      return await context.makeRoutingRequest.call(context, request);
    } catch (error) {
      const pause = error instanceof NodeApiError ? (error.context.retryAfterSeconds as number | undefined) : undefined;
      if (pause === undefined || pause > LONGEST_PAUSE_SECONDS || retry >= RETRIES)
        throw explained(new NodeApiError(context.getNode(), error as JsonObject));
      await sleep(pause * 1000);
    }
  }
}

/** Where no answer came n8n says what happened, and not what to do. */
function explained(failure: NodeApiError): NodeApiError {
  failure.description ??= "Check that the gateway runs, and that n8n reaches it at the credential's Route URL.";
  return failure;
}

/** One page or all of them; each record is an item, unless the page is wanted as it is. */
async function recordsOf(
  context: IExecutePaginationFunctions,
  request: Request,
  list: string,
): Promise<INodeExecutionData[]> {
  const all = context.getNodeParameter("returnAll", false) as boolean;
  const simplify = context.getNodeParameter("simplify", true) as boolean;
  const body = request.options.body as IDataObject;
  if (all) body.limit = PAGE;
  const items: INodeExecutionData[] = [];
  for (;;) {
    const pages = await ask(context, request);
    items.push(...(simplify ? pages.flatMap((page) => itemsOf(page, list)) : pages));
    const next = pages[0]?.json.nextCursor;
    if (!all || !next) return items;
    body.cursor = next;
  }
}

function itemsOf({ json, pairedItem }: INodeExecutionData, list: string): INodeExecutionData[] {
  const records = (json[list] ?? []) as IDataObject[];
  return records.map((record) => ({ json: record, ...(pairedItem !== undefined && { pairedItem }) }));
}
