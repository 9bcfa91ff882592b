import type { ErrorCode } from "../../generated/codes.ts";
import type { ClientCode, TaskFlowError } from "../../sdk/src/index.ts";

const REPORT_SECRET = "Tell the user: the secret of this MCP server's route is wrong. A new call does not help.";
const REPORT_ROUTE =
  "Tell the user: this MCP server's URL is not that of a route that is served. A new call does not help.";
const REPORT_URL =
  "Tell the user to set this MCP server's URL to that of the route itself: redirects are not followed. A new call does not help.";
const STOP = "Do not call it again for this flow.";
const MEND = "Mend the arguments and call again.";
const LATER = "Wait, then call again with the same arguments.";
const DEFECT = "Tell the user, with the requestId: this is a defect, and a new call does not help.";

/** What an agent can do next; a code that is new in the contract does not compile until it is told here. */
const NEXT: Record<ErrorCode | ClientCode, string> = {
  invalid_request: "Each of `details` points at an argument. Mend them and call again.",
  unauthorized: REPORT_SECRET,
  action_not_allowed: "The route is limited to other actions. Use another tool, or ask the user for access.",
  not_found: "The session has no flow with this id. list_flows gives those that it has.",
  route_not_found: REPORT_ROUTE,
  method_not_allowed: REPORT_ROUTE,
  request_timeout: LATER,
  idempotency_in_progress: LATER,
  revision_conflict:
    "The flow has changed: `current` is how it is now. Decide again whether the change is still right.",
  not_managed: `The flow mirrors a task and cannot be driven. ${STOP}`,
  terminal: "The flow has ended. Stop here, or reopen it with resume_flow if that is what the user wants.",
  cancel_requested: `The flow is being cancelled and takes no new tasks. ${STOP}`,
  mutation_rejected: STOP,
  create_rejected: MEND,
  task_not_created: `The host refused the task, for example a childSessionKey of another session. ${MEND} A flow with too many active tasks takes another when one has ended.`,
  cancel_rejected: STOP,
  request_rejected: MEND,
  payload_too_large: "Send less: keep large data elsewhere and put a reference to it into stateJson.",
  unsupported_media_type: REPORT_ROUTE,
  idempotency_key_reused: DEFECT,
  rate_limited: LATER,
  too_many_in_flight: LATER,
  internal_error: DEFECT,
  persist_failed: LATER,
  network_error: "The gateway cannot be reached. Tell the user to see whether it runs, and at which URL.",
  timeout: LATER,
  unexpected_response:
    "What answered is no TaskFlow Webhooks gateway, but perhaps a proxy that finds none. Tell the user to see whether the gateway runs, and to check this MCP server's URL.",
  redirected: REPORT_URL,
  no_such_flow: "The session has no flow with this id. list_flows gives those that it has.",
  flow_ended: STOP,
};

/** With these nobody knows whether the gateway did it: even one that refuses connections may have, on an earlier try. */
const NO_ANSWER: readonly string[] = ["network_error", "timeout", "unexpected_response"] satisfies ClientCode[];

interface Described {
  /** For people and models: what happened and what to do next. */
  sentence: string;
  /** For programs, and the flow as it is to decide on. */
  facts: object;
}

/** What an agent is told of a call that had no result. The secret is in none of it: the SDK's errors do not hold it. */
export function describeError(error: TaskFlowError, readOnly: boolean): Described {
  const { code, status, details, moreProblems, current, uncertain, retryAfter, requestId } = error;
  const sentences = [
    `${code}: ${reasonOf(error).replace(/[^.]$/, "$&.")}`,
    Object.hasOwn(NEXT, code) ? NEXT[code] : "Go by the message.",
    current && code === "revision_conflict" && `If so, call again with expectedRevision ${current.revision}.`,
    retryAfter && `Wait ${Math.ceil(retryAfter)} seconds before that.`,
    !readOnly &&
      (uncertain || NO_ANSWER.includes(code)) &&
      "It is not known whether the change was made: look with get_flow or list_flows before you repeat it.",
  ];
  return {
    sentence: sentences.filter(Boolean).join(" "),
    facts: { code, status, details, moreProblems, current, uncertain, retryAfter, requestId },
  };
}

/** The service's own sentence, or what kept its answer away; nothing of what somebody else answered. */
function reasonOf({ action, message, code, cause }: TaskFlowError): string {
  if (code === "unexpected_response")
    return cause instanceof Response ? `an unexpected answer, ${cause.status}` : "the answer is no JSON";
  return message.slice(`${action}: `.length);
}
