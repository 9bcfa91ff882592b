import { globSync } from "node:fs";
import { expect } from "vitest";
import { type Client, describeGenerator } from "./support/describe-generator.ts";
import { npmCi, TYPESCRIPT } from "./support/npm.ts";
import { openApiGenerator } from "./support/openapi-generator.ts";
import { countIn } from "./support/workspace.ts";

/** This generator makes a model of every schema, used or not: the configuration of the gateway must not be among them. */
function expectNoConfiguration({ folder }: Client): void {
  const models = globSync("client/models/*.ts", { cwd: folder });
  expect(models).not.toEqual([]);
  expect(models.filter((file) => /Secret|Config/.test(file))).toEqual([]);
}

const generator = openApiGenerator("typescript-fetch", "");

describeGenerator({
  ...generator,
  ...TYPESCRIPT,
  sources: ["typescript", ...generator.sources],
  install: (home) => Promise.all([generator.install(home), npmCi(home)]),
  generate: async (client) => {
    await generator.generate(client);
    expectNoConfiguration(client);
  },
  operations: ({ folder }) => countIn(folder, "client/apis/*.ts", /^ {4}async \w+Raw\(/gm),
});
