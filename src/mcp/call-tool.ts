import type { CallToolResult } from "@modelcontextprotocol/server";
import type { ActionForm } from "../../generated/action-forms.ts";
import type { ActionName } from "../../generated/actions.ts";
import type { MethodName } from "../../generated/sdk-methods.ts";
import { type CallOptions, TaskFlowError } from "../../sdk/src/index.ts";
import { readArguments } from "./arguments.ts";
import { describeError } from "./describe-error.ts";

/** A client whose method is known by its name alone, where TypeScript cannot know which input goes with it. */
export type ToolClient = Readonly<Record<MethodName, (input: object, options?: CallOptions) => Promise<object>>>;

/** Together under the 60 s after which clients give a tool up: an agent that knows why it failed can go on. */
const CALL_OPTIONS: CallOptions = { timeoutMs: 12_000, retry: { retries: 2, maxDelayMs: 5_000 } };

/** The longest `waitMs`. The client adds 10 s to it for each of two tries, which stays under the 60 s. */
export const MAX_WAIT_MS = 15_000;
const WAIT_OPTIONS: CallOptions = { retry: { retries: 1, maxDelayMs: 5_000 } };

/** An action from the tool's arguments to its result. What the gateway refuses is a result too, with what to do next. */
export async function callTool(
  client: ToolClient,
  { operationId, readOnly, fields }: ActionForm<ActionName>,
  input: Record<string, unknown>,
  signal: AbortSignal,
): Promise<CallToolResult> {
  try {
    const { waitMs, ...args } = readArguments(fields, input);
    const result = await client[operationId as MethodName](
      waitMs === undefined
        ? args
        : { ...args, waitMs: typeof waitMs === "number" ? Math.min(waitMs, MAX_WAIT_MS) : waitMs },
      { ...(waitMs ? WAIT_OPTIONS : CALL_OPTIONS), signal },
    );
    // As text too, for clients from before structured results.
    return { content: [text(JSON.stringify(result))], structuredContent: { ...result } };
  } catch (error) {
    if (!(error instanceof TaskFlowError)) throw error;
    const { sentence, facts } = describeError(error, readOnly);
    return { isError: true, content: [text(sentence), text(JSON.stringify(facts))] };
  }
}

function text(text: string) {
  return { type: "text" as const, text };
}
