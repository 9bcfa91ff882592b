import { Webhook } from "standardwebhooks";
import packageJson from "../../package.json" with { type: "json" };
import type { EventRecord } from "../port/events.ts";
import type { FlowRecord, TaskRecord } from "../port/records.ts";
import type { StoredEndpoint } from "../taskflow/delivery-store.ts";

/** JSON texts of records, as the contract has them. */
export interface Views {
  event(event: EventRecord): string;
  flow(flow: FlowRecord): string;
  task(task: TaskRecord): string;
}

/** An event, and the records as they are when the message is sent; undefined if they were deleted. */
export interface Content {
  event: EventRecord;
  flow: FlowRecord | undefined;
  task: TaskRecord | undefined;
}

/** Standard Webhooks asks for messages below this. */
const MAX_BODY_BYTES = 20_000;
const OF_FLOW = ["stateJson", "waitJson"] as const;
const OF_TASK = ["resultJson"] as const;
export const TEST_TYPE = "endpoint.test";

/**
 * The body of an event's message. Where it would be too long, free-form JSON is left out: rather the state of the flow than
 * the result of the task. The input of the task is never part of it.
 */
export function bodyOf({ task, ...content }: Content, views: Views): Buffer {
  const shown = { ...content, task: task && { ...task, inputJson: undefined } };
  const ofFlow = OF_FLOW.filter((name) => shown.flow?.[name] !== undefined);
  const ofTask = OF_TASK.filter((name) => task?.[name] !== undefined);
  const without = (omitted: readonly string[]) => Buffer.from(textOf(withoutFields(shown, omitted), views, omitted));
  for (const omitted of [[], ofFlow, ofTask]) {
    const body = without(omitted);
    if (body.length <= MAX_BODY_BYTES) return body;
  }
  return without([...ofFlow, ...ofTask]);
}

function withoutFields({ event, flow, task }: Content, names: readonly string[]): Content {
  const left = Object.fromEntries(names.map((name) => [name, undefined]));
  return { event, flow: flow && { ...flow, ...left }, task: task && { ...task, ...left } };
}

function textOf({ event, flow, task }: Content, views: Views, omitted: readonly string[] = []): string {
  const members = [`"event":${views.event(event)}`, `"flow":${flow ? views.flow(flow) : "null"}`];
  if (event.taskId !== undefined) members.push(`"task":${task ? views.task(task) : "null"}`);
  if (omitted.length > 0) members.push(`"omitted":${JSON.stringify(omitted)}`);
  return envelope(event.type, event.occurredAt, `{${members.join(",")}}`);
}

/** The body of a message that only tries an endpoint. */
export function testBody(endpointId: string, now: number): Buffer {
  return Buffer.from(envelope(TEST_TYPE, now, JSON.stringify({ endpointId })));
}

function envelope(type: string, at: number, data: string): string {
  return `{"type":"${type}","timestamp":"${new Date(at).toISOString()}","data":${data}}`;
}

/** The headers of an attempt at `at`, by the wall clock: receivers refuse what is more than minutes off. */
export function headersOf(id: string, at: number, body: Buffer, secrets: readonly string[]): Record<string, string> {
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, new Date(at), body));
  return {
    "content-type": "application/json",
    "user-agent": `taskflow-webhooks/${packageJson.version}`,
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at / 1_000)),
    "webhook-signature": signatures.join(" "),
  };
}

/** What the messages of an endpoint are signed with: during a rotation, the secret before too. */
export function secretsOf(
  { secret, previousSecret, previousSecretUntil = 0 }: StoredEndpoint,
  now: number,
): readonly string[] {
  return [secret, now < previousSecretUntil ? previousSecret : undefined].filter((one) => one !== undefined);
}
