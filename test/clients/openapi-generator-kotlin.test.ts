import { describeGenerator } from "./support/describe-generator.ts";
import { MAVEN, pomVersion } from "./support/maven.ts";
import { countIn } from "./support/workspace.ts";

describeGenerator({
  ...MAVEN,
  name: "openapi-generator-kotlin",
  sources: ["openapi-generator-kotlin"],
  version: pomVersion("openapi-generator.version"),
  operations: ({ folder }) =>
    countIn(folder, "target/generated-sources/openapi/src/main/kotlin/client/*Api.kt", /^ {4}fun \w+WithHttpInfo\(/gm),
});
