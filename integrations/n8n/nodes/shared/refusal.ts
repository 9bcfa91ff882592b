import { type IDataObject, type INode, type JsonObject, NodeApiError } from "n8n-workflow";
import { WHAT_TO_DO } from "../generated/what-to-do";

/** An answer of a route, as the contract has it. */
export interface Envelope {
  ok: boolean;
  result?: IDataObject & { current?: IDataObject };
  code?: string;
  error?: string;
  requestId?: string;
  uncertain?: boolean;
  details?: { pointer: string; message: string }[];
}

export interface Answer {
  statusCode: number;
  headers: IDataObject;
  body: unknown;
}

export function envelopeOf({ body }: Answer): Envelope | undefined {
  return typeof body === "object" && body !== null && "ok" in body ? (body as Envelope) : undefined;
}

/** What n8n shows for an answer that is no success: the gateway's sentence, and below it what to do. */
export function refusal(node: INode, answer: Answer, itemIndex?: number): NodeApiError {
  const envelope = envelopeOf(answer);
  const { error, ...facts } = envelope ?? { error: "This is not the answer of a TaskFlow Webhooks route" };
  const failure = new NodeApiError(node, { ...facts } as JsonObject, {
    message: error ?? "The gateway refused the request",
    description: envelope ? advice(envelope) : adviceAboutUrl(answer),
    httpCode: String(answer.statusCode),
    ...(itemIndex !== undefined && { itemIndex }),
  });
  const retryAfter = Number(answer.headers["retry-after"]);
  if (retryAfter >= 0) failure.context.retryAfterSeconds = retryAfter;
  return failure;
}

function adviceAboutUrl({ headers: { location } }: Answer): string {
  if (typeof location !== "string" || !URL.canParse(location))
    return "Check the credential's Route URL, and what stands in front of the gateway.";
  const { origin, pathname } = new URL(location);
  return `It redirects to ${origin}${pathname}, which is not followed. Set the credential's Route URL to that of the route itself.`;
}

function advice({ code = "", details = [], result, requestId, uncertain }: Envelope): string {
  const { current } = result ?? {};
  return [
    ...details.map(({ pointer, message }) => `${pointer || "The request"} ${message}.`),
    current && `The flow is ${String(current.status)}, at revision ${String(current.revision)}.`,
    uncertain && "The change may have been made all the same: read the flow before you repeat it.",
    WHAT_TO_DO[code],
    `(${[code, requestId && `request ${requestId}`].filter(Boolean).join(", ")})`,
  ]
    .filter(Boolean)
    .join(" ");
}
