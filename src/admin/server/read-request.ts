import type { IncomingMessage } from "node:http";
import { AdminError } from "../protocol.ts";

const MAX_BYTES = 64 * 1024;

/** The JSON of a body; an empty one is an empty object. */
export async function readInput(req: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Not destroyed by a refusal, so that it can be answered.
  for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new AdminError("too_large", `The input has more than ${MAX_BYTES} bytes.`);
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString();
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new AdminError("invalid", "The input is not JSON.");
  }
}
