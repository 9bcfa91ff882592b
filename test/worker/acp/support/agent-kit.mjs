// What an agent for a test is made of: messages of the Agent Client Protocol, without a library that would refuse to send
// wrong ones.
import { createInterface } from "node:readline";

const answers = new Map();
let asked = 0;

export const write = (text) => process.stdout.write(`${text}\n`);
export const send = (message) => write(JSON.stringify({ jsonrpc: "2.0", ...message }));
export const update = (update, sessionId = "s1") => send({ method: "session/update", params: { sessionId, update } });
export const say = (text, more = {}) =>
  update({ sessionUpdate: "agent_message_chunk", content: { type: "text", text }, ...more });
export const tool = (title, more = {}) =>
  update({ sessionUpdate: "tool_call", toolCallId: "t1", title, kind: "read", status: "pending", ...more });
export const forever = () => new Promise(() => setInterval(() => undefined, 1000));

/** Resolves to the whole response. */
export function ask(method, params) {
  asked += 1;
  send({ id: asked, method, params });
  return new Promise((resolve) => answers.set(asked, resolve));
}

/** Resolves to the outcome. */
export const askPermission = async (options, toolCall = {}) => {
  const params = {
    sessionId: "s1",
    toolCall: { toolCallId: "t1", title: "Change it", ...toolCall },
    options: options.map((kind) => ({ kind, name: kind, optionId: `the ${kind}` })),
  };
  return (await ask("session/request_permission", params)).result.outcome;
};

/** Answers requests by these handlers. A turn ends with what its handler returns, or with `end_turn`. */
export function serve(handlers) {
  const all = {
    initialize: () => ({ protocolVersion: 1 }),
    "session/new": () => ({ sessionId: "s1" }),
    ...handlers,
  };
  createInterface({ input: process.stdin }).on("line", async (line) => {
    const { id, method, params, ...outcome } = JSON.parse(line);
    if (method === undefined) return answers.get(id)?.({ id, ...outcome });
    const result = await all[method]?.(params);
    if (id !== undefined) send(result?.error ? { id, error: result.error } : { id, result: resultOf(method, result) });
  });
}

function resultOf(method, result) {
  if (method !== "session/prompt") return result;
  return typeof result === "object" ? result : { stopReason: result ?? "end_turn" };
}
