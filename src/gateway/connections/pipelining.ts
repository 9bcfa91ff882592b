import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { GatewayResponse } from "./gateway-response.ts";

type Listener = (req: IncomingMessage, res: GatewayResponse) => void;

interface Queue {
  length: number;
  last: GatewayResponse;
}

/** Requests of one connection that wait for their turn. Each takes about 3 kB. */
const MAX_PER_CONNECTION = 2_048;
const MAX_IN_TOTAL = 16_384;

/**
 * Serves the requests of a connection one after the other, also when they arrive together: requests that change something
 * must not overtake each other (RFC 9112, section 9.3.2), and so a connection has one response in memory at a time.
 */
export class Pipelines {
  readonly #queues = new Map<Socket, Queue>();
  readonly #onOverflow: (socket: Socket) => void;
  #total = 0;

  /** `onOverflow` is called with a connection on which too many requests wait, which is then closed. */
  constructor(onOverflow: (socket: Socket) => void) {
    this.#onOverflow = onOverflow;
  }

  inTurn(serve: Listener): Listener {
    return (req, res) => {
      // Node gives a response its socket when those before it have been sent.
      if (res.socket) serve(req, res);
      else if (this.#add(req.socket, res))
        res.once("socket", (socket: Socket) => {
          this.#take(socket);
          // The response before it ends in the next tick, and gives back what it held.
          process.nextTick(serve, req, res);
        });
    };
  }

  /** The response to the last request on this connection, when it waits for its turn. */
  lastWaiting(socket: Socket): GatewayResponse | undefined {
    const queue = this.#queues.get(socket);
    return queue && queue.length > 0 ? queue.last : undefined;
  }

  #add(socket: Socket, res: GatewayResponse): boolean {
    // What arrived together with the request that was too much is still parsed.
    if (socket.destroyed) return false;
    const queue = this.#queues.get(socket) ?? this.#open(socket, res);
    if (this.#total === MAX_IN_TOTAL || queue.length === MAX_PER_CONNECTION) {
      this.#onOverflow(socket);
      socket.destroy();
      return false;
    }
    queue.length += 1;
    queue.last = res;
    this.#total += 1;
    return true;
  }

  #open(socket: Socket, last: GatewayResponse): Queue {
    const queue = { length: 0, last };
    this.#queues.set(socket, queue);
    socket.once("close", () => {
      this.#queues.delete(socket);
      this.#total -= queue.length;
    });
    return queue;
  }

  #take(socket: Socket): void {
    const queue = this.#queues.get(socket);
    if (!queue) return;
    queue.length -= 1;
    this.#total -= 1;
  }
}
