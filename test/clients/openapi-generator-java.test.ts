import { describeGenerator } from "./support/describe-generator.ts";
import { MAVEN, pomVersion } from "./support/maven.ts";
import { countIn } from "./support/workspace.ts";

describeGenerator({
  ...MAVEN,
  name: "openapi-generator-java",
  sources: ["openapi-generator-java"],
  version: pomVersion("openapi-generator.version"),
  operations: ({ folder }) =>
    countIn(
      folder,
      "target/generated-sources/openapi/src/main/java/client/*Api.java",
      /^ {2}public ApiResponse<\w+> \w+\((?!.*Map<)/gm,
    ),
});
