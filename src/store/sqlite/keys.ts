import type { KeptAnswer } from "../../port/bound-task-flow.ts";
import type { KeyBounds, KeyName, KeyRecord, KeysToPrune } from "../../taskflow/flow-store.ts";
import { encodeText } from "../rows.ts";
import type { Statements } from "./statements.ts";

/** What the key's first request was answered; undefined when the key is new or expired. */
export function findAnswer(sql: Statements, key: KeyName): string | undefined {
  const kept = find(sql, key);
  return kept && kept.expiresAt > key.now ? kept.answer : undefined;
}

/** The same; for a new key what `work` answers, kept in the same transaction. */
export function changeKeyed(sql: Statements, key: KeyRecord, work: () => string): KeptAnswer {
  const { kind, fingerprint, now, expiresAt } = key;
  const kept = find(sql, key);
  if (kept && kept.expiresAt > now)
    return kept.fingerprint === fingerprint ? { answer: kept.answer, replayed: true } : { refused: "reused" };
  const full = key.bounds && whenFull(sql, key, key.bounds);
  if (full) return full;
  const answer = work();
  if (kept) sql.deleteKey.run(...nameOf(key));
  sql.insertKey.run(...nameOf(key), kind, fingerprint, answer, Buffer.byteLength(answer), expiresAt);
  return { answer, replayed: false };
}

/** Expired keys, not deleted by a sweep yet, that are looked at in one step. */
const EXPIRED_AT_ONCE = 1_000;

/** The refusal of a key of which the session keeps as many as it may. */
function whenFull(
  sql: Statements,
  { ownerKey, kind, now }: KeyRecord,
  { maxKeys, maxBytes }: KeyBounds,
): KeptAnswer | undefined {
  const session = [encodeText(ownerKey), kind] as const;
  const [keys, bytes] = (sql.findKeyUsage.get(...session) ?? [0, 0]) as [number, number];
  if (keys < maxKeys && bytes < maxBytes) return undefined;
  const [expired, expiredBytes] = sql.countExpiredKeys.get(...session, now, EXPIRED_AT_ONCE) as [number, number];
  if (keys - expired < maxKeys && bytes - expiredBytes < maxBytes) return undefined;
  const [expiresAt = now] = (sql.nextExpiry.get(...session, now) ?? []) as [number?];
  return { refused: "full", retryAfterMs: expiresAt - now };
}

/** Bytes of answers that are deleted in one step: each page of a long answer is read for that. */
const PRUNED_BYTES = 16 * 1024 * 1024;

/** In one session, whichever, where there is something to delete. */
export function pruneKeys(sql: Statements, { now, limit, maxKeys, maxBytes }: KeysToPrune): number {
  const session = sql.sessionToPrune.get(maxKeys, maxBytes, now) as [string, string, number, number] | undefined;
  if (!session) return 0;
  const [owner, kind, keys, bytes] = session;
  const [tooMany, tooLarge] = kind === "key" ? [keys - maxKeys, bytes - maxBytes] : [0, 0];
  return Number(sql.pruneKeys.run(owner, kind, limit, now, tooMany, tooLarge, PRUNED_BYTES).changes);
}

function nameOf({ ownerKey, key }: KeyName): [string, string] {
  return [encodeText(ownerKey), key];
}

function find(sql: Statements, key: KeyName) {
  const row = sql.findKey.get(...nameOf(key)) as [string, string, number] | undefined;
  return row && { fingerprint: row[0], answer: row[1], expiresAt: row[2] };
}
