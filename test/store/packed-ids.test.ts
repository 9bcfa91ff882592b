import fc from "fast-check";
import { expect, test } from "vitest";
import { EVENT_TYPES } from "../../src/port/events.ts";
import { bitsOfTypes, codeOfStatus, codeOfType } from "../../src/store/event-codes.ts";
import { packId, unpackId } from "../../src/store/sqlite/packed-ids.ts";
import { newId } from "../../src/taskflow/clock.ts";

test("the id of an event takes 16 bytes, and comes back as it was", () => {
  const id = newId(1_700_000_000_000);
  expect(packId(id)).toHaveLength(16);
  expect(unpackId(packId(id))).toBe(id);
});

test.each([fc.uuid(), fc.string({ unit: "binary" }), fc.string({ minLength: 36, maxLength: 36 })])(
  "any text comes back from the journal as it was (%#)",
  (texts) => {
    fc.assert(fc.property(texts, (text) => unpackId(packId(text)) === text));
  },
);

test("texts that are almost an id stay texts", () => {
  const id = "0190c5d2-0000-7000-8000-0123456789ab";
  for (let at = 0; at < id.length; at += 1)
    for (const wrong of ["g", "A", "-", "0", "\u0130", "\ud800"]) {
      const text = id.slice(0, at) + wrong + id.slice(at + 1);
      expect(unpackId(packId(text)), text).toBe(text);
    }
});

test("the numbers of types and statuses in a database never change", () => {
  expect(Object.fromEntries(EVENT_TYPES.map((type) => [type, codeOfType(type)]))).toMatchObject({
    "flow.created": 0,
    "flow.waiting": 1,
    "flow.blocked": 2,
    "flow.resumed": 3,
    "flow.cancel_requested": 4,
    "flow.succeeded": 5,
    "flow.failed": 6,
    "flow.cancelled": 7,
    "flow.lost": 8,
    "flow.deleted": 9,
    "task.created": 10,
    "task.progress": 11,
    "task.succeeded": 12,
    "task.failed": 13,
    "task.timed_out": 14,
    "task.cancelled": 15,
    "task.lost": 16,
  });
  const statuses = ["queued", "running", "waiting", "blocked", "succeeded", "failed", "cancelled", "lost", "timed_out"];
  expect(statuses.map((status) => codeOfStatus(status as "queued"))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test("each type has a separate number, and a set of all of them is a whole number that is exact", () => {
  expect(new Set(EVENT_TYPES.map(codeOfType)).size).toBe(EVENT_TYPES.length);
  expect(bitsOfTypes(EVENT_TYPES)).toBeLessThan(Number.MAX_SAFE_INTEGER);
});
