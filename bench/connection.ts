import { connect, type Socket } from "node:net";

export interface Answer {
  status: number;
  body: Buffer;
}

/**
 * A keep-alive connection that sends one request at a time. It only finds the end of a response with a content-length.
 * A complete client library would cost the generator as much as the request costs the server.
 */
export class Connection {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #answered: ((answer: Answer) => void) | undefined;
  #failed: ((error: Error) => void) | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on("data", (chunk) => this.#receive(chunk));
    socket.on("error", (error) => this.#failed?.(error));
    socket.on("close", () => this.#failed?.(new Error("the server closed the connection")));
  }

  static open(url: URL): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(url.port), url.hostname, () => resolve(new Connection(socket)));
      socket.once("error", reject);
    });
  }

  /** Sends a request. Call `send` again only after its callback. */
  send(request: string, answered: (answer: Answer) => void, failed: (error: Error) => void): void {
    this.#answered = answered;
    this.#failed = failed;
    this.#socket.write(request);
  }

  /** Sends a request and resolves to the body of its answer. Rejects for any status but 200. */
  call(request: string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const answered = ({ status, body }: Answer): void =>
        status === 200 ? resolve(body) : reject(new Error(`answered with ${status}: ${String(body)}`));
      this.send(request, answered, reject);
    });
  }

  close(): void {
    this.#failed = undefined;
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const headEnd = this.#received.indexOf("\r\n\r\n");
    if (headEnd < 0) return;
    const head = this.#received.toString("latin1", 0, headEnd);
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    if (length === undefined) return this.#failed?.(new Error(`an answer without a content-length:\n${head}`));
    const end = headEnd + 4 + Number(length);
    if (this.#received.length < end) return;
    const answer = { status: Number(head.slice(9, 12)), body: this.#received.subarray(headEnd + 4, end) };
    this.#received = this.#received.subarray(end);
    this.#answered?.(answer);
  }
}
