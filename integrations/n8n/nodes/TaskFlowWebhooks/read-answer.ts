import type { IDataObject, IExecuteSingleFunctions, IN8nHttpFullResponse, INodeExecutionData } from "n8n-workflow";
import type { RouteCredential } from "../shared/redirect";
import { type Answer, envelopeOf, refusal } from "../shared/refusal";

export async function readAnswer(
  this: IExecuteSingleFunctions,
  _items: INodeExecutionData[],
  response: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
  const itemIndex = this.getItemIndex();
  const pairedItem = { item: itemIndex };
  const envelope = envelopeOf(response as Answer);
  if (envelope?.ok) return [{ json: envelope.result ?? {}, pairedItem }];
  const neverError = this.getNodeParameter("options.neverError", false) as boolean;
  // What an action refused has a result, which tells of the flow; with Retry-After it is no refusal but a "not now".
  if (envelope?.result && neverError && !response.headers["retry-after"])
    return [{ json: { ...envelope } as unknown as IDataObject, pairedItem }];
  const route = await this.getCredentials<RouteCredential & IDataObject>("taskFlowWebhooksApi");
  throw refusal(this.getNode(), response as Answer, route, itemIndex);
}
