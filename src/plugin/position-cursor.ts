/** The positions of all stores are shorter, as cursors. */
const MAX_LENGTH = 256;
/** A position is printable ASCII, without blanks. */
const POSITION = /^[!-~]+$/;

/**
 * A position of a store as a cursor: opaque, so that senders pass it on unchanged. It has letters, digits, `-` and `_` alone,
 * and so fits into a header and a URL.
 */
export function encodePosition(position: string): string {
  return Buffer.from(position).toString("base64url");
}

/** Returns undefined for a text that `encodePosition` does not return. */
export function decodePosition(cursor: string): string | undefined {
  if (cursor.length > MAX_LENGTH) return undefined;
  const position = Buffer.from(cursor, "base64url").toString("latin1");
  return POSITION.test(position) && encodePosition(position) === cursor ? position : undefined;
}
