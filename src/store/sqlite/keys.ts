import type { KeptAnswer } from "../../host/bound-task-flow.ts";
import type { OnceKey } from "../../taskflow/flow-store.ts";
import { encodeText } from "../rows.ts";
import type { Statements } from "./statements.ts";

/** What the key's first request was answered; for a new key what `work` answers, kept in the same transaction. */
export function once(sql: Statements, key: OnceKey, work: () => string): KeptAnswer {
  const { ownerKey, fingerprint, now, expiresAt } = key;
  const name = [encodeText(ownerKey), key.key] as const;
  const kept = sql.findKey.get(...name) as [fingerprint: string, answer: string, expiresAt: number] | undefined;
  if (kept && kept[2] > now)
    return kept[0] === fingerprint ? { reused: false, answer: kept[1], replayed: true } : { reused: true };
  const answer = work();
  sql.putKey.run(...name, fingerprint, answer, Buffer.byteLength(answer), expiresAt);
  return { reused: false, answer, replayed: false };
}

interface KeysToPrune {
  now: number;
  limit: number;
  maxKeys: number;
  maxBytes: number;
}

export function pruneKeys(sql: Statements, { now, limit, maxKeys, maxBytes }: KeysToPrune): number {
  const expired = Number(sql.pruneExpiredKeys.run(now, limit).changes);
  const [keys, bytes] = sql.measureKeys.get(maxKeys + limit) as [number, number];
  if (keys <= maxKeys && bytes <= maxBytes) return expired;
  return expired + Number(sql.pruneFirstKeys.run(limit - expired, keys - maxKeys, bytes - maxBytes).changes);
}
