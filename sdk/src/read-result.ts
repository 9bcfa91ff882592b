import type { ActionName } from "../../generated/actions.ts";
import type { ErrorCode } from "../../generated/codes.ts";
import { TaskFlowError } from "./errors.ts";
import type { Flow, ProblemDetail } from "./schemas.ts";

/** Every field that some envelope of the contract has. */
interface Envelope {
  ok?: boolean;
  result?: { current?: Flow; flow?: Flow; oldestCursor?: string };
  code: ErrorCode;
  error: string;
  details?: ProblemDetail[];
  moreProblems?: number;
  uncertain?: boolean;
}

/** The result that an answer holds, else throws what it means. `body` is an envelope of the contract, or anything. */
export function readResult(action: ActionName, response: Response, body: unknown): object {
  const { ok, result, code, error, details, moreProblems, uncertain } = Object(body) as Envelope;
  const { status, headers } = response;
  if (ok && result && response.ok) return result;
  // Others say {"ok":false}, too: Slack, and Telegram.
  const isRefusal =
    ok === false &&
    status >= 400 &&
    typeof code === "string" &&
    typeof error === "string" &&
    Array.isArray(details ?? []);
  throw new TaskFlowError(isRefusal ? error : `unexpected response ${status}`, {
    ...(isRefusal
      ? { code, status: status as TaskFlowError["status"], details, moreProblems, uncertain }
      : { code: "unexpected_response", cause: response }),
    action,
    current: result?.current ?? result?.flow,
    oldestCursor: result?.oldestCursor,
    retryAfter: secondsOf(headers.get("retry-after")),
    requestId: headers.get("x-request-id") ?? undefined,
  });
}

/** RFC 9110, section 10.2.3: a number of seconds or a date. A date that has passed is now. */
function secondsOf(retryAfter: string | null): number | undefined {
  if (!retryAfter) return undefined;
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(seconds, 0);
}
