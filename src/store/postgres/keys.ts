import type { KeptAnswer } from "../../host/bound-task-flow.ts";
import type { OnceKey } from "../../taskflow/flow-store.ts";
import { decodeText, encodeText, type Row } from "../rows.ts";
import type { Transaction } from "./database.ts";
import { DatabaseError } from "./database-error.ts";
import { SQL } from "./statements.ts";

interface Kept {
  fingerprint: string;
  answer: string;
  expiresAt: number;
}

/** What is kept of the keys of a batch: what was there, and what the batch adds. */
export class KeptKeys {
  readonly #kept: Map<string, Kept>;
  readonly #added = new Map<string, OnceKey & { answer: string }>();
  readonly #expired: OnceKey[] = [];

  private constructor(kept: Map<string, Kept>) {
    this.#kept = kept;
  }

  /** To be read after the flows of the batch are locked: who had them before may have written one of the keys. */
  static async read(transaction: Transaction, keys: readonly OnceKey[]): Promise<KeptKeys> {
    const rows = keys.length === 0 ? [] : await transaction.run(SQL.findKeys, namesOf(keys));
    return new KeptKeys(new Map(rows.map(keptFrom)));
  }

  /** What is answered to the request; undefined for one that is new. */
  answerTo(key: OnceKey): KeptAnswer | undefined {
    const kept = this.#added.get(nameOf(key)) ?? this.#kept.get(nameOf(key));
    if (!kept) return undefined;
    if (kept.expiresAt <= key.now) {
      this.#expired.push(key);
      return undefined;
    }
    return kept.fingerprint === key.fingerprint
      ? { reused: false, answer: kept.answer, replayed: true }
      : { reused: true };
  }

  add(key: OnceKey, answer: string): KeptAnswer {
    this.#added.set(nameOf(key), { ...key, answer });
    return { reused: false, answer, replayed: false };
  }

  /** In one order everywhere: two transactions that write the same keys do not wait for each other. */
  write(transaction: Transaction): void {
    if (this.#expired.length > 0) {
      const now = Math.max(...this.#expired.map((key) => key.now));
      void transaction.write(SQL.deleteExpiredKeys, [...namesOf(this.#expired), now]);
    }
    const added = [...this.#added.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    if (added.length === 0) return;
    const columns = [
      added.map(({ fingerprint }) => fingerprint),
      added.map(({ answer }) => answer),
      added.map(({ answer }) => Buffer.byteLength(answer)),
      added.map(({ expiresAt }) => expiresAt),
    ];
    void transaction.write(SQL.insertKeys, [...namesOf(added), ...columns]);
  }
}

const UNIQUE_VIOLATION = "23505";
const SERIALIZATION_FAILURE = "40001";

/** Where another gateway was faster with one of the keys: what tells that the same again will do, and find its answer. */
export function outrun(error: unknown): unknown {
  if (!(error instanceof DatabaseError && error.code === UNIQUE_VIOLATION)) return error;
  return new DatabaseError({ code: SERIALIZATION_FAILURE, severity: "ERROR", message: "another request has the key" });
}

/** Deletes keys that have expired, and those that expire first while there are too many. */
export async function pruneKeys(
  transaction: Transaction,
  { now, limit, maxKeys, maxBytes }: { now: number; limit: number; maxKeys: number; maxBytes: number },
): Promise<number> {
  const expired = (await transaction.write(SQL.pruneExpiredKeys, [now, limit])).length;
  const [[keys, bytes] = []] = (await transaction.run(SQL.measureKeys, [maxKeys + limit])) as [number, number][];
  const [tooMany, tooLarge] = [(keys ?? 0) - maxKeys, (bytes ?? 0) - maxBytes];
  if (tooMany <= 0 && tooLarge <= 0) return expired;
  return expired + (await transaction.write(SQL.pruneFirstKeys, [limit - expired, tooMany, tooLarge])).length;
}

/** As the tables hold them, an array for each column. */
function namesOf(keys: readonly OnceKey[]): [owners: string[], keys: string[]] {
  return [keys.map(({ ownerKey }) => encodeText(ownerKey)), keys.map(({ key }) => key)];
}

/** Names one key in this process. */
function nameOf({ ownerKey, key }: Pick<OnceKey, "ownerKey" | "key">): string {
  return JSON.stringify([ownerKey, key]);
}

function keptFrom([owner, key, fingerprint, answer, expiresAt]: Row): [string, Kept] {
  const name = nameOf({ ownerKey: decodeText(owner as string), key: key as string });
  return [name, { fingerprint: fingerprint as string, answer: answer as string, expiresAt: expiresAt as number }];
}
