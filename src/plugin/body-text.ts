import { invalidRequest } from "./problem.ts";

/** Ignores a byte order mark, which is not part of the text (RFC 8259, section 8.1). */
const UTF8 = new TextDecoder("utf-8", { fatal: true });

/** Returns the body as text. Throws a 400 with the offset of the first byte that is not UTF-8. */
export function textOf(body: Buffer): string {
  try {
    return UTF8.decode(body);
  } catch {
    const offset = offsetOfBadByte(body);
    const byte = `0x${(body[offset] ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;
    throw invalidRequest([
      { pointer: "", message: `must be UTF-8: the byte at offset ${offset} (${byte}) is invalid` },
    ]);
  }
}

/** Decoded leniently, each bad sequence is U+FFFD: the first of them starts where the text differs from the body. */
function offsetOfBadByte(body: Buffer): number {
  const lenient = Buffer.from(body.toString());
  let offset = 0;
  while (body[offset] === lenient[offset]) offset += 1;
  // The first bytes of a bad sequence can be those of U+FFFD itself.
  while (isContinuation(lenient[offset])) offset -= 1;
  return offset;
}

function isContinuation(byte = 0): boolean {
  return byte >> 6 === 0b10;
}
