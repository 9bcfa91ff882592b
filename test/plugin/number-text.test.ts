import fc from "fast-check";
import { expect, test } from "vitest";
import { numberText } from "../../src/plugin/number-text.ts";

test("the text of any number is that of JavaScript", () => {
  const aroundNow = fc.integer({ min: 0, max: 4e12 });
  fc.assert(
    fc.property(fc.oneof(aroundNow, fc.maxSafeInteger(), fc.double()), (value) => {
      expect(numberText(value)).toBe(String(value));
    }),
  );
});

test.each([
  0,
  -1,
  0.5,
  999_999_999,
  1e9,
  1e9 + 0.5,
  1_764_298_000_000,
  1_764_298_000_009,
  1_764_298_099_000,
  99_999_999_999_999,
  1e14,
  1e21,
  -0,
])("%d", (value) => {
  expect(numberText(value)).toBe(String(value));
});
