import { describeGenerator } from "./support/describe-generator.ts";
import { npmCi, TYPESCRIPT } from "./support/npm.ts";
import { openApiGenerator } from "./support/openapi-generator.ts";
import { countIn } from "./support/workspace.ts";

const generator = openApiGenerator("typescript-axios", "");

describeGenerator({
  ...generator,
  ...TYPESCRIPT,
  sources: ["typescript", ...generator.sources],
  install: (home) => Promise.all([generator.install(home), npmCi(home)]),
  operations: ({ folder }) => countIn(folder, "client/api.ts", /^ {4}public \w+\(routeId: /gm),
});
