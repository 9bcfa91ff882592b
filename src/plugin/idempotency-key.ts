import { hash } from "node:crypto";
import type { ActionRequest } from "../../generated/actions.ts";
import type { RequestKey } from "../port/bound-task-flow.ts";
import { invalidRequest } from "./problem.ts";

const MAX_KEY_LENGTH = 255;
/** RFC 8941, section 3.3.3. */
const QUOTED = /^"((?:[ !#-[\]-~]|\\["\\])+)"$/;
/** A key without quotes, as many senders write it: visible ASCII. Two header fields would be joined with a blank. */
const BARE = /^([!#-~]+)$/;

/**
 * Returns the key of a request that came with this `Idempotency-Key`. Throws a 400 for a header that is no key. A hash:
 * no sender's key stands in a store, and one is as short as the next.
 */
export function headerKey(routeId: string, header: string, request: ActionRequest): RequestKey {
  const key = sha256(JSON.stringify([routeId, parse(header)]));
  return { kind: "key", key, fingerprint: fingerprintOf(request) };
}

/**
 * Returns the key of a signed message with this id, whatever its bytes. Of a route: two of them are two senders, whose
 * ids have nothing to do with each other.
 */
export function messageKey(routeId: string, id: string): RequestKey {
  return { kind: "message", key: sha256(JSON.stringify([routeId, "webhook-id", id])), fingerprint: "" };
}

/** The key under which a request says that it is being performed, where its answer is kept afterwards. */
export function claimOf({ key, ...request }: RequestKey): RequestKey {
  return { ...request, key: sha256(JSON.stringify([key, "claim"])) };
}

/** The same for each repetition of the request, and for no other request. */
export function identityOf({ key, fingerprint }: RequestKey): string {
  return sha256(JSON.stringify([key, fingerprint]));
}

function parse(header: string): string {
  const [, key] = QUOTED.exec(header) ?? BARE.exec(header) ?? [];
  const plain = header.startsWith('"') ? key?.replaceAll(/\\(.)/g, "$1") : key;
  if (plain !== undefined && plain.length <= MAX_KEY_LENGTH) return plain;
  const message = `must have one Idempotency-Key of 1 to ${MAX_KEY_LENGTH} printable ASCII characters, plain or as a quoted string (RFC 8941)`;
  throw invalidRequest([{ pointer: "", header: "Idempotency-Key", message }]);
}

/**
 * Of the request as the action takes it, its action included, and not of the bytes: a sender that serializes its body again
 * may order it otherwise, and the path of the action and the canonical one are the same route. Numbers count with the
 * digits that `validateAction` keeps.
 */
function fingerprintOf(request: ActionRequest): string {
  return sha256(JSON.stringify(request, (_name, value: unknown) => (isObject(value) ? sorted(value) : value)));
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Without a prototype, so that `__proto__` is a name like any other. */
function sorted(object: object): object {
  const inOrder = Object.create(null) as Record<string, unknown>;
  for (const name of Object.keys(object).sort()) inOrder[name] = (object as Record<string, unknown>)[name];
  return inOrder;
}

function sha256(text: string): string {
  return hash("sha256", text, "base64url");
}
