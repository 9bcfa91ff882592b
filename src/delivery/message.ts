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
const FREE_FORM = ["stateJson", "waitJson"] as const;
export const TEST_TYPE = "endpoint.test";

/** The body of an event's message. Where it would be too long, the free-form JSON of the flow is left out. */
export function bodyOf(content: Content, views: Views): Buffer {
  const whole = Buffer.from(textOf(content, views));
  const { flow } = content;
  const omitted = FREE_FORM.filter((name) => flow?.[name] !== undefined);
  if (!flow || whole.length <= MAX_BODY_BYTES || omitted.length === 0) return whole;
  const short = { ...flow, stateJson: undefined, waitJson: undefined };
  return Buffer.from(textOf({ ...content, flow: short }, views, omitted));
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
