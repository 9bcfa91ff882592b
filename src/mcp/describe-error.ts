import type { ErrorCode } from "../../generated/codes.ts";
import type { ClientCode, TaskFlowError } from "../../sdk/src/index.ts";

const REPORT_SECRET = "Tell the user that the secret of this MCP server's route is wrong. Another call does not help.";
const REPORT_ROUTE = "Tell the user that no route is served at this MCP server's URL. Another call does not help.";
const REPORT_URL =
  "Tell the user to set this MCP server's URL to the URL of the route, because redirects are not followed. Another call does not help.";
const STOP = "Do not repeat the call for this flow.";
const CORRECT = "Correct the arguments and call again.";
const LATER = "Wait, then call again with the same arguments.";
const DEFECT = "Tell the user that this is a defect, and give the requestId. Another call does not help.";

/** What an agent can do next. A new code in the contract does not compile until it is added here. */
const NEXT: Record<ErrorCode | ClientCode, string> = {
  invalid_request: "Each item of `details` points to an argument. Correct the arguments and call again.",
  unauthorized: REPORT_SECRET,
  action_not_allowed: "The route does not allow this action. Use another tool, or ask the user for access.",
  not_found: "The session has nothing with this ID. Use list_flows to see its flows, or list_tasks to see its tasks.",
  route_not_found: REPORT_ROUTE,
  method_not_allowed: REPORT_ROUTE,
  request_timeout: LATER,
  idempotency_in_progress: LATER,
  revision_conflict:
    "The flow has changed: `current` is how it is now. Decide again whether the change is still right.",
  not_managed: `The flow mirrors a task of the host and cannot be changed. ${STOP}`,
  terminal:
    "The flow or the task has ended. Stop here. A flow can be reopened with resume_flow if that is what the user wants.",
  not_ended: "The flow has not ended, or one of its tasks is active. End it first, if that is what the user wants.",
  cancel_requested: `Cancellation of the flow was requested, so it accepts no new tasks. ${STOP}`,
  mutation_rejected: STOP,
  create_rejected: CORRECT,
  task_not_created: `The gateway refused the task, for example because its childSessionKey belongs to another agent. ${CORRECT} If the flow has too many active tasks, wait until one has ended.`,
  cancel_rejected: STOP,
  request_rejected: CORRECT,
  endpoint_configured: "The endpoint is part of the gateway's configuration. Ask the user to change it there.",
  too_many_endpoints: "The session has the maximum number of endpoints. Ask the user which of them to delete.",
  lease_lost: "This worker no longer holds the task. Stop the work on it, and report nothing.",
  events_expired:
    "The gateway no longer keeps all events after this cursor. Read the flows, then continue with `oldestCursor`.",
  not_supported: "This gateway does not offer the action, or does not run tasks that have a queue. Do without it.",
  payload_too_large: "Send less data: store large data elsewhere, and put a reference to it into stateJson.",
  unsupported_media_type: REPORT_ROUTE,
  idempotency_key_reused: DEFECT,
  rate_limited: LATER,
  too_many_in_flight: LATER,
  internal_error: DEFECT,
  persist_failed: LATER,
  network_error: "The gateway cannot be reached. Tell the user to check whether it runs, and at which URL.",
  timeout: LATER,
  unexpected_response:
    "The response did not come from a TaskFlow Webhooks gateway, but perhaps from a proxy. Tell the user to check whether the gateway runs, and to check this MCP server's URL.",
  redirected: REPORT_URL,
  no_such_flow: "The session has no flow with this ID. Use list_flows to see its flows.",
  flow_ended: STOP,
};

/** After these, the change may have been applied: even a gateway that refuses connections may have done so earlier. */
const NO_ANSWER: readonly string[] = ["network_error", "timeout", "unexpected_response"] satisfies ClientCode[];

interface Described {
  /** For people and models: what happened and what to do next. */
  sentence: string;
  /** For programs, and the flow as it is to decide on. */
  facts: object;
}

/** Describes a failed call to an agent. The secret cannot appear in it: the errors of the SDK do not contain it. */
export function describeError(error: TaskFlowError, readOnly: boolean): Described {
  const { code, status, details, moreProblems, current, oldestCursor, uncertain, retryAfter, requestId } = error;
  const sentences = [
    `${code}: ${reasonOf(error).replace(/[^.]$/, "$&.")}`,
    Object.hasOwn(NEXT, code) ? NEXT[code] : "Go by the message.",
    current && code === "revision_conflict" && `If so, call again with expectedRevision ${current.revision}.`,
    retryAfter && `Wait ${Math.ceil(retryAfter)} seconds before you call again.`,
    !readOnly &&
      (uncertain || NO_ANSWER.includes(code)) &&
      "The change may or may not have been applied: check with get_flow or list_flows before you repeat it.",
  ];
  return {
    sentence: sentences.filter(Boolean).join(" "),
    facts: { code, status, details, moreProblems, current, oldestCursor, uncertain, retryAfter, requestId },
  };
}

/** Returns the gateway's own sentence, or why there is none. Text of any other server never gets to an agent. */
function reasonOf({ action, message, code, cause }: TaskFlowError): string {
  if (code === "unexpected_response")
    return cause instanceof Response ? `an unexpected response, ${cause.status}` : "the response is not JSON";
  return message.slice(`${action}: `.length);
}
