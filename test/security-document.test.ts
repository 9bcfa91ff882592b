import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const at = (file: string) => new URL(`../${file}`, import.meta.url);

test("every test that SECURITY.md names is there under that name", () => {
  const text = readFileSync(at("SECURITY.md"), "utf8");
  const cells = text.split("\n").flatMap((line) => (line.startsWith("|") ? line.split("|") : []));
  const named = cells.flatMap((cell) => {
    let file = "";
    return [...cell.matchAll(/`(test\/[\w./-]+\.test\.ts)`|"([^"]+)"/g)].flatMap(([, path, name]) => {
      file = path ?? file;
      return name === undefined || file === "" ? [] : [{ file, name }];
    });
  });
  expect(named.length).toBeGreaterThan(30);
  const missing = named.filter(
    ({ file, name }) => !existsSync(at(file)) || !readFileSync(at(file), "utf8").includes(name),
  );
  expect(missing).toEqual([]);
});
