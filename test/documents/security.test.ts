import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { documentAt } from "../support/documents.ts";

const at = (file: string) => new URL(`../../${file}`, import.meta.url);

test("every test that SECURITY.md names is there under that name", () => {
  const text = documentAt("SECURITY.md");
  const cells = text.split("\n").flatMap((line) => (line.startsWith("|") ? line.split("|") : []));
  const named = cells.flatMap((cell) => {
    let file = "";
    return [...cell.matchAll(/`(test\/[\w./-]+\.test\.ts)`|"([^"]+)"/g)].flatMap(([, path, name]) => {
      file = path ?? file;
      return name === undefined || file === "" ? [] : [{ file, name }];
    });
  });
  expect(named.length).toBeGreaterThan(30);
  const missing = named.filter(({ file, name }) => !existsSync(at(file)) || !documentAt(file).includes(name));
  expect(missing).toEqual([]);
});
