import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders } from "node:http";
import { ServerResponse } from "../../shared/node-http.ts";
import { lingerOnClose } from "./lingering-close.ts";
import type { PendingResponses } from "./pending-responses.ts";
import type { UnsentBytes } from "./unsent-bytes.ts";

type Callback = (error: Error | null | undefined) => void;
type Headers = OutgoingHttpHeaders | OutgoingHttpHeader[];

/**
 * A response that closes its connection when it is sent before the whole request has arrived, and that counts its bytes
 * until the kernel has taken them. A subclass, so that no response is left out, whatever part of the server writes it.
 */
export class GatewayResponse<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
  /** Its index among the pending responses. */
  place = 0;
  /** Bytes of the body, from when the head is written until the response has ended. */
  unsentBytes = 0;
  /** The budget that these bytes count against. */
  unsent: UnsentBytes | undefined;
  #pending: PendingResponses<GatewayResponse> | undefined;
  #onEnd: (() => void) | undefined;

  /**
   * Follows the response until it has been sent or its connection has closed, then calls `onEnd`. One listener serves
   * everything that waits for that.
   */
  track(pending: PendingResponses<GatewayResponse>, unsent?: UnsentBytes, onEnd?: () => void): void {
    this.unsent = unsent;
    this.#pending = pending;
    this.#onEnd = onEnd;
    pending.add(this);
    this.on("close", settle);
  }

  override writeHead(status: number, reason?: string | Headers, headers?: Headers): this {
    if (!this.req.complete && hasBody(this.req)) this.#closeConnection();
    if (this.unsent) this.#count(this.unsent, headers ?? reason);
    // Node takes the headers in the place of the reason too.
    return super.writeHead(status, reason as string, headers);
  }

  /** Counts what a stream has written, until the client has taken it. */
  override write(chunk: unknown, encoding?: BufferEncoding | Callback, callback?: Callback): boolean {
    const isTaken = super.write(chunk, encoding as BufferEncoding, callback);
    // What is written to a connection that has closed is dropped.
    if (isTaken || this.destroyed) return isTaken;
    if (this.unsent && typeof chunk === "string") this.#hold(this.unsent, Buffer.byteLength(chunk));
    return false;
  }

  /** Whether nothing is left to do but for the client to read. */
  get awaitsReader(): boolean {
    return this.writableEnded || this.writableNeedDrain;
  }

  /** Whether it has begun, and goes on. All other responses are written at once. */
  get isStreaming(): boolean {
    return this.headersSent && !this.writableEnded;
  }

  /** Releases the bytes and the place of the response. */
  settle(): void {
    this.#pending?.remove(this);
    this.release();
    this.#onEnd?.();
  }

  release(): void {
    if (this.unsent) this.unsent.held -= this.unsentBytes;
    this.unsentBytes = 0;
  }

  #hold(unsent: UnsentBytes, bytes: number): void {
    if (this.unsentBytes === 0) this.once("drain", release);
    this.unsentBytes += bytes;
    unsent.held += bytes;
  }

  #count(unsent: UnsentBytes, headers: Headers | string | undefined): void {
    if (typeof headers !== "object" || this.req.method === "HEAD") return;
    this.unsentBytes = Number(contentLengthOf(headers) ?? 0);
    unsent.held += this.unsentBytes;
  }

  /** The rest of the request would be read for as long as its sender likes. */
  #closeConnection(): void {
    this.shouldKeepAlive = false;
    if (this.socket) lingerOnClose(this.socket);
  }
}

function settle(this: GatewayResponse): void {
  this.settle();
}

function release(this: GatewayResponse): void {
  this.release();
}

/** Of an object, or of a flat list of names and values. */
function contentLengthOf(headers: Headers): OutgoingHttpHeader | undefined {
  if (!Array.isArray(headers)) return headers["content-length"];
  for (let index = 0; index < headers.length; index += 2)
    if (headers[index] === "content-length") return headers[index + 1];
  return undefined;
}

/** Whether the headers announce a body (RFC 9112, section 6.3). */
function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}
