import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describeGenerator } from "./support/describe-generator.ts";
import { GO, goTool, goVersion } from "./support/go.ts";
import { run } from "./support/run.ts";
import { countIn } from "./support/workspace.ts";

describeGenerator({
  ...GO,
  name: "oapi-codegen",
  sources: ["go", "oapi-codegen"],
  install: goTool,
  version: goVersion("github.com/oapi-codegen/oapi-codegen/v2"),
  generate: ({ home, spec, folder }) => {
    mkdirSync(join(folder, "client"));
    const options = ["-generate", "types,client", "-package", "client", "-o", "client/client.go"];
    return run(join(home, "bin/oapi-codegen"), [...options, spec], { cwd: folder });
  },
  operations: ({ folder }) =>
    countIn(
      folder,
      "client/client.go",
      /^func \(c \*ClientWithResponses\) (?!\w+WithBodyWithResponse)\w+WithResponse\(/gm,
    ),
});
