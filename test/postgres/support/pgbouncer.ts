import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { freePort } from "../../support/free-port.ts";
import { hasEnded } from "../../support/has-ended.ts";
import { PGBOUNCER, unprivileged } from "./binaries.ts";
import { PASSWORD, type PostgresServer, temporaryFolder, USER } from "./server.ts";

/** The real PgBouncer in transaction mode before a server: a connection belongs to a client for one transaction. */
export class PgBouncer {
  readonly port: number;
  readonly #folder: string;
  readonly #process: ChildProcess;

  private constructor(port: number, folder: string) {
    this.port = port;
    this.#folder = folder;
    const file = join(folder, "pgbouncer.ini");
    this.#process = spawn(PGBOUNCER, ["-q", file], { ...unprivileged(), stdio: "ignore" });
  }

  static async start(server: PostgresServer): Promise<PgBouncer> {
    const [port, folder] = [await freePort(), temporaryFolder()];
    writeFileSync(join(folder, "users.txt"), `"${USER}" "${PASSWORD}"\n`);
    writeFileSync(join(folder, "pgbouncer.ini"), configuration(port, folder, server.port));
    const bouncer = new PgBouncer(port, folder);
    await bouncer.#answers();
    return bouncer;
  }

  async stop(): Promise<void> {
    if (!hasEnded(this.#process)) {
      this.#process.kill("SIGINT");
      await once(this.#process, "exit");
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #answers(): Promise<void> {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const socket = connect(this.port, "127.0.0.1");
      const answered = await new Promise((resolve) => {
        socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
      });
      socket.destroy();
      if (answered) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`pgbouncer does not listen on port ${this.port}`);
  }
}

/** Fewer connections to the server than the store has to PgBouncer, so that they are handed from one to the other. */
function configuration(port: number, folder: string, serverPort: number): string {
  return `[databases]
* = host=127.0.0.1 port=${serverPort}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${join(folder, "users.txt")}
pool_mode = transaction
default_pool_size = 3
server_idle_timeout = 1
`;
}
