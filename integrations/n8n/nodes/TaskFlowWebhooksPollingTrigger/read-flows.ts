import type { IDataObject, IPollFunctions } from "n8n-workflow";
import type { RouteCredential } from "../shared/redirect";
import { resultOf, sendAction } from "../shared/send-action";

export interface Flow extends IDataObject {
  flowId: string;
  revision: number;
  createdAt: number;
  updatedAt: number;
}

/** Flows in one request. Their state can be large. */
const PAGE = 200;

/** The route's flows, newest created first, page after page for as long as more are asked for. */
export async function* readFlows(context: IPollFunctions, route: RouteCredential): AsyncGenerator<Flow> {
  const status = context.getNodeParameter("statuses", []) as string[];
  let cursor: string | undefined;
  do {
    const body = { limit: PAGE, ...(status.length > 0 && { status }), ...(cursor !== undefined && { cursor }) };
    const result = resultOf(await sendAction(context, route, "list_flows", body));
    const page = result as unknown as { flows: Flow[]; nextCursor?: string };
    yield* page.flows;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}
