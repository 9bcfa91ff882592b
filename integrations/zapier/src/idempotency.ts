import { createHash, randomUUID } from "node:crypto";
import type { Bundle, ZObject } from "zapier-platform-core";
import type { Body } from "./body.ts";
import type { Outcome } from "./gateway.ts";
import type { ActionName } from "./generated/actions.ts";

/** Seconds for which a gateway keeps a key by default. */
const KEPT_SECONDS = 86_400;

export interface Change {
  action: ActionName;
  body: Body;
  /** What the Zap's author says is the same whenever the same run is tried again. */
  chosen: string | undefined;
}

/**
 * Sends a change under an `Idempotency-Key`, so that what Zapier tries again is done once. Zapier tells an app nothing
 * that names the run (`bundle.meta.zap` is of the Zap, and deprecated; to ask for a callback URL suspends the run), so
 * there are two ways:
 *
 * - The author chooses: the key is made from that and the request, and is the same whenever the run is tried again.
 * - The author does not: a run has a new key. Where it stays unknown whether the change was made, the key is kept for
 *   the next run with the same request, which is the one by which Zapier or its user tries again.
 */
export async function once(
  z: ZObject,
  { authData }: Bundle,
  { action, body, chosen }: Change,
  send: (key: string) => Promise<Outcome>,
): Promise<Outcome> {
  if (chosen !== undefined) return send(digest([action, body, chosen]));
  // The cache is one for all connections: a name that nobody else can guess.
  const name = `taskflow:${digest([authData["url"], authData["secret"], action, body])}`;
  const open = await tried(z, () => takeOut(z, name));
  const key = open ?? randomUUID();
  const outcome = await send(key);
  const stillOpen = !outcome.ok && (outcome.uncertain || (open !== undefined && !outcome.final));
  if (stillOpen) await tried(z, () => z.cache.set(name, key, KEPT_SECONDS));
  return outcome;
}

async function takeOut(z: ZObject, name: string): Promise<string | undefined> {
  const key: unknown = await z.cache.get(name);
  // Of two that find it, the one that deletes it has it.
  return typeof key === "string" && (await z.cache.delete(name)) ? key : undefined;
}

/** Without its cache Zapier performs the step all the same. */
async function tried<T>(z: ZObject, use: () => Promise<T>): Promise<T | undefined> {
  try {
    return await use();
  } catch (error) {
    z.console.log("Zapier's cache failed: should the answer be lost, a replay of this step may do it twice.", error);
    return undefined;
  }
}

function digest(parts: unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
