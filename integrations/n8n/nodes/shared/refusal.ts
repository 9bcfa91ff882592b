import { type IDataObject, type INode, type JsonObject, NodeApiError } from "n8n-workflow";
import { WHAT_TO_DO } from "../generated/what-to-do";
import { type RouteCredential, redirectTarget } from "./redirect";

/** An answer of a route, as the contract has it. */
export interface Envelope {
  ok: boolean;
  result?: IDataObject & { current?: IDataObject };
  code?: string;
  error?: string;
  requestId?: string;
  uncertain?: boolean;
  details?: { pointer: string; message: string }[];
  moreProblems?: number;
}

export interface Answer {
  statusCode: number;
  headers: IDataObject;
  body: unknown;
}

/** Nothing where it is not the answer of a route: others say {"ok":false}, too. */
export function envelopeOf({ body, statusCode }: Answer): Envelope | undefined {
  const { ok, result, code, error } = Object(body) as Partial<Envelope>;
  const isResult = ok === true && statusCode < 300 && typeof result === "object";
  const isRefusal = ok === false && statusCode >= 400 && typeof code === "string" && typeof error === "string";
  return isResult || isRefusal ? (body as Envelope) : undefined;
}

/** What n8n shows for an answer that is no success: the gateway's sentence, and below it what to do. */
export function refusal(node: INode, answer: Answer, route: RouteCredential, itemIndex?: number): NodeApiError {
  const envelope = envelopeOf(answer);
  const { error, ...facts } = envelope ?? { error: "This response did not come from a TaskFlow Webhooks route" };
  const failure = new NodeApiError(node, { ...facts } as JsonObject, {
    message: error ?? "The gateway refused the request",
    description: envelope ? advice(envelope) : adviceAboutUrl(answer, route),
    httpCode: String(answer.statusCode),
    ...(itemIndex !== undefined && { itemIndex }),
  });
  const retryAfter = Number(answer.headers["retry-after"]);
  if (retryAfter >= 0) failure.context.retryAfterSeconds = retryAfter;
  return failure;
}

function adviceAboutUrl({ statusCode, headers }: Answer, route: RouteCredential): string {
  if (statusCode < 300 || statusCode > 399)
    return "Check the credential's Route URL, and what stands in front of the gateway.";
  const target = redirectTarget(headers.location, route);
  return `It redirects to ${target}, which is not followed. Set the credential's Route URL to that of the route itself.`;
}

function advice({ code = "", details = [], moreProblems, result, requestId, uncertain }: Envelope): string {
  const { current } = result ?? {};
  return [
    ...details.map(({ pointer, message }) => `${pointer || "The request"} ${message}.`),
    moreProblems && `There are ${moreProblems} more problems.`,
    current && `The flow is ${String(current.status)}, at revision ${String(current.revision)}.`,
    uncertain && "The change may or may not have been applied: read the flow before you repeat it.",
    Object.hasOwn(WHAT_TO_DO, code) && WHAT_TO_DO[code],
    `(${[code, requestId && `request ${requestId}`].filter(Boolean).join(", ")})`,
  ]
    .filter(Boolean)
    .join(" ");
}
