import { describeGenerator } from "./support/describe-generator.ts";
import { npmCi, TYPESCRIPT } from "./support/npm.ts";
import {
  fetchOpenApiGenerator,
  OPENAPI_GENERATOR,
  openApiGenerate,
  openApiGeneratorVersion,
} from "./support/openapi-generator.ts";
import { countIn } from "./support/workspace.ts";

describeGenerator({
  ...TYPESCRIPT,
  name: "openapi-generator-typescript-fetch",
  sources: [OPENAPI_GENERATOR, "typescript", "openapi-generator-typescript-fetch"],
  install: (home) => Promise.all([fetchOpenApiGenerator(home), npmCi(home)]),
  version: openApiGeneratorVersion,
  generate: openApiGenerate("typescript-fetch"),
  operations: ({ folder }) => countIn(folder, "client/apis/*.ts", /^ {4}async \w+Raw\(/gm),
});
