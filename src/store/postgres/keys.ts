import type { KeptAnswer } from "../../port/bound-task-flow.ts";
import type { KeyName, KeyRecord, KeysToPrune } from "../../taskflow/flow-store.ts";
import { decodeText, encodeText, type Row } from "../rows.ts";
import type { Database, Transaction } from "./database.ts";
import { DatabaseError } from "./database-error.ts";
import { SQL } from "./statements.ts";

interface Kept {
  fingerprint: string;
  answer: string;
  expiresAt: number;
}

/** Number and size of the keys of one kind that a session stores. */
interface Usage {
  keys: number;
  bytes: number;
  /** When the next of them expires. */
  nextExpiry: number;
}

/** What is kept of the keys of a batch: what was there, and what the batch adds. */
export class KeptKeys {
  readonly #kept: ReadonlyMap<string, Kept>;
  readonly #usage: ReadonlyMap<string, Usage>;
  readonly #added = new Map<string, KeyRecord & { answer: string }>();
  readonly #expired: KeyRecord[] = [];

  private constructor(kept: ReadonlyMap<string, Kept>, usage: ReadonlyMap<string, Usage>) {
    this.#kept = kept;
    this.#usage = usage;
  }

  /** To be read after the flows of the batch are locked: who had them before may have written one of the keys. */
  static async read(transaction: Transaction, keys: readonly KeyRecord[]): Promise<KeptKeys> {
    if (keys.length === 0) return new KeptKeys(new Map(), new Map());
    const bounded = keys.filter(({ bounds }) => bounds);
    const [rows, usage] = await Promise.all([
      transaction.run(SQL.findKeys, namesOf(keys)),
      usageOf(transaction, bounded),
    ]);
    return new KeptKeys(new Map(rows.map(keptFrom)), usage);
  }

  /** The stored answer to the request; undefined for a new request. */
  answerTo(key: KeyRecord): KeptAnswer | undefined {
    const kept = this.#added.get(nameOf(key)) ?? this.#kept.get(nameOf(key));
    if (kept && kept.expiresAt <= key.now) this.#expired.push(key);
    if (!kept || kept.expiresAt <= key.now) return this.#whenFull(key);
    return kept.fingerprint === key.fingerprint ? { answer: kept.answer, replayed: true } : { refused: "reused" };
  }

  add(key: KeyRecord, answer: string): KeptAnswer {
    this.#added.set(nameOf(key), { ...key, answer });
    const usage = this.#usage.get(sessionOf(key));
    if (usage) {
      usage.keys += 1;
      usage.bytes += Buffer.byteLength(answer);
    }
    return { answer, replayed: false };
  }

  /** In one order everywhere: two transactions that write the same keys do not wait for each other. */
  write(transaction: Transaction): void {
    if (this.#added.size === 0) return;
    if (this.#expired.length > 0)
      void transaction.write(SQL.deleteExpiredKeys, [...namesOf(this.#expired), latestOf(this.#expired)]);
    const added = [...this.#added.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    const columns = [
      added.map(({ kind }) => kind),
      added.map(({ fingerprint }) => fingerprint),
      added.map(({ answer }) => answer),
      added.map(({ expiresAt }) => expiresAt),
    ];
    void transaction.write(SQL.insertKeys, [...namesOf(added), ...columns]);
  }

  #whenFull(key: KeyRecord): KeptAnswer | undefined {
    const usage = this.#usage.get(sessionOf(key));
    if (!usage || !key.bounds || (usage.keys < key.bounds.maxKeys && usage.bytes < key.bounds.maxBytes))
      return undefined;
    return { refused: "full", retryAfterMs: usage.nextExpiry - key.now };
  }
}

async function usageOf(transaction: Transaction, keys: readonly KeyRecord[]): Promise<Map<string, Usage>> {
  const sessions = [...new Map(keys.map((key) => [sessionOf(key), key])).values()];
  if (sessions.length === 0) return new Map();
  const rows = await transaction.run(SQL.measureKeys, [
    sessions.map(({ ownerKey }) => encodeText(ownerKey)),
    sessions.map(({ kind }) => kind),
    latestOf(keys),
  ]);
  return new Map(
    rows.map(([owner, kind, used, bytes, next]) => {
      const session = sessionOf({ ownerKey: decodeText(owner as string), kind: kind as KeyRecord["kind"] });
      return [session, { keys: used as number, bytes: bytes as number, nextExpiry: (next as number | null) ?? 0 }];
    }),
  );
}

export async function findAnswer(database: Database, key: KeyName): Promise<string | undefined> {
  const [row] = await database.run(SQL.findKeys, namesOf([key]));
  const [, kept] = row ? keptFrom(row) : [];
  return kept && kept.expiresAt > key.now ? kept.answer : undefined;
}

const UNIQUE_VIOLATION = "23505";
const SERIALIZATION_FAILURE = "40001";

/** Turns the loss of a race for a key into a failure that is tried again: the next try finds the answer of the winner. */
export function retriable(error: unknown): unknown {
  if (!(error instanceof DatabaseError && error.code === UNIQUE_VIOLATION)) return error;
  return new DatabaseError({ code: SERIALIZATION_FAILURE, severity: "ERROR", message: "another request has the key" });
}

/** Bytes of answers that are deleted in one step. */
const PRUNED_BYTES = 16 * 1024 * 1024;

/** In one session, whichever, where there is something to delete. */
export async function pruneKeys(
  transaction: Transaction,
  { now, limit, maxKeys, maxBytes }: KeysToPrune,
): Promise<number> {
  const [session] = (await transaction.run(SQL.sessionToPrune, [maxKeys, maxBytes, now])) as [
    string,
    string,
    number,
    number,
  ][];
  if (!session) return 0;
  const [owner, kind, keys, bytes] = session;
  const [tooMany, tooLarge] = kind === "key" ? [keys - maxKeys, bytes - maxBytes] : [0, 0];
  return (await transaction.write(SQL.pruneKeys, [owner, kind, limit, now, tooMany, tooLarge, PRUNED_BYTES])).length;
}

/** As the tables hold them, an array for each column. */
function namesOf(keys: readonly KeyName[]): [owners: string[], keys: string[]] {
  return [keys.map(({ ownerKey }) => encodeText(ownerKey)), keys.map(({ key }) => key)];
}

/** Names one key in this process. */
function nameOf({ ownerKey, key }: Pick<KeyName, "ownerKey" | "key">): string {
  return JSON.stringify([ownerKey, key]);
}

/** Requests that came together were read at about the same time. */
function latestOf(keys: readonly KeyName[]): number {
  return Math.max(...keys.map(({ now }) => now));
}

function keptFrom([owner, key, fingerprint, answer, expiresAt]: Row): [string, Kept] {
  const name = nameOf({ ownerKey: decodeText(owner as string), key: key as string });
  return [name, { fingerprint: fingerprint as string, answer: answer as string, expiresAt: expiresAt as number }];
}

/** Names the keys of a kind of one session. */
function sessionOf({ ownerKey, kind }: Pick<KeyRecord, "ownerKey" | "kind">): string {
  return JSON.stringify([ownerKey, kind]);
}
