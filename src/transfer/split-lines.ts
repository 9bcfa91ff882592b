import { importError } from "./import-error.ts";

const NEWLINE = 0x0a;
/** No record comes near it: memory that a file can make this program take is bounded. */
const MAX_LINE_BYTES = 64 * 1024 * 1024;

/** The lines of a file, without their ends. A last line without an end is returned as `cut`. */
export async function* splitLines(
  chunks: AsyncIterable<Buffer>,
  file: string,
): AsyncIterable<{ bytes: Buffer; cut: boolean }> {
  let parts: Buffer[] = [];
  let length = 0;
  let number = 1;
  const take = (last: Buffer) => {
    const bytes = parts.length === 0 ? last : Buffer.concat([...parts, last]);
    parts = [];
    length = 0;
    number += 1;
    return bytes;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield { bytes: take(chunk.subarray(start, end)), cut: false };
      start = end + 1;
    }
    if (start === chunk.length) continue;
    parts.push(chunk.subarray(start));
    length += chunk.length - start;
    if (length > MAX_LINE_BYTES) throw importError(file, number, "The line is longer than 64 MiB.");
  }
  if (length > 0) yield { bytes: take(Buffer.alloc(0)), cut: true };
}
