import { describeGenerator } from "./support/describe-generator.ts";
import { GO } from "./support/go.ts";
import { openApiGenerator } from "./support/openapi-generator.ts";
import { countIn } from "./support/workspace.ts";

const generator = openApiGenerator("go", "packageName=client");

describeGenerator({
  ...generator,
  ...GO,
  sources: [...generator.sources, "go"],
  operations: ({ folder }) => countIn(folder, "client/api_*.go", /^func \(a \*\w+APIService\) \w+Execute\(/gm),
});
