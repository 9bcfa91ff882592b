import type { OnEventWebhookRequest, OnFlowSucceededWebhookRequest, Webhooks } from "./client";
import { summaryOf } from "./messages";

/** The webhook `event` takes them all. */
export const received = ({ body }: OnEventWebhookRequest): string => summaryOf(body);
export const ended = ({ body }: OnFlowSucceededWebhookRequest): number | undefined => body.data.flow?.endedAt;

/** Narrowed by the type of its body. */
export const any = ({ body }: Webhooks): string =>
  body.type === "endpoint.test" ? body.data.endpointId : body.data.event.flowId;
