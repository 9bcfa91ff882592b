import { PassThrough, Readable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { messageStream, OutputEnded } from "../../../src/worker/acp/message-stream.ts";
import { ACP_LIMITS } from "../../../src/worker/acp/settings.ts";
import { TaskFailure } from "../../../src/worker/executor.ts";

const UPDATE = "session/update";

/** What a client reads of this output: its messages and its updates, in order, and why it ends. */
async function read(chunks: readonly Uint8Array[], limits = {}) {
  const seen: unknown[] = [];
  const stdin = new PassThrough();
  stdin.resume();
  const pipes = { stdin, stdout: Readable.from(chunks.map((chunk) => Buffer.from(chunk))) };
  const stream = messageStream(pipes, { ...ACP_LIMITS, ...limits }, (params) => void seen.push(params));
  const writer = stream.writable.getWriter();
  for (const id of [1, 2, "three"]) await writer.write({ jsonrpc: "2.0", id, method: "x" });
  let end: unknown;
  try {
    for await (const message of stream.readable) seen.push(message);
  } catch (error) {
    end = error;
  }
  return { seen, end };
}

/** The same bytes in pieces of these lengths, and the rest. */
function pieces(bytes: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const parts = [];
  let start = 0;
  for (const length of lengths) {
    parts.push(bytes.subarray(start, start + length));
    start += length;
  }
  return [...parts, bytes.subarray(start)];
}

const params = fc.jsonValue();
const id = fc.oneof(fc.integer(), fc.string(), fc.constant(null));
const message = fc.oneof(
  fc.record({ jsonrpc: fc.constant("2.0"), id, method: fc.string(), params }),
  fc.record({ jsonrpc: fc.constant("2.0"), method: fc.constantFrom("x", UPDATE), params }),
);
const lineEnd = fc.constantFrom("\n", "\r\n", "\n\n", " \n \n");
const lengths = fc.array(fc.nat(20), { maxLength: 60 });

test("messages come in their order, however the bytes of the output are divided", async () => {
  const lines = fc.array(fc.tuple(message, lineEnd), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(lines, lengths, fc.boolean(), async (sent, cuts, isEnded) => {
      const text = sent.map(([one, end]) => JSON.stringify(one) + end).join("");
      const { seen, end } = await read(pieces(Buffer.from(isEnded ? text : text.trimEnd()), cuts));
      const expected = sent.map(([one]) => ("id" in one || one.method !== UPDATE ? one : one.params));
      expect(seen).toEqual(JSON.parse(JSON.stringify(expected)));
      expect(end).toBeInstanceOf(OutputEnded);
    }),
  );
});

test("any bytes end the stream in order: as output that has ended, or as a failure with a sentence", async () => {
  const parts = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    message.map((one) => Buffer.from(`${JSON.stringify(one)}\n`)),
    fc.json().map((text) => Buffer.from(`${text}\n`)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(parts), async (output) => {
      const { end } = await read(output, { messageBytes: 150 });
      expect(end instanceof OutputEnded || end instanceof TaskFailure).toBe(true);
    }),
  );
});

test("each answer to a request is taken once", async () => {
  const answer = (id: unknown) => `${JSON.stringify({ jsonrpc: "2.0", id, result: {} })}\n`;
  const once = await read([Buffer.from(answer(2) + answer("three") + answer(1))]);
  expect([once.seen.length, once.end]).toEqual([3, expect.any(OutputEnded)]);
  for (const wrong of [answer("1"), answer(4), answer(1) + answer(1)])
    expect((await read([Buffer.from(wrong)])).end).toBeInstanceOf(TaskFailure);
});

test.each([
  ["a message of the limit's length is read", 0, OutputEnded],
  ["one more byte is too much", 1, TaskFailure],
])("%s", async (_, more, expected) => {
  const line = JSON.stringify({ jsonrpc: "2.0", method: "é".repeat(100) });
  const limits = { messageBytes: Buffer.byteLength(line) - more };
  expect((await read(pieces(Buffer.from(`${line}\n${line}`), [3, 50]), limits)).end).toBeInstanceOf(expected);
});
