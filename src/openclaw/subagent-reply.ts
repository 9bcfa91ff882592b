/** Longest reply that is kept, in UTF-16 code units. */
export const MAX_REPLY = 65_536;

/** Returns the last text that the agent wrote since the last request of a session; undefined if there is no request. */
export function replyIn(messages: readonly unknown[]): string | undefined {
  const request = messages.findLastIndex((message) => roleOf(message) === "user");
  if (request < 0) return undefined;
  const answers = messages.slice(request + 1).filter((message) => roleOf(message) === "assistant");
  return shortened(answers.map(textOf).findLast((text) => text !== "") ?? "");
}

function roleOf(message: unknown): unknown {
  return (message as { role?: unknown } | null)?.role;
}

function textOf(message: unknown): string {
  const { content } = message as { content?: unknown };
  const parts: unknown[] = Array.isArray(content) ? content : [{ type: "text", text: content }];
  return parts.map(partText).join("").trim();
}

function partText(part: unknown): string {
  const { type, text } = (part ?? {}) as { type?: unknown; text?: unknown };
  return type === "text" && typeof text === "string" ? text : "";
}

/** Without U+0000 and lone surrogates, which stores refuse. */
function shortened(text: string): string {
  const reply = text.replaceAll("\0", "").toWellFormed();
  if (reply.length <= MAX_REPLY) return reply;
  const mark = `\n[Shortened. The whole reply has ${reply.length} characters.]`;
  return reply.slice(0, MAX_REPLY - mark.length).toWellFormed() + mark;
}
