/** The text without a byte order mark; undefined where it is not UTF-8, as replaced characters would be another secret. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
