import { once } from "node:events";
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { text as textOf } from "node:stream/consumers";
import { SECRET } from "./host.ts";

export interface Answer {
  /** 0 when the gateway hung up on a body that is larger than it takes. */
  status: number;
  headers: IncomingHttpHeaders;
  /** JSON where the answer is JSON, else its text. */
  body: unknown;
}

export interface HostRequest {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** In bytes; the default of every route. */
const LARGEST_BODY = 262_144;

/** A request with the headers of a good one, unless changed; counted as a new client. */
export async function send(url: string, { method = "POST", path, headers, body = "" }: HostRequest): Promise<Answer> {
  const request = httpRequest(`${url}${path ?? "/plugins/webhooks/zapier"}`, {
    method,
    // A separate connection: one that is kept may be closed by the gateway just when it is used again.
    agent: false,
    headers: {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      authorization: `Bearer ${SECRET}`,
      "x-forwarded-for": nextClient(),
      ...headers,
    },
  });
  try {
    request.end(body);
    const [response] = (await once(request, "response")) as [IncomingMessage];
    const text = await textOf(response);
    const isJson = response.headers["content-type"]?.startsWith("application/json") ?? false;
    return { status: response.statusCode ?? 0, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  } catch (error) {
    if (body.length <= LARGEST_BODY) throw error;
    return { status: 0, headers: {}, body: "" };
  }
}

let clients = 0;
function nextClient(): string {
  clients += 1;
  return `10.${(clients >> 16) & 255}.${(clients >> 8) & 255}.${clients & 255}`;
}
