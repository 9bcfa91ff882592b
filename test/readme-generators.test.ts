import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generatorsInReadme } from "./clients/support/readme-table.ts";

/** `npm run test:clients` compares generators.json with what the generators do. */
test("the README tells of each client generator what test/clients/generators.json says", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const section = readme.split("\n## Generate a client\n")[1]?.split("\n## ")[0] ?? "";
  expect(section).toContain(generatorsInReadme());
});
