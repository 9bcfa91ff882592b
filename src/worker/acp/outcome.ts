import { TaskFailure, type TaskResult } from "../executor.ts";
import type { Answer } from "./protocol.ts";
import { oneLine } from "./text.ts";

const AUTHENTICATION_REQUIRED = -32000;
const ERROR_CHARACTERS = 300;

/** How a turn ended: a result, or `TaskFailure`. */
export function resultOf(stopReason: unknown, lastMessage: string | undefined): TaskResult {
  switch (stopReason) {
    case "end_turn":
      return { terminalSummary: lastMessage };
    case "refusal":
      throw new TaskFailure("The agent refused the task.", { retryable: false });
    case "max_tokens":
      throw new TaskFailure("The agent used up its tokens before it finished the task.");
    case "max_turn_requests":
      throw new TaskFailure("The agent used up its requests to the model before it finished the task.");
    case "cancelled":
      throw new TaskFailure("The agent cancelled the task.", { outcome: "cancelled" });
    default:
      throw new TaskFailure(
        "The agent does not keep to the Agent Client Protocol: it ended with an unknown stop reason.",
      );
  }
}

/** The result of a request. Throws `TaskFailure` for an error, with what the agent says in it. */
export function resultOfAnswer(answer: Answer): unknown {
  if ("result" in answer) return answer.result;
  const { code, message, data } = answer.error;
  if (code === AUTHENTICATION_REQUIRED)
    throw new TaskFailure(
      "The agent requires a login. Log in with the agent's own command, as the user of the worker.",
    );
  const cause = new Error(oneLine(JSON.stringify(data) ?? "", ERROR_CHARACTERS));
  throw new TaskFailure(`The agent reported an error: ${oneLine(message, ERROR_CHARACTERS)} (${code})`, { cause });
}
