import type { ActionForm } from "../../../generated/action-forms.ts";
import type { ProblemDetail, TaskFlowError } from "../../../sdk/src/index.ts";
import { printable } from "../../shared/printable.ts";
import { flagOf } from "./fields.ts";

const EXAMPLE_URL = "http://host:18789/plugins/webhooks/zapier";

/** Failure as JSON for scripts, with the fields of the gateway's response. */
export function failureJson(error: TaskFlowError, url: string): object {
  const { action, code, status, details, moreProblems, current, oldestCursor, uncertain, retryAfter, requestId } =
    error;
  const failure = { ok: false, action, code, error: reasonOf(error, url), status, details, moreProblems };
  return { ...failure, current, oldestCursor, uncertain, retryAfter, requestId };
}

/** Failure as text for people: reason, place, and what to do. */
export function failureText(error: TaskFlowError, form: ActionForm, url: string): string {
  const lines = [
    // The sentence of a request with problems is the first of them.
    `${error.action}: ${error.details ? "the request is invalid" : reasonOf(error, url)}`,
    ...(error.details ?? []).map((detail) => `  ${detailText(detail, form)}`),
    ...(error.moreProblems ? [`  and ${error.moreProblems} more`] : []),
    ...adviceOf(error),
    ...(error.requestId ? [`Request id: ${error.requestId}`] : []),
  ];
  return `${lines.map(printable).join("\n")}\n`;
}

function reasonOf(error: TaskFlowError, url: string): string {
  if (error.code === "unexpected_response") {
    const status = error.cause instanceof Response ? ` with ${error.cause.status}` : "";
    return `the server at ${url}${status} is not a route. The URL of a route looks like ${EXAMPLE_URL}`;
  }
  if (error.code === "no_such_flow") return "there is no such flow";
  return error.message.slice(error.action.length + 2);
}

function detailText({ pointer, header, message }: ProblemDetail, { fields }: ActionForm): string {
  if (header !== undefined) return `${header}: ${message}`;
  const [, name = "", ...inside] = pointer.split("/");
  const flag = fields.some((field) => field.name === name) ? `--${flagOf(name)}` : name || "The request";
  return `${flag}${inside.length > 0 ? ` at /${inside.join("/")}` : ""}: ${message}`;
}

function adviceOf({ code, current, oldestCursor, uncertain, retryAfter }: TaskFlowError): string[] {
  return [
    ...(oldestCursor ? [`The oldest events that the gateway keeps follow --cursor ${oldestCursor}`] : []),
    ...(code === "unauthorized" ? ["Check TASKFLOW_WEBHOOKS_SECRET, or the file of --secret-file."] : []),
    ...(code === "route_not_found" || code === "method_not_allowed"
      ? [`Check TASKFLOW_WEBHOOKS_URL, or --url. A route's URL is like ${EXAMPLE_URL}`]
      : []),
    ...(code === "revision_conflict" && current
      ? [`The flow is now ${current.status}, at revision ${current.revision}.`]
      : []),
    ...(uncertain ? ["The change may or may not have been applied."] : []),
    ...(retryAfter !== undefined ? [`Try again in ${Math.ceil(retryAfter)} s.`] : []),
  ];
}
