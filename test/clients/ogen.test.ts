import { join } from "node:path";
import { describeGenerator } from "./support/describe-generator.ts";
import { GO, goTool, goVersion } from "./support/go.ts";
import { run } from "./support/run.ts";
import { countIn } from "./support/workspace.ts";

describeGenerator({
  ...GO,
  name: "ogen",
  sources: ["go", "ogen"],
  install: goTool,
  version: goVersion("github.com/ogen-go/ogen"),
  generate: ({ home, spec, folder }) =>
    run(
      join(home, "bin/ogen"),
      ["--config", "ogen.yml", "--target", "client", "--package", "client", "--clean", spec],
      { cwd: folder },
    ),
  operations: ({ folder }) => countIn(folder, "client/oas_client_gen.go", /^func \(c \*Client\) [A-Z]\w*\(/gm),
});
