import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { escapeToken, pointerOf, tokensOf, valueAt } from "../../src/shared/json-pointer.ts";

test.each([
  ["", ""],
  ["a/b", "a~1b"],
  ["m~n", "m~0n"],
  ["~1", "~01"],
  ["~0/~", "~00~1~0"],
])("the name %j is %j in a JSON Pointer, and is read back", (name, token) => {
  expect(escapeToken(name)).toBe(token);
  expect(pointerOf(["x", name])).toBe(`/x/${token}`);
  expect(tokensOf(`/x/${token}`)).toEqual(["x", name]);
});

test("the empty JSON Pointer is the whole document", () => {
  expect(tokensOf("")).toEqual([]);
  expect(valueAt({ a: 1 }, tokensOf(""))).toEqual({ a: 1 });
});

test("a place that does not exist, or that every object inherits, holds nothing", () => {
  const document = { list: [{ "a/b": null }], text: "abc" };
  expect(valueAt(document, ["list", "0", "a/b"])).toBe(null);
  for (const pointer of ["/list/1", "/list/0/a", "/text/0", "/text/length", "/toString", "/list/0/a~1b/c"])
    expect(valueAt(document, tokensOf(pointer)), pointer).toBe(undefined);
});

test("no other file escapes JSON Pointers", () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const files = globSync(["src/**/*.ts", "codegen/**/*.ts", "sdk/src/**/*.ts"], { cwd: root });
  const escaping = files.filter((file) => /["'/]~[01]["'/]/.test(readFileSync(join(root, file), "utf8")));
  expect(escaping).toEqual(["src/shared/json-pointer.ts"]);
});
