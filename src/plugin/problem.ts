import { type ErrorCode, type GatewayCode, STATUS_BY_CODE, STATUS_BY_GATEWAY_CODE } from "../../generated/codes.ts";
import type { components } from "../../generated/types.ts";
import { tokensOf } from "../shared/json-pointer.ts";

export type ProblemDetail = components["schemas"]["ProblemDetail"];

interface ProblemOptions {
  headers?: Record<string, string>;
  details?: ProblemDetail[];
  moreProblems?: number;
  uncertain?: boolean;
}

/** A refusal before an action runs, or a failure while it runs; source of every error response. */
export class Problem extends Error {
  readonly code: ErrorCode | GatewayCode;
  readonly headers: Record<string, string>;
  readonly details: ProblemDetail[] | undefined;
  /** How many problems there are beyond `details`. */
  readonly moreProblems: number | undefined;
  /** The change may or may not have been applied. */
  readonly uncertain: true | undefined;

  constructor(code: ErrorCode | GatewayCode, message: string, options: ProblemOptions = {}) {
    super(message);
    this.code = code;
    this.headers = options.headers ?? {};
    this.details = options.details;
    this.moreProblems = options.moreProblems || undefined;
    this.uncertain = options.uncertain ? true : undefined;
  }

  get status(): number {
    return { ...STATUS_BY_CODE, ...STATUS_BY_GATEWAY_CODE }[this.code];
  }
}

/** Returns a 400 with the place of each problem; `error` names the first and, when `details` leaves some out, their number. */
export function invalidRequest(details: [ProblemDetail, ...ProblemDetail[]], moreProblems = 0): Problem {
  const [{ pointer, message }] = details;
  const field = tokensOf(pointer).join("/");
  const first = field ? `${field}: ${message}` : `The request ${message}.`;
  const total = details.length + moreProblems;
  const error = moreProblems ? `${first} (${total} problems; details lists the first ${details.length})` : first;
  return new Problem("invalid_request", error, { details, moreProblems });
}
