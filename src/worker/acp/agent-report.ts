import { isObject } from "./message-stream.ts";
import { oneLine, paragraph } from "./text.ts";

const PROGRESS_CHARACTERS = 200;
export const SUMMARY_CHARACTERS = 4_000;
/** Tool calls whose kind is remembered until the agent asks for a permission. */
const TOOL_CALLS = 1_000;
const ID_CHARACTERS = 200;

/**
 * What an agent tells about its session, kept in bounded memory: the latest progress, the last message, the kinds of
 * recent tool calls. Updates come unchecked, and newer agents send kinds that nobody here knows: those count for nothing.
 */
export class AgentReport {
  readonly #progress: (summary: string) => void;
  readonly #kinds = new Map<string, string>();
  #sessionId: string | undefined;
  #latest = "";
  #message = "";
  #messageId: unknown;
  #isMessageOver = false;

  constructor(progress: (summary: string) => void) {
    this.#progress = progress;
  }

  /** Listens to this session alone: agents have others for their own agents. */
  listenTo(sessionId: string): void {
    this.#sessionId = sessionId;
  }

  /** Ignores what comes later: the agent may go on while it is being ended. */
  close(): void {
    this.#sessionId = undefined;
  }

  /** The parameters of a `session/update`. */
  accept(params: unknown): void {
    if (!isObject(params) || params.sessionId !== this.#sessionId || !isObject(params.update)) return;
    const { update } = params;
    if (update.sessionUpdate === "agent_message_chunk") this.#acceptText(update);
    if (update.sessionUpdate === "plan") this.#acceptPlan(update.entries);
    if (update.sessionUpdate === "tool_call") {
      this.#isMessageOver = true;
      this.#acceptTool(update);
    }
    // The title of a call that has ended is no progress any more.
    if (update.sessionUpdate === "tool_call_update" && !hasEnded(update)) this.#acceptTool(update);
  }

  /** The text since the last tool call, or before it if none follows. */
  get lastMessage(): string | undefined {
    return paragraph(this.#message, SUMMARY_CHARACTERS) || undefined;
  }

  kindOf(toolCallId: string): string | undefined {
    return this.#kinds.get(toolCallId);
  }

  report(text: string): void {
    const line = oneLine(text, PROGRESS_CHARACTERS);
    if (line === "" || line === this.#latest) return;
    this.#latest = line;
    this.#progress(line);
  }

  #acceptText({ content, messageId }: Record<string, unknown>): void {
    if (!isObject(content) || content.type !== "text" || typeof content.text !== "string") return;
    if (this.#isMessageOver || messageId !== this.#messageId) this.#message = "";
    this.#isMessageOver = false;
    this.#messageId = messageId;
    // One more than is shown, so that it shows that there was more.
    this.#message += content.text.slice(0, SUMMARY_CHARACTERS + 1 - this.#message.length);
  }

  #acceptTool({ toolCallId, title, kind }: Record<string, unknown>): void {
    if (typeof title === "string") this.report(title);
    if (typeof toolCallId !== "string" || typeof kind !== "string" || toolCallId.length > ID_CHARACTERS) return;
    const [oldest] = this.#kinds.keys();
    if (this.#kinds.size >= TOOL_CALLS && oldest !== undefined) this.#kinds.delete(oldest);
    this.#kinds.set(toolCallId, kind.slice(0, ID_CHARACTERS));
  }

  #acceptPlan(entries: unknown): void {
    if (!Array.isArray(entries)) return;
    const steps = entries.filter((entry) => isObject(entry) && typeof entry.content === "string");
    const done = steps.filter(({ status }) => status === "completed").length;
    const current =
      steps.find(({ status }) => status === "in_progress") ?? steps.find(({ status }) => status === "pending");
    if (current) this.report(`${done + 1}/${steps.length} ${current.content}`);
  }
}

function hasEnded({ status }: Record<string, unknown>): boolean {
  return status === "completed" || status === "failed";
}
