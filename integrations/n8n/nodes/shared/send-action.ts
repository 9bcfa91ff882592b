import type { IDataObject, IHookFunctions, IN8nHttpFullResponse, IPollFunctions } from "n8n-workflow";
import type { RouteCredential } from "./redirect";
import { type Answer, envelopeOf, refusal } from "./refusal";

/** What a route answered: a result, or the code of a refusal. */
export type Outcome = { result: IDataObject } | { code: string; error: Error };

/** Sends an action to the route of the credential. An answer that did not come from a route is an error. */
export async function sendAction(
  context: IHookFunctions | IPollFunctions,
  route: RouteCredential,
  action: string,
  body: IDataObject,
): Promise<Outcome> {
  const answer: IN8nHttpFullResponse = await context.helpers.httpRequestWithAuthentication.call(
    context,
    "taskFlowWebhooksApi",
    {
      method: "POST",
      baseURL: route.url,
      url: `/${action}`,
      headers: { Accept: "application/json", "Content-Type": "application/json" },
      // n8n would send no body in place of an empty one.
      body: { action, ...body },
      ignoreHttpStatusErrors: true,
      returnFullResponse: true,
    },
  );
  const envelope = envelopeOf(answer as Answer);
  if (envelope?.ok) return { result: envelope.result ?? {} };
  const error = refusal(context.getNode(), answer as Answer, route);
  if (!envelope?.code) throw error;
  return { code: envelope.code, error };
}

/** The result, or the refusal as an error. */
export function resultOf(outcome: Outcome): IDataObject {
  if ("error" in outcome) throw outcome.error;
  return outcome.result;
}
