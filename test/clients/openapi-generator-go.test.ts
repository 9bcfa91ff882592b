import { describeGenerator } from "./support/describe-generator.ts";
import { GO } from "./support/go.ts";
import {
  fetchOpenApiGenerator,
  OPENAPI_GENERATOR,
  openApiGenerate,
  openApiGeneratorVersion,
} from "./support/openapi-generator.ts";
import { countIn } from "./support/workspace.ts";

describeGenerator({
  ...GO,
  name: "openapi-generator-go",
  sources: [OPENAPI_GENERATOR, "go", "openapi-generator-go"],
  install: fetchOpenApiGenerator,
  version: openApiGeneratorVersion,
  generate: openApiGenerate("go", "--additional-properties=packageName=client"),
  operations: ({ folder }) => countIn(folder, "client/api_*.go", /^func \(a \*\w+APIService\) \w+Execute\(/gm),
});
