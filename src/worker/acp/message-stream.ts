import type { Readable, Writable } from "node:stream";
import { TaskFailure } from "../executor.ts";
import { linesOf } from "./lines.ts";
import type { AcpLimits } from "./settings.ts";
import { oneLine } from "./text.ts";

type Id = string | number | null;
type Outcome = { result: unknown } | { error: { code: number; message: string; data?: unknown } };

/** A message of JSON-RPC 2.0: a request, a notification (without an id) or a response. */
type Call = { jsonrpc: "2.0"; id: Id; method: string; params?: unknown };
type Notification = { jsonrpc: "2.0"; method: string; params?: unknown };
type Response = { jsonrpc: "2.0"; id: Id } & Outcome;
type Message = Call | Notification | Response;

export interface MessageStream {
  readable: ReadableStream<Message>;
  writable: WritableStream<Message>;
}

interface Pipes {
  stdin: Writable;
  stdout: Readable;
}

/** The agent has ended, or closed its output. */
export class OutputEnded extends Error {}

/**
 * The messages between the agent and the library of its protocol. What is wrong ends the stream with `TaskFailure` before
 * the library sees it, which would answer or ignore it, and write to the console. Updates of the session go to `onUpdate`:
 * the library would keep each of them.
 */
export function messageStream(
  { stdin, stdout }: Pipes,
  limits: AcpLimits,
  onUpdate: (params: unknown) => void,
): MessageStream {
  const asked = new Set<Id>();
  const writable = new WritableStream<Message>({
    write(message) {
      if ("method" in message && "id" in message) asked.add(message.id);
      // An agent that has ended is noticed by its output.
      if (stdin.writable) stdin.write(`${JSON.stringify(message)}\n`);
      if (stdin.writableLength > limits.unreadBytes)
        throw new TaskFailure(`The agent left more than ${limits.unreadBytes} bytes of its input unread.`);
    },
  });
  return { readable: ReadableStream.from(messages(stdout, limits, asked, onUpdate)), writable };
}

async function* messages(
  stdout: Readable,
  limits: AcpLimits,
  asked: Set<Id>,
  onUpdate: (params: unknown) => void,
): AsyncGenerator<Message, void, undefined> {
  for await (const line of linesOf(untilClosed(stdout), limits)) {
    if (line.trim() === "") continue;
    const message = parseMessage(line);
    if (!("method" in message)) {
      if (!asked.delete(message.id)) throw nonsense(line, "an answer to a request that it did not get");
      yield message;
    } else if (!("id" in message) && message.method === "session/update") onUpdate(message.params);
    else yield message;
  }
  throw new OutputEnded();
}

/** Output that is closed early has ended, too. */
async function* untilClosed(stdout: Readable): AsyncGenerator<Buffer, void, undefined> {
  try {
    yield* stdout;
  } catch (cause) {
    throw new OutputEnded(undefined, { cause });
  }
}

function parseMessage(line: string): Message {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw nonsense(line, "a line that is not JSON");
  }
  if (!isMessage(value)) throw nonsense(line, "JSON that is not a message of JSON-RPC 2.0");
  return value;
}

/** What the agent wrote is for the operator: the sender gets the sentence. */
function nonsense(line: string, what: string): TaskFailure {
  const cause = new Error(`The agent wrote: ${oneLine(line, 200)}`);
  return new TaskFailure(`The agent does not keep to the Agent Client Protocol: it wrote ${what}.`, { cause });
}

function isMessage(value: unknown): value is Message {
  if (!isObject(value) || value.jsonrpc !== "2.0") return false;
  const { id, method, error } = value;
  const hasId = id === null || typeof id === "string" || typeof id === "number";
  if (method !== undefined) return typeof method === "string" && (hasId || !Object.hasOwn(value, "id"));
  if (!hasId || Object.hasOwn(value, "result") === Object.hasOwn(value, "error")) return false;
  return error === undefined || (isObject(error) && Number.isInteger(error.code) && typeof error.message === "string");
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
