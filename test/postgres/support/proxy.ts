import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

/** Stands between a store and its server, as a network does; it can fail as one. */
export class Proxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Where new connections lead to. */
  target: number;
  /** When it says so of something that the client sent, that is passed on, its answer is not, and the line is cut. */
  cutAfter: (sent: Buffer) => boolean = () => false;
  /** Nothing passes any more, and neither side is notified. */
  silent = false;

  private constructor(target: number) {
    this.target = target;
    this.#server = createServer((client) => this.#join(client));
  }

  static async start(target: number): Promise<Proxy> {
    const proxy = new Proxy(target);
    proxy.#server.listen(0, "127.0.0.1");
    await once(proxy.#server, "listening");
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as { port: number }).port;
  }

  async stop(): Promise<void> {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(this.#server, "close");
  }

  #join(client: Socket): void {
    const server = connect(this.target, "127.0.0.1");
    let cut = false;
    const end = (): void => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        this.#sockets.delete(socket);
        if (!cut) end();
      });
    }
    client.on("data", (chunk: Buffer) => {
      if (this.silent) return;
      cut ||= this.cutAfter(chunk);
      server.write(chunk);
    });
    server.on("data", (chunk: Buffer) => {
      if (this.silent) return;
      if (cut) end();
      else client.write(chunk);
    });
  }
}
