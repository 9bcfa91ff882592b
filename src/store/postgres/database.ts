import pg from "pg";
import type { Row } from "../rows.ts";
import { type ConnectionSettings, STATEMENT_TIMEOUT_MS } from "./connection-settings.ts";
import { DatabaseError } from "./database-error.ts";

export type Parameter = string | number | null | readonly (string | number | null)[];

/** What a transaction begins with, and how long each of its statements may take here. */
export interface TransactionLimits {
  begin: string;
  timeoutMs: number;
}

/**
 * A gateway that vanishes in the middle of a transaction holds its locks no longer than this. Set in each transaction:
 * behind PgBouncer in transaction mode, what is set for a session belongs to no one.
 */
const LIMITS: TransactionLimits = {
  begin: `BEGIN ISOLATION LEVEL READ COMMITTED;
    SET LOCAL statement_timeout = ${STATEMENT_TIMEOUT_MS};
    SET LOCAL idle_in_transaction_session_timeout = ${STATEMENT_TIMEOUT_MS}`,
  timeoutMs: STATEMENT_TIMEOUT_MS,
};

const INT8 = 20;
/** Numbers of these tables are times and counters, far below 2^53; everything else is text. */
const types = { getTypeParser: (oid: number) => (oid === INT8 ? Number : (value: unknown) => value) };

/** Connections to a PostgreSQL server, each for one statement or one transaction at a time. */
export class Database {
  readonly #pool: pg.Pool;
  #names: Names;
  #closed: Promise<void> | undefined;

  /** `names` are of statements that a connection prepares once; the same name must mean the same text everywhere. */
  constructor({ pool }: ConnectionSettings, names: Names) {
    this.#names = names;
    this.#pool = new pg.Pool({ ...pool, types: types as pg.CustomTypesConfig });
    // A connection that breaks is replaced when the next statement needs one; who used it learns it there.
    this.#pool.on("error", () => undefined);
    this.#pool.on("connect", (client) => client.on("error", () => undefined));
  }

  /** One statement in a separate transaction. */
  run(text: string, values: readonly Parameter[] = []): Promise<Row[]> {
    return this.#use(async (connection) => {
      try {
        return await connection.query(text, values, STATEMENT_TIMEOUT_MS);
      } catch (error) {
        throw new DatabaseError(error, { uncertain: true });
      }
    });
  }

  /**
   * Commits what `work` wrote when it resolves, and nothing when it rejects. Rejects with an uncertain `DatabaseError`
   * when the answer to the commit is lost.
   */
  transaction<Outcome>(work: (transaction: Transaction) => Promise<Outcome>, limits = LIMITS): Promise<Outcome> {
    return this.#use(async (connection) => {
      const transaction = new Transaction(connection, limits);
      try {
        const outcome = await work(transaction);
        await transaction.end();
        return outcome;
      } catch (error) {
        await transaction.undo();
        throw await transaction.causeOf(error);
      }
    });
  }

  /** Waits for the statements under way. */
  close(): Promise<void> {
    this.#closed ??= this.#pool.end();
    return this.#closed;
  }

  async #use<Outcome>(work: (connection: Connection) => Promise<Outcome>): Promise<Outcome> {
    try {
      return await this.#useOnce(work);
    } catch (error) {
      if (!(error instanceof DatabaseError && error.missesPrepared)) throw error;
      // A pooler hands the connections of the server around: from now on each statement is sent in full.
      this.#names = NO_NAMES;
      return this.#useOnce(work);
    }
  }

  async #useOnce<Outcome>(work: (connection: Connection) => Promise<Outcome>): Promise<Outcome> {
    const client = await this.#pool.connect().catch((error: unknown) => {
      throw new DatabaseError(error);
    });
    let usable = false;
    try {
      const outcome = await work(new Connection(client, this.#names));
      usable = true;
      return outcome;
    } catch (error) {
      usable = !(error instanceof DatabaseError && error.leavesConnection);
      throw error;
    } finally {
      client.release(!usable);
    }
  }
}

type Names = ReadonlyMap<string, string>;
const NO_NAMES: Names = new Map();

/** As the driver reads it; its types do not tell of the timeout. */
interface Statement extends pg.QueryArrayConfig {
  query_timeout: number;
}

class Connection {
  readonly #client: pg.PoolClient;
  readonly #names: Names;

  constructor(client: pg.PoolClient, names: Names) {
    this.#client = client;
    this.#names = names;
  }

  async query(text: string, values: readonly Parameter[], timeoutMs: number): Promise<Row[]> {
    const name = this.#names.get(text);
    const statement = { text, ...(name && { name }), values: [...values], rowMode: "array", query_timeout: timeoutMs };
    const { rows } = await this.#client.query<unknown[]>(statement as Statement);
    return rows;
  }

  /** `COMMIT` or `ROLLBACK`; resolves to which of them the server did. */
  async end(command: "COMMIT" | "ROLLBACK"): Promise<string> {
    return (await this.#client.query(command)).command;
  }
}

/** Statements are sent as they are asked for; the server answers them in this order. */
export class Transaction {
  readonly #connection: Connection;
  readonly #timeoutMs: number;
  readonly #begun: Promise<unknown>;
  readonly #writes: Promise<unknown>[] = [];
  #ended = false;

  constructor(connection: Connection, { begin, timeoutMs }: TransactionLimits) {
    this.#connection = connection;
    this.#timeoutMs = timeoutMs;
    this.#begun = connection.query(begin, [], timeoutMs);
    this.#begun.catch(() => undefined);
  }

  run(text: string, values: readonly Parameter[] = []): Promise<Row[]> {
    return this.#send(text, values);
  }

  /** Sends a write. The caller need not wait for the answer: if the write fails, the commit fails. */
  write(text: string, values: readonly Parameter[] = []): Promise<Row[]> {
    const written = this.#send(text, values);
    written.catch(() => undefined);
    this.#writes.push(written);
    return written;
  }

  async end(): Promise<void> {
    this.#ended = true;
    // Without a write there is nothing to make durable.
    const end = this.#connection.end(this.#writes.length > 0 ? "COMMIT" : "ROLLBACK");
    const answers = await Promise.allSettled([this.#begun, ...this.#writes, end]);
    const failure = answers.find((answer) => answer.status === "rejected");
    if (failure) throw new DatabaseError(failure.reason, { uncertain: this.#writes.length > 0 });
    const done = await end;
    if (this.#writes.length > 0 && done !== "COMMIT") throw new DatabaseError(new Error(`answered ${done}`));
  }

  /** A connection on which this fails is not used again: the server has undone the transaction then. */
  async undo(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    await this.#connection.end("ROLLBACK").catch(() => undefined);
  }

  /**
   * What made the transaction fail. After a write for which nobody waited the server refuses whatever comes next, and
   * only the write says whether a retry helps.
   */
  async causeOf(error: unknown): Promise<unknown> {
    if (!(error instanceof DatabaseError && error.followsAnother)) return error;
    const answers = await Promise.allSettled(this.#writes);
    return answers.find((answer) => answer.status === "rejected")?.reason ?? error;
  }

  async #send(text: string, values: readonly Parameter[]): Promise<Row[]> {
    try {
      const rows = this.#connection.query(text, values, this.#timeoutMs);
      const [, answer] = await Promise.all([this.#begun, rows]);
      return answer;
    } catch (error) {
      throw new DatabaseError(error);
    }
  }
}
