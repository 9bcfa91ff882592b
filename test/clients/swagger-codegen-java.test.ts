import { describeGenerator } from "./support/describe-generator.ts";
import { MAVEN, pomVersion } from "./support/maven.ts";
import { countIn } from "./support/workspace.ts";

describeGenerator({
  ...MAVEN,
  name: "swagger-codegen-java",
  sources: ["swagger-codegen-java"],
  version: pomVersion("swagger-codegen.version"),
  operations: ({ folder }) =>
    countIn(
      folder,
      "target/generated-sources/swagger/src/main/java/client/*Api.java",
      /^ {4}public ApiResponse<\w+> \w+\(/gm,
    ),
});
