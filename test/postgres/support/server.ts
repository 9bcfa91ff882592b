import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { freePort } from "../../support/free-port.ts";
import { hasEnded } from "../../support/has-ended.ts";
import { postgresBinary, unprivileged } from "./binaries.ts";

export const USER = "gateway";
/** With characters that a URL must not hold as they are. */
export const PASSWORD = "p@ss/w#rd";

/** A real server in a separate folder, on a free port of the loopback address. */
export class PostgresServer {
  readonly port: number;
  readonly directory: string;
  #process: ChildProcess | undefined;
  #databases = 0;

  private constructor(port: number, directory: string) {
    this.port = port;
    this.directory = directory;
  }

  static async start(): Promise<PostgresServer> {
    const server = new PostgresServer(await freePort(), temporaryFolder());
    const data = join(server.directory, "data");
    const options = ["--no-sync", "--encoding=UTF8", "--locale=C", "--auth=scram-sha-256", "--auth-local=trust"];
    execFileSync(postgresBinary("initdb"), ["-D", data, "-U", "postgres", ...options], {
      ...unprivileged(),
      stdio: ["ignore", "ignore", "inherit"],
    });
    await server.boot();
    await server.asAdmin("postgres", `CREATE ROLE ${USER} LOGIN CREATEDB PASSWORD '${PASSWORD}'`);
    return server;
  }

  /** A server that follows this one: it has, and keeps getting, what is committed here. */
  async startStandby(): Promise<PostgresServer> {
    const standby = new PostgresServer(await freePort(), temporaryFolder());
    const from = ["-h", this.directory, "-p", String(this.port), "-U", "postgres"];
    const to = ["-D", join(standby.directory, "data"), "--write-recovery-conf", "--no-sync", "--checkpoint=fast"];
    execFileSync(postgresBinary("pg_basebackup"), [...from, ...to], { ...unprivileged(), stdio: "inherit" });
    await standby.boot();
    return standby;
  }

  /** Makes a standby the primary. */
  async promote(): Promise<void> {
    await this.asAdmin("postgres", "SELECT pg_promote()");
  }

  /** Starts it on the same data, as after a crash. Resolves when it answers. */
  async boot(): Promise<void> {
    const settings = { listen_addresses: "127.0.0.1", port: this.port, unix_socket_directories: this.directory };
    this.#process = spawn(
      postgresBinary("postgres"),
      ["-D", join(this.directory, "data"), ...Object.entries(settings).map(([name, value]) => `--${name}=${value}`)],
      { ...unprivileged(), stdio: ["ignore", "ignore", "ignore"] },
    );
    for (let attempt = 0; ; attempt += 1) {
      try {
        await this.asAdmin("postgres", "SELECT 1");
        return;
      } catch (error) {
        if (attempt > 300) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  /** Of the process that starts one for each connection; undefined while none runs. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** From now on it also speaks TLS, with this certificate and key. */
  async useTls(certificate: string, key: string): Promise<void> {
    const { uid, gid } = unprivileged();
    for (const [from, name] of [
      [certificate, "server.crt"],
      [key, "server.key"],
    ] as const) {
      const file = join(this.directory, "data", name);
      copyFileSync(from, file);
      chmodSync(file, 0o600);
      if (uid !== undefined && gid !== undefined) chownSync(file, uid, gid);
    }
    await this.asAdmin("postgres", "ALTER SYSTEM SET ssl = on", "SELECT pg_reload_conf()");
    for (let on = false; !on; ) {
      const [ssl] = await this.asAdmin("postgres", "SHOW ssl");
      on = ssl?.rows[0]?.ssl === "on";
    }
  }

  /** SIGQUIT: every session is cut off at once, and the next start recovers from the log. */
  async crash(): Promise<void> {
    await this.#end("SIGQUIT");
  }

  /** SIGKILL, of the server and of every process that it made. */
  async kill(): Promise<void> {
    const { pid } = this.#process ?? {};
    const made = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
    const ended = this.#end("SIGKILL");
    for (const child of made) killIfThere(child);
    await ended;
  }

  /** At once: an orderly end would first write to disk what is deleted here, for minutes if there are many databases. */
  async stop(): Promise<void> {
    await this.#end("SIGQUIT");
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** The URL of a new, empty database. */
  async createDatabase(options = ""): Promise<string> {
    this.#databases += 1;
    const name = `flows_${this.#databases}`;
    await this.asAdmin("postgres", `CREATE DATABASE ${name} OWNER ${USER} ${options}`);
    return this.url(name);
  }

  url(database: string, { user = USER, password = PASSWORD, port = this.port } = {}): string {
    return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  }

  /** The URL of a new database with what `pg_dump` takes from another. */
  async copyDatabase(from: string): Promise<string> {
    const url = await this.createDatabase();
    const at = ["-h", this.directory, "-p", String(this.port), "-U", "postgres"];
    const run = (program: string, args: string[], input?: Buffer) =>
      execFileSync(postgresBinary(program), [...at, ...args], { ...unprivileged(), input, maxBuffer: 2 ** 26 });
    run("psql", ["-q", "-v", "ON_ERROR_STOP=1", databaseOf(url)], run("pg_dump", [from]));
    return url;
  }

  /** Statements of the superuser. */
  async asAdmin(database: string, ...statements: string[]): Promise<pg.QueryResult[]> {
    const client = new pg.Client({ host: this.directory, port: this.port, user: "postgres", database });
    await client.connect();
    try {
      const results = [];
      for (const statement of statements) results.push(await client.query(statement));
      return results;
    } finally {
      await client.end();
    }
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (!child || hasEnded(child)) return;
    child.kill(signal);
    await once(child, "exit");
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** The database of a URL. */
export function databaseOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "taskflow-postgres-"));
  const { uid, gid } = unprivileged();
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  chmodSync(folder, 0o711);
  return folder;
}
