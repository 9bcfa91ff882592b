import type { IDataObject, IN8nHttpFullResponse, IPollFunctions } from "n8n-workflow";
import type { RouteCredential } from "../shared/redirect";
import { type Answer, envelopeOf, refusal } from "../shared/refusal";

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
    const page = await listFlows(context, route, body);
    yield* page.flows;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

async function listFlows(context: IPollFunctions, route: RouteCredential, body: IDataObject) {
  const answer: IN8nHttpFullResponse = await context.helpers.httpRequestWithAuthentication.call(
    context,
    "taskFlowWebhooksApi",
    {
      method: "POST",
      baseURL: route.url,
      url: "/list_flows",
      headers: { Accept: "application/json", "Content-Type": "application/json" },
      body,
      ignoreHttpStatusErrors: true,
      returnFullResponse: true,
    },
  );
  const envelope = envelopeOf(answer as Answer);
  if (!envelope?.ok) throw refusal(context.getNode(), answer as Answer, route);
  return envelope.result as { flows: Flow[]; nextCursor?: string };
}
