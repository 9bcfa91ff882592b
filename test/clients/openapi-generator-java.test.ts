import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Client, describeGenerator } from "./support/describe-generator.ts";
import { run } from "./support/run.ts";
import { countIn } from "./support/workspace.ts";

const maven = ({ folder, spec, shape }: Client, ...args: string[]) =>
  run("mvn", ["--quiet", "--batch-mode", `-Dspec=${spec}`, `-Dshape=${shape}`, ...args], { cwd: folder });

describeGenerator({
  name: "openapi-generator-java",
  sources: ["openapi-generator-java"],
  install: (home) =>
    run("mvn", ["--quiet", "--batch-mode", "dependency:resolve", "dependency:resolve-plugins"], { cwd: home }),
  version: (home) =>
    /<openapi-generator\.version>(.*?)</.exec(readFileSync(join(home, "pom.xml"), "utf8"))?.[1] ?? "not in pom.xml",
  generate: (client) => maven(client, "generate-sources"),
  // What was generated is compiled, not generated again.
  compile: (client) => maven(client, "-Dcodegen.skip=true", "compile"),
  play: ({ folder }, env) =>
    run("java", ["-cp", ["target/classes", "target/dependency/*"].join(":"), "Program"], { cwd: folder, env }),
  operations: ({ folder }) =>
    countIn(
      folder,
      "target/generated-sources/openapi/src/main/java/client/*Api.java",
      /^ {2}public ApiResponse<\w+> \w+\((?!.*Map<)/gm,
    ),
});
