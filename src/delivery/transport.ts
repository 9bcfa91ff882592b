import type { Agent, ClientRequest, IncomingMessage } from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import type { DeliveryErrorClass } from "../port/endpoints.ts";
import { request } from "../shared/node-http.ts";
import { type UrlRules, urlProblem } from "./check-url.ts";
import { errorClassOf } from "./error-class.ts";

export interface TransportRules extends UrlRules {
  /** For the whole exchange, from the look-up of the name on. */
  timeoutMs: number;
  /** Default: the system's. */
  lookup?: LookupFunction | undefined;
}

export interface Message {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  /** Keeps connections. Default: a separate connection, closed after the answer. */
  agent?: Agent | undefined;
}

/** What became of a message. With a status the receiver has answered. */
export interface Answer {
  status?: number | undefined;
  error?: DeliveryErrorClass | undefined;
  /** The header. */
  retryAfter?: string | undefined;
  /** The beginning of the body. */
  head: Uint8Array;
}

/** How much of an answer is kept. The rest is not read. */
export const MAX_HEAD_BYTES = 1_024;
const MAX_HEADER_BYTES = 16 * 1_024;
/** The status has decided; the beginning of a body that comes slowly is not worth the place. */
const MAX_BODY_MS = 1_000;
/** Node's 250 ms is less than a connection takes around the world. */
const ATTEMPT_PER_ADDRESS_MS = 2_500;
const NOTHING = new Uint8Array();

/**
 * Sends one POST, without cookies, proxies and redirects. Each address is checked when the connection to it is made,
 * whatever the name resolved to before. Resolves to undefined if the signal was aborted before the answer; never rejects.
 */
export async function post(message: Message, rules: TransportRules, signal: AbortSignal): Promise<Answer | undefined> {
  const problem = urlProblem(message.url, rules);
  if (problem) return { error: problem.error, head: NOTHING };
  const deadline = performance.now() + rules.timeoutMs;
  const first = await exchange(message, rules, { deadline, signal });
  // The receiver closed the connection while it was idle, as it may.
  return first === "closed" ? newExchange(message, rules, { deadline, signal }) : first;
}

async function newExchange(message: Message, rules: TransportRules, limits: Limits): Promise<Answer | undefined> {
  const { agent: _kept, ...once } = message;
  const answer = await exchange(once, rules, limits);
  return answer === "closed" ? { error: "connection", head: NOTHING } : answer;
}

interface Limits {
  /** On the clock of `performance.now`. */
  deadline: number;
  signal: AbortSignal;
}

/** Resolves to "closed" when a connection that was kept broke before the answer. */
function exchange(
  message: Message,
  rules: TransportRules,
  { deadline, signal }: Limits,
): Promise<Answer | "closed" | undefined> {
  if (signal.aborted) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const req = requestOf(message, rules);
    let reason: "timeout" | "aborted" | undefined;
    const stop = (why: "timeout" | "aborted") => {
      reason = why;
      req.destroy(new Error(why));
    };
    const timer = setTimeout(stop, deadline - performance.now(), "timeout");
    const abort = () => stop("aborted");
    signal.addEventListener("abort", abort);
    const settle = (answer: Answer | "closed" | undefined): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
      resolve(answer);
    };
    let answered = false;
    req.on("error", (error) => {
      // Whatever becomes of the body: the status has decided.
      if (answered) return;
      const failure = reason ?? errorClassOf(error);
      if (failure === "aborted") settle(undefined);
      else if (failure === "connection" && req.reusedSocket) settle("closed");
      else settle({ error: failure, head: NOTHING });
    });
    req.on("response", (res) => {
      answered = true;
      readHead(res, Math.min(MAX_BODY_MS, deadline - performance.now()), (head) => {
        // A connection is kept if nothing is left on it.
        if (!res.complete || !req.writableFinished) req.destroy();
        settle({ ...judge(res), head });
      });
    });
    req.end(message.body);
  });
}

function requestOf({ url, headers, body, agent }: Message, { forbidden, lookup }: TransportRules): ClientRequest {
  const target = new URL(url);
  const options = {
    method: "POST",
    headers: { ...headers, "content-length": String(body.length) },
    agent: agent ?? false,
    blockList: forbidden,
    lookup,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: ATTEMPT_PER_ADDRESS_MS,
    maxHeaderSize: MAX_HEADER_BYTES,
    insecureHTTPParser: false,
  } as const;
  if (target.protocol === "http:") return request(target, options);
  // Whatever NODE_TLS_REJECT_UNAUTHORIZED says. A name that ends in a dot has none in its certificate.
  const servername = target.hostname.endsWith(".") ? { servername: target.hostname.slice(0, -1) } : {};
  return https.request(target, { ...options, ...servername, rejectUnauthorized: true });
}

function judge({ statusCode = 0, headers }: IncomingMessage): Omit<Answer, "head"> {
  const { "retry-after": retryAfter } = headers;
  if (statusCode >= 200 && statusCode < 300) return { status: statusCode };
  const error = statusCode >= 300 && statusCode < 400 ? "redirect" : "http_status";
  return { status: statusCode, error, retryAfter };
}

function readHead(res: IncomingMessage, withinMs: number, done: (head: Uint8Array) => void): void {
  const chunks: Buffer[] = [];
  let length = 0;
  const finish = (): void => {
    clearTimeout(timer);
    done(Buffer.concat(chunks).subarray(0, MAX_HEAD_BYTES));
  };
  const timer = setTimeout(finish, withinMs);
  res.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= MAX_HEAD_BYTES) finish();
  });
  res.on("end", finish);
  res.on("error", finish);
}
