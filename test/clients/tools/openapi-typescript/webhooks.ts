import type { webhooks } from "./client";
import { summaryOf } from "./messages";

type Body<Name extends keyof webhooks> = webhooks[Name]["post"]["requestBody"]["content"]["application/json"];

/** Each webhook of the contract has a body whose type is the name of the webhook. */
export const namesOfTypes: {
  [Name in Exclude<keyof webhooks, "event">]: Body<Name>["type"] extends Name ? true : never;
} = {
  "flow.created": true,
  "flow.waiting": true,
  "flow.blocked": true,
  "flow.resumed": true,
  "flow.cancel_requested": true,
  "flow.succeeded": true,
  "flow.failed": true,
  "flow.cancelled": true,
  "flow.lost": true,
  "flow.deleted": true,
  "task.created": true,
  "task.claimed": true,
  "task.progress": true,
  "task.retrying": true,
  "task.succeeded": true,
  "task.failed": true,
  "task.timed_out": true,
  "task.cancelled": true,
  "task.lost": true,
  "endpoint.test": true,
};

/** The webhook `event` takes them all. */
export const received = (body: Body<"event">): string => summaryOf(body);
export const ended = ({ data }: Body<"flow.succeeded">): number | undefined => data.flow?.endedAt;
