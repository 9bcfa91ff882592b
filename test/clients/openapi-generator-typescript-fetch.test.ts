import { globSync } from "node:fs";
import { expect } from "vitest";
import { type Client, describeGenerator } from "./support/describe-generator.ts";
import { npmCi, TYPESCRIPT } from "./support/npm.ts";
import {
  fetchOpenApiGenerator,
  OPENAPI_GENERATOR,
  openApiGenerate,
  openApiGeneratorVersion,
} from "./support/openapi-generator.ts";
import { countIn } from "./support/workspace.ts";

/** This generator makes a model of every schema, used or not: the configuration of the gateway must not be among them. */
function expectNoConfiguration({ folder }: Client): void {
  const models = globSync("client/models/*.ts", { cwd: folder });
  expect(models).not.toEqual([]);
  expect(models.filter((file) => /Secret|Config/.test(file))).toEqual([]);
}

describeGenerator({
  ...TYPESCRIPT,
  name: "openapi-generator-typescript-fetch",
  sources: [OPENAPI_GENERATOR, "typescript", "openapi-generator-typescript-fetch"],
  install: (home) => Promise.all([fetchOpenApiGenerator(home), npmCi(home)]),
  version: openApiGeneratorVersion,
  generate: async (client) => {
    await openApiGenerate("typescript-fetch")(client);
    expectNoConfiguration(client);
  },
  operations: ({ folder }) => countIn(folder, "client/apis/*.ts", /^ {4}async \w+Raw\(/gm),
});
