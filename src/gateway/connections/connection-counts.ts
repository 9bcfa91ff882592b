import type { Socket } from "node:net";
import { networkOf } from "../../shared/ip.ts";

/** Counts the open connections of each network, and closes at once what is too many. */
export class ConnectionCounts {
  readonly #byNetwork = new Map<string, number>();
  readonly #counted = new WeakSet<Socket>();
  readonly #onExcess: (socket: Socket) => void;
  total = 0;
  perNetwork = Number.POSITIVE_INFINITY;
  /** Whether an address is that of a proxy, which has the connections of many clients. */
  isTrusted: (address: string) => boolean = () => false;

  /** `onExcess` is called with each connection that is too many for its network, which is then closed. */
  constructor(onExcess: (socket: Socket) => void) {
    this.#onExcess = onExcess;
  }

  add(socket: Socket): void {
    // A connection that is read again is not a new one.
    if (this.#counted.has(socket)) return;
    this.#counted.add(socket);
    const address = socket.remoteAddress ?? "";
    const network = networkOf(address);
    const open = (this.#byNetwork.get(network) ?? 0) + 1;
    this.#byNetwork.set(network, open);
    this.total += 1;
    socket.once("close", () => this.#remove(network));
    if (open <= this.perNetwork || this.isTrusted(address)) return;
    this.#onExcess(socket);
    socket.destroy();
  }

  #remove(network: string): void {
    const open = (this.#byNetwork.get(network) ?? 1) - 1;
    this.total -= 1;
    if (open === 0) this.#byNetwork.delete(network);
    else this.#byNetwork.set(network, open);
  }
}
