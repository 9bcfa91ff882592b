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
  name: "openapi-generator-typescript-axios",
  sources: [OPENAPI_GENERATOR, "typescript", "openapi-generator-typescript-axios"],
  install: (home) => Promise.all([fetchOpenApiGenerator(home), npmCi(home)]),
  version: openApiGeneratorVersion,
  generate: openApiGenerate("typescript-axios"),
  operations: ({ folder }) => countIn(folder, "client/api.ts", /^ {4}public \w+\(routeId: /gm),
});
