import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

interface Message {
  role: string;
  content: unknown;
}

/** What a model says in one reply: a text, a call of a tool, or an error instead. */
export type Reply = { text: string } | { tool: string; input: object } | { status: number; error: string };

/**
 * A model that speaks the API of OpenAI on loopback. It replies with one of `replies` after the other to requests that
 * offer tools, which are those of an agent's turn, and with a title to all others.
 */
export async function startFakeModel(replies: readonly Reply[]) {
  const left = [...replies];
  const seen: Message[][] = [];
  const server = createServer(async (request, response) => {
    const { messages, tools = [] } = JSON.parse(await text(request));
    const isTurn = tools.length > 0;
    if (isTurn) seen.push(messages);
    const reply = (isTurn ? left.shift() : undefined) ?? { text: "A title" };
    if ("status" in reply) {
      response.writeHead(reply.status, { "content-type": "application/json" });
      return response.end(JSON.stringify({ error: { message: reply.error, type: "invalid_request_error" } }));
    }
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const choice of choicesOf(reply)) response.write(event([choice]));
    response.write(event([], { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 }));
    return response.end("data: [DONE]\n\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => server.close().closeAllConnections());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    /** The messages of each request of a turn. */
    seen,
  };
}

function choicesOf(reply: Exclude<Reply, { status: number }>): object[] {
  if ("text" in reply) {
    const delta = { role: "assistant", content: reply.text };
    return [
      { index: 0, delta },
      { index: 0, delta: {}, finish_reason: "stop" },
    ];
  }
  const call = { name: reply.tool, arguments: JSON.stringify(reply.input) };
  const tool_calls = [{ index: 0, id: "call_1", type: "function", function: call }];
  return [
    { index: 0, delta: { role: "assistant", tool_calls } },
    { index: 0, delta: {}, finish_reason: "tool_calls" },
  ];
}

function event(choices: object[], usage?: object): string {
  const chunk = { id: "chunk", object: "chat.completion.chunk", created: 1, model: "fake", choices, usage };
  return `data: ${JSON.stringify(chunk)}\n\n`;
}
